/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many reviews were recalled. Database thread only.
 */
#pragma once

#include "app/store/collection-figures.h"
#include "app/store/store.h"

/** ilk_recall_count: see ilk_collection_count_recalls() */
gboolean ilk_recall_count(IlkStore *self, gint64 first, gint64 last, IlkRecallTotals *totals,
                          GError **error);
