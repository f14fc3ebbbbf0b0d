/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Storing answers and taking them back. Database thread only.
 */
#pragma once

#include "app/store/front/collection-study.h"
#include "app/store/store.h"

/**
 * IlkEvent: an entry of the log on its way there
 * @review: has its key, card, kind, rating, time and promised days when the work begins; the rest
 * is found out
 * @undoes: the one answer that an undo takes back, seq 0 for whichever is the card's latest
 * @deck: (out)
 * @after: (out): the memory that it leaves
 */
typedef struct {
  IlkReview review;
  IlkReviewKey undoes;
  gint64 deck;
  IlkMemory after;
} IlkEvent;

/** ilk_event_make_answer: Returns: the answer @given; see ilk_collection_answer() */
IlkEvent ilk_event_make_answer(IlkStore *store, const IlkReview *given);

/** ilk_event_make_undo: Returns: what takes back the latest answer of @card */
IlkEvent ilk_event_make_undo(IlkStore *store, gint64 card);

/** ilk_event_run: stores @self, the memory that it leaves and the day's total. Within a
 * transaction. ILK_ERROR_NOT_FOUND: nothing can be undone; ILK_ERROR_INVALID: another answer than
 * @undoes is the latest. */
gboolean ilk_event_run(IlkEvent *self, IlkStore *store, GError **error);

/** ilk_event_was_stored: Returns: whether the log has @self */
gboolean ilk_event_was_stored(const IlkEvent *self, IlkStore *store, GError **error);

/** ilk_event_get_answer: Returns: what came of it */
IlkAnswer ilk_event_get_answer(const IlkEvent *self);

/** ilk_store_answer: see ilk_collection_answer(); @given: its @review */
gboolean ilk_store_answer(IlkStore *self, const IlkReview *given, IlkAnswer *answer,
                          GError **error);

/** ilk_store_undo: see ilk_collection_undo(); @undo: (out): the event that takes the answer back */
gboolean ilk_store_undo(IlkStore *self, gint64 card, IlkAnswer *undo, GError **error);
