/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Storing answers and taking them back. Database thread only.
 */
#pragma once

#include "app/store/front/collection.h"
#include "app/store/store.h"

/** ilk_store_answer: see ilk_collection_answer() */
gboolean ilk_store_answer(IlkStore *self, gint64 card, IlkRating rating, int days, gint64 at,
                          gint64 ms, gboolean over_time, IlkAnswer *answer, GError **error);

/** ilk_store_undo: see ilk_collection_undo() */
gboolean ilk_store_undo(IlkStore *self, gint64 card, IlkMemory *after, GError **error);
