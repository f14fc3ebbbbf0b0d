/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The collection's front: the next card, answers, undo, predictions.
 */
#include "app/base/limits.h"
#include "app/store/answer.h"
#include "app/store/front/collection-private.h"
#include "app/store/note.h"
#include "app/store/prediction.h"
#include "app/store/progress-rows.h"
#include "app/store/queue.h"

typedef struct {
  gint64 card;
  IlkCard *found;
} GetCard;

static gboolean
get_card(IlkStore *store, gpointer arguments, GError **error)
{
  GetCard *request = arguments;
  request->found = ilk_store_get_card(store, request->card, error);
  return request->found != NULL;
}

IlkCard *
ilk_collection_get_card(IlkCollection *self, gint64 card, GError **error)
{
  GetCard request = {.card = card};
  return ilk_collection_run(self, get_card, &request, error) ? request.found : NULL;
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

IlkCard *
ilk_collection_next_card(IlkCollection *self, gint64 deck, gint64 except, GError **error)
{
  Next next = {deck, except, NULL};
  return ilk_collection_run(self, next_card, &next, error) ? next.found : NULL;
}

static void
free_next(gpointer arguments)
{
  Next *next = arguments;
  g_clear_object(&next->found);
  g_free(next);
}

void
ilk_collection_next_card_async(IlkCollection *self, gint64 deck, gint64 except,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  Next *next = g_new0(Next, 1);
  *next = (Next){deck, except, NULL};
  ilk_collection_run_async(self, next_card, next, free_next, cancellable, callback, user_data);
}

IlkCard *
ilk_collection_next_card_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  Next *next = ilk_collection_run_finish(self, result, error);
  return next != NULL ? g_steal_pointer(&next->found) : NULL;
}

static gboolean
get_load(IlkStore *store, gpointer arguments, GError **error)
{
  return ilk_store_count_load(store, arguments, error);
}

gboolean
ilk_collection_get_load(IlkCollection *self, IlkLoad *load, GError **error)
{
  g_return_val_if_fail(load != NULL, FALSE);

  return ilk_collection_run(self, get_load, load, error);
}

void
ilk_collection_get_load_async(IlkCollection *self, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  ilk_collection_run_async(self, get_load, g_new0(IlkLoad, 1), g_free, cancellable, callback,
                           user_data);
}

gboolean
ilk_collection_get_load_finish(IlkCollection *self, GAsyncResult *result, IlkLoad *load,
                               GError **error)
{
  g_return_val_if_fail(load != NULL, FALSE);

  const IlkLoad *counted = ilk_collection_run_finish(self, result, error);
  if (counted != NULL)
    *load = *counted;
  return counted != NULL;
}

typedef struct {
  gint64 card;
  IlkRating rating;
  int days;
  gint64 at;
  gint64 ms;
  gboolean over_time;
  IlkAnswer answer;
} Answer;

static gboolean
store_answer(IlkStore *store, gpointer arguments, GError **error)
{
  Answer *request = arguments;
  return ilk_store_answer(store, request->card, request->rating, request->days, request->at,
                          request->ms, request->over_time, &request->answer, error);
}

gboolean
ilk_collection_answer(IlkCollection *self, gint64 card, IlkRating rating, int days, gint64 at,
                      gint64 ms, gboolean over_time, IlkAnswer *answer, GError **error)
{
  g_return_val_if_fail(rating >= ILK_RATING_AGAIN && rating <= ILK_RATING_EASY, FALSE);

  Answer request = {card, rating, days, at, ms, over_time, {{0}}};
  if (!ilk_collection_run(self, store_answer, &request, error))
    return FALSE;
  if (answer != NULL)
    *answer = request.answer;
  return TRUE;
}

