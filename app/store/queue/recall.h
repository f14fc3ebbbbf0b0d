/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many reviews were recalled. Counted some cards at a time, so that whoever studies meanwhile
 * does not wait for the next card. Database thread only.
 */
#pragma once

#include "app/store/front/collection-figures.h"
#include "app/store/store.h"

/**
 * IlkRecallCount:
 * @first, @last: the learner's days to count
 * @reached: the last card that was looked at; 0 to begin with
 * @done: whether all were
 * @totals: what was counted; its @desired is a sum until @done
 */
typedef struct {
  gint64 first;
  gint64 last;
  gint64 reached;
  gboolean done;
  IlkRecallTotals totals;
} IlkRecallCount;

/** ilk_recall_count_on: counts the next cards, see ilk_collection_count_recalls() */
gboolean ilk_recall_count_on(IlkStore *self, IlkRecallCount *count, GError **error);
