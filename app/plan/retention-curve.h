/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each desired retention would cost and bring: a simulated first year of learning a deck, for
 * every per cent that can be chosen. Computed on a thread of its own; the result is a plain value.
 */
#pragma once

#include "app/plan/habits.h"
#include "app/schedule/study-options.h"

#define ILK_CURVE_FIRST_PERCENT 70
#define ILK_CURVE_POINTS 30
/** What a higher retention may cost more for each card remembered to be suggested. */
#define ILK_CURVE_AFFORDABLE 0.05

/**
 * IlkRetentionCurve:
 * @minutes: of studying in the whole year, by retention from ILK_CURVE_FIRST_PERCENT on
 * @remembered: cards that would be recalled at the year's end
 * @cards: learned in that year
 * @cheapest: the retention in per cent at which a card remembered costs the least time; at the
 * first that can be chosen, a lower one might cost even less
 * @suggested: the highest at which it costs at most ILK_CURVE_AFFORDABLE more: near its lowest the
 * cost hardly changes, and the more remembered the better
 */
typedef struct {
  double minutes[ILK_CURVE_POINTS];
  double remembered[ILK_CURVE_POINTS];
  double cards;
  int cheapest;
  int suggested;
} IlkRetentionCurve;

/** ilk_retention_curve_same: Returns: whether @a and @b lead to the same curve */
gboolean ilk_retention_curve_same(const IlkStudyOptions *a, const IlkStudyOptions *b);

/** ilk_retention_curve_async: @habits: whose year it is, and how many cards they have to learn; the
 * new cards of a day are those of @options */
void ilk_retention_curve_async(const IlkStudyOptions *options, const IlkHabits *habits,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean ilk_retention_curve_finish(GAsyncResult *result, IlkRetentionCurve *curve, GError **error);