void
ilk_collection_answer_async(IlkCollection *self, gint64 card, IlkRating rating, int days, gint64 at,
                            gint64 ms, gboolean over_time, GCancellable *cancellable,
                            GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail(rating >= ILK_RATING_AGAIN && rating <= ILK_RATING_EASY);

  Answer *request = g_new0(Answer, 1);
  *request = (Answer){card, rating, days, at, ms, over_time, {{0}}};
  ilk_collection_run_async(self, store_answer, request, g_free, cancellable, callback, user_data);
}

gboolean
ilk_collection_answer_finish(IlkCollection *self, GAsyncResult *result, IlkAnswer *answer,
                             GError **error)
{
  const Answer *request = ilk_collection_run_finish(self, result, error);
  if (request != NULL && answer != NULL)
    *answer = request->answer;
  return request != NULL;
}

typedef struct {
  gint64 card;
  IlkMemory after;
} Undo;

static gboolean
undo(IlkStore *store, gpointer arguments, GError **error)
{
  Undo *request = arguments;
  return ilk_store_undo(store, request->card, &request->after, error);
}

gboolean
ilk_collection_undo(IlkCollection *self, gint64 card, IlkMemory *after, GError **error)
{
  Undo request = {.card = card};
  if (!ilk_collection_run(self, undo, &request, error))
    return FALSE;
  if (after != NULL)
    *after = request.after;
  return TRUE;
}

void
ilk_collection_undo_async(IlkCollection *self, gint64 card, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  Undo *request = g_new0(Undo, 1);
  request->card = card;
  ilk_collection_run_async(self, undo, request, g_free, cancellable, callback, user_data);
}

gboolean
ilk_collection_undo_finish(IlkCollection *self, GAsyncResult *result, IlkMemory *after,
                           GError **error)
{
  const Undo *request = ilk_collection_run_finish(self, result, error);
  if (request != NULL && after != NULL)
    *after = request->after;
  return request != NULL;
}

static gboolean
add_prediction(IlkStore *store, gpointer arguments, GError **error)
{
  return ilk_store_add_prediction(store, arguments, error);
}

gint64
ilk_collection_add_prediction(IlkCollection *self, gint64 card, const char *demo,
                              const char *parameters, double predicted, double measured,
                              GError **error)
{
  g_return_val_if_fail(demo != NULL && parameters != NULL, 0);

  IlkPrediction request = {0, card, (char *) demo, (char *) parameters, predicted, measured};
  return ilk_collection_run(self, add_prediction, &request, error) ? request.id : 0;
}

static void
free_prediction(gpointer arguments)
{
  IlkPrediction *request = arguments;
  g_free(request->demo);
  g_free(request->parameters);
  g_free(request);
}

void
ilk_collection_add_prediction_async(IlkCollection *self, gint64 card, const char *demo,
                                    const char *parameters, double predicted, double measured,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_return_if_fail(demo != NULL && parameters != NULL);

  IlkPrediction *request = g_new0(IlkPrediction, 1);
  *request = (IlkPrediction){0, card, g_strdup(demo), g_strdup(parameters), predicted, measured};
  ilk_collection_run_async(self, add_prediction, request, free_prediction, cancellable, callback,
                           user_data);
}

gint64
ilk_collection_add_prediction_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  const IlkPrediction *request = ilk_collection_run_finish(self, result, error);
  return request != NULL ? request->id : 0;
}

static gboolean
settle_prediction(IlkStore *store, gpointer arguments, GError **error)
{
  return ilk_store_settle_prediction(store, arguments, error);
}

void
ilk_collection_settle_prediction_async(IlkCollection *self, gint64 id, double measured,
                                       GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer user_data)
{
  IlkPrediction *request = g_new0(IlkPrediction, 1);
  *request = (IlkPrediction){.id = id, .measured = measured};
  ilk_collection_run_async(self, settle_prediction, request, free_prediction, cancellable, callback,
                           user_data);
}

gboolean
ilk_collection_settle_prediction_finish(IlkCollection *self, GAsyncResult *result, GError **error)
{
  return ilk_collection_run_finish(self, result, error) != NULL;
}
