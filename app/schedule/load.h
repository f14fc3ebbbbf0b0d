/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How full the days ahead are, and how welcome that makes a review on one of them. A plain value
 * and pure functions, any thread.
 */
#pragma once

#include "app/schedule/study-options.h"

/** ILK_LOAD_DAYS: beyond them so little is known yet that every day is taken to be as full as the
 * last of them */
#define ILK_LOAD_DAYS 180

/**
 * IlkLoad:
 * @first: the learner's day on which @due begins: tomorrow, since nothing comes back earlier
 * @due: cards in review that come due on each day
 *
 * All zeros is a load of which nothing is known.
 */
typedef struct {
  gint64 first;
  guint due[ILK_LOAD_DAYS];
} IlkLoad;

/** ilk_load_move: a card that had the memory @from has @to now */
void ilk_load_move(IlkLoad *self, const IlkMemory *from, const IlkMemory *to);

/** ilk_load_weigh: Returns: how welcome one more review is on the learner's @day, 0 for not at
 * all */
double ilk_load_weigh(const IlkLoad *self, const IlkStudyOptions *options, gint64 day);
