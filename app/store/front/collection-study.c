/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: a card, the next one, how full the days are, answers and undo.
 */
#include "app/store/front/collection-study.h"
#include "app/base/limits.h"
#include "app/store/front/operation.h"
#include "app/store/queue/answer.h"
#include "app/store/queue/progress-rows.h"
#include "app/store/queue/queue.h"
#include "app/store/rows/note.h"

typedef struct {
  gint64 card;
  IlkCard *found;
} GetCard;

static gboolean
get_card(IlkStore *store, gpointer arguments, GError **error)
{
  GetCard *get = arguments;
  get->found = ilk_store_get_card(store, get->card, error);
  return get->found != NULL;
}

static const IlkOperation get_operation = {
    .name = "get card",
    .work = get_card,
    .size = sizeof(GetCard),
};

IlkCard *
ilk_collection_get_card(IlkCollection *self, gint64 card, GError **error)
{
  GetCard get = {.card = card};
  return ilk_collection_call(self, &get_operation, &get, error) ? get.found : NULL;
}

typedef struct {
  gint64 deck;
  gint64 except;
  IlkCard *found; /* NULL when nothing waits */
} Next;

static gboolean
next_card(IlkStore *store, gpointer arguments, GError **error)
{
  Next *next = arguments;
  gint64 card = 0;
  if (!ilk_queue_next(store, next->deck, next->except, &card, error))
    return FALSE;
  if (card != 0)
    next->found = ilk_store_get_card(store, card, error);
  return card == 0 || next->found != NULL;
}

static void
clear_next(gpointer arguments)
{
  g_clear_object(&((Next *) arguments)->found);
}

static const IlkOperation next_operation = {
    .name = "next card",
    .work = next_card,
    .size = sizeof(Next),
    .clear = clear_next,
};

IlkCard *
ilk_collection_next_card(IlkCollection *self, gint64 deck, gint64 except, GError **error)
{
  Next next = {deck, except, NULL};
  return ilk_collection_call(self, &next_operation, &next, error) ? next.found : NULL;
}

void
ilk_collection_next_card_async(IlkCollection *self, gint64 deck, gint64 except,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Next next = {deck, except, NULL};
  ilk_collection_submit(self, &next_operation, &next, cancellable, callback, user_data);
}

IlkCard *
ilk_collection_next_card_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  Next *next = ilk_collection_finish(self, &next_operation, result, error);
  return next != NULL ? g_steal_pointer(&next->found) : NULL;
}

static gboolean
get_load(IlkStore *store, gpointer load, GError **error)
{
  return ilk_store_count_load(store, load, error);
}

static const IlkOperation load_operation = {
    .name = "get load",
    .work = get_load,
    .size = sizeof(IlkLoad),
};

gboolean
ilk_collection_get_load(IlkCollection *self, IlkLoad *load, GError **error)
{
  g_return_val_if_fail(load != NULL, FALSE);

  return ilk_collection_call(self, &load_operation, load, error);
}

void
ilk_collection_get_load_async(IlkCollection *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  IlkLoad load = {0};
  ilk_collection_submit(self, &load_operation, &load, cancellable, callback, user_data);
}

gboolean
ilk_collection_get_load_finish(IlkCollection *self, GAsyncResult *result, IlkLoad *load,
                               GError **error)
{
  g_return_val_if_fail(load != NULL, FALSE);

  const IlkLoad *counted = ilk_collection_finish(self, &load_operation, result, error);
  if (counted != NULL)
    *load = *counted;
  return counted != NULL;
}

typedef struct {
  IlkChange change;
  IlkReview review;
  IlkAnswer answer;
} Answer;

/* Of @review, the collection itself finds out the rest. */
static Answer
prepare_answer(const IlkReview *review)
{
  return (Answer){.change = {ILK_CHANGE_REVIEWS, 0, review->card}, .review = *review};
}

static gboolean
store_answer(IlkStore *store, gpointer arguments, GError **error)
{
  Answer *answer = arguments;
  if (!ilk_store_answer(store, &answer->review, &answer->answer, error))
    return FALSE;
  answer->change.deck = answer->answer.deck;
  return TRUE;
}

static const IlkOperation answer_operation = {
    .name = "answer",
    .work = store_answer,
    .size = sizeof(Answer),
    .tells = TRUE,
};

static gboolean
is_answer(const IlkReview *review)
{
  return review != NULL && review->rating >= ILK_RATING_AGAIN && review->rating <= ILK_RATING_EASY;
}

gboolean
ilk_collection_answer(IlkCollection *self, const IlkReview *review, IlkAnswer *answer,
                      GError **error)
{
  g_return_val_if_fail(is_answer(review), FALSE);

  Answer request = prepare_answer(review);
  if (!ilk_collection_call(self, &answer_operation, &request, error))
    return FALSE;
  if (answer != NULL)
    *answer = request.answer;
  return TRUE;
}

void
ilk_collection_answer_async(IlkCollection *self, const IlkReview *review, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(is_answer(review));

  Answer request = prepare_answer(review);
  ilk_collection_submit(self, &answer_operation, &request, cancellable, callback, user_data);
}

gboolean
ilk_collection_answer_finish(IlkCollection *self, GAsyncResult *result, IlkAnswer *answer,
                             GError **error)
{
  const Answer *request = ilk_collection_finish(self, &answer_operation, result, error);
  if (request != NULL && answer != NULL)
    *answer = request->answer;
  return request != NULL;
}

typedef struct {
  IlkChange change;
  IlkAnswer answer;
} Undo;

static gboolean
undo_answer(IlkStore *store, gpointer arguments, GError **error)
{
  Undo *undo = arguments;
  if (!ilk_store_undo(store, undo->change.card, &undo->answer, error))
    return FALSE;
  undo->change.deck = undo->answer.deck;
  return TRUE;
}

static const IlkOperation undo_operation = {
    .name = "undo",
    .work = undo_answer,
    .size = sizeof(Undo),
    .tells = TRUE,
};

gboolean
ilk_collection_undo(IlkCollection *self, gint64 card, IlkMemory *after, GError **error)
{
  Undo undo = {.change = {ILK_CHANGE_REVIEWS, 0, card}};
  if (!ilk_collection_call(self, &undo_operation, &undo, error))
    return FALSE;
  if (after != NULL)
    *after = undo.answer.after;
  return TRUE;
}

void
ilk_collection_undo_async(IlkCollection *self, gint64 card, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  Undo undo = {.change = {ILK_CHANGE_REVIEWS, 0, card}};
  ilk_collection_submit(self, &undo_operation, &undo, cancellable, callback, user_data);
}

gboolean
ilk_collection_undo_finish(IlkCollection *self, GAsyncResult *result, IlkMemory *after,
                           GError **error)
{
  const Undo *undo = ilk_collection_finish(self, &undo_operation, result, error);
  if (undo != NULL && after != NULL)
    *after = undo->answer.after;
  return undo != NULL;
}
