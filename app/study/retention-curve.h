/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What each desired retention would cost and bring: a simulated year of studying for every per cent
 * that can be chosen. Computed on a thread of its own; the result is a plain value.
 */
#pragma once

#include "app/store/study-options.h"

#include <gio/gio.h>

#define ILK_CURVE_FIRST_PERCENT 70
#define ILK_CURVE_POINTS 30

/**
 * IlkRetentionCurve:
 * @minutes: of studying a day, on average, by retention from ILK_CURVE_FIRST_PERCENT on
 * @remembered: cards that would be recalled at the year's end
 * @cards: learned in that year
 * @suggested: the retention in per cent at which a card remembered costs the least time
 */
typedef struct {
  double minutes[ILK_CURVE_POINTS];
  double remembered[ILK_CURVE_POINTS];
  double cards;
  int suggested;
} IlkRetentionCurve;

/** ilk_retention_curve_same: Returns: whether @a and @b lead to the same curve */
gboolean ilk_retention_curve_same(const IlkStudyOptions *a, const IlkStudyOptions *b);

void ilk_retention_curve_async(const IlkStudyOptions *options, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_retention_curve_finish(GAsyncResult *result, IlkRetentionCurve *curve, GError **error);
