/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Storing answers and taking them back. Database thread only.
 */
#pragma once

#include "app/store/front/collection-study.h"
#include "app/store/store.h"

/** ilk_store_answer: see ilk_collection_answer(); @given: its @review */
gboolean ilk_store_answer(IlkStore *self, const IlkReview *given, IlkAnswer *answer,
                          GError **error);

/** ilk_store_undo: see ilk_collection_undo(); @undo: (out): the event that takes the answer back */
gboolean ilk_store_undo(IlkStore *self, gint64 card, IlkAnswer *undo, GError **error);
