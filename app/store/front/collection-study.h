/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Studying: the next card, answers, and taking them back.
 */
#pragma once

#include "app/model/card.h"
#include "app/model/review.h"
#include "app/schedule/load.h"
#include "app/store/front/collection.h"

/** ilk_collection_get_card: Returns: (transfer full): the card, NULL with ILK_ERROR_NOT_FOUND */
IlkCard *ilk_collection_get_card(IlkCollection *self, gint64 card, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_collection_next_card:
 * @deck: deck id, 0 for all decks
 * @except: id of a card not to be picked, the one on screen, which counts as studied when it is
 * new; 0 for none
 *
 * The card to study now: cards in steps that are due, then reviews by due time, then new cards in
 * deck order within the day's limit, then cards in steps within the learn-ahead limit. A card in
 * review may be studied from the beginning of the learner's day on which it comes due.
 *
 * Returns: (transfer full) (nullable): NULL without @error when nothing waits
 */
IlkCard *ilk_collection_next_card(IlkCollection *self, gint64 deck, gint64 except, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void ilk_collection_next_card_async(IlkCollection *self, gint64 deck, gint64 except,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
IlkCard *ilk_collection_next_card_finish(IlkCollection *self, GAsyncResult *result, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * IlkAnswer:
 * @key: under which the review is stored
 * @deck: the card's
 * @after: the card's memory now
 */
typedef struct {
  IlkReviewKey key;
  gint64 deck;
  IlkMemory after;
} IlkAnswer;

/**
 * ilk_collection_answer:
 * @review: its card, rating, @at (never stored before the card's previous review), @ms and
 * @over_time; @days: after which the learner was told that the card comes back; they stand when
 * fuzz allows them, and 0 leaves it to the card's own fuzz. The rest is found out.
 * @answer: (out) (nullable): set after COMMIT returned
 *
 * Stores the review, the new memory and the day's total in one transaction.
 */
gboolean ilk_collection_answer(IlkCollection *self, const IlkReview *review, IlkAnswer *answer,
                               GError **error);
void ilk_collection_answer_async(IlkCollection *self, const IlkReview *review,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
gboolean ilk_collection_answer_finish(IlkCollection *self, GAsyncResult *result, IlkAnswer *answer,
                                      GError **error);

/**
 * ilk_collection_undo: appends an undo event for the latest standing answer of @card and restores
 * the memory that the log then gives. @after: (out) (nullable). ILK_ERROR_NOT_FOUND when there is
 * none.
 */
gboolean ilk_collection_undo(IlkCollection *self, gint64 card, IlkMemory *after, GError **error);
void ilk_collection_undo_async(IlkCollection *self, gint64 card, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_undo_finish(IlkCollection *self, GAsyncResult *result, IlkMemory *after,
                                    GError **error);

/** ilk_collection_get_load: @load: (out): how full the days from tomorrow on are, all decks
 * together */
gboolean ilk_collection_get_load(IlkCollection *self, IlkLoad *load, GError **error);
void ilk_collection_get_load_async(IlkCollection *self, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean ilk_collection_get_load_finish(IlkCollection *self, GAsyncResult *result, IlkLoad *load,
                                        GError **error);
