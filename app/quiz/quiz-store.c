/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers on their way to the disk.
 *
 * A request holds a reference to its quiz, so an answer on its way is stored even when the window
 * that made the quiz is gone. The next question waits until the answer before it is stored, which
 * takes as long as a commit: so an answer that could not be stored is still the one that is shown.
 */
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/quiz/quiz-private.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-study.h"
#include "config.h"

#include <glib/gi18n-lib.h>

typedef struct {
  IlkQuiz *quiz;
  IlkQuizEntry *entry;
} Request;

static Request *
request_new(IlkQuiz *self, IlkQuizEntry *entry)
{
  Request *request = g_new(Request, 1);
  *request = (Request){g_object_ref(self), ilk_quiz_entry_ref(entry)};
  return request;
}

static void
request_free(Request *request)
{
  g_object_unref(request->quiz);
  ilk_quiz_entry_unref(request->entry);
  g_free(request);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Request, request_free)

IlkQuizEntry *
ilk_quiz_get_latest(IlkQuiz *self)
{
  return self->entries->len > 0 ? self->entries->pdata[self->entries->len - 1] : NULL;
}

/* As if the latest answer had never been given. */
static void
forget_latest(IlkQuiz *self)
{
  const IlkQuizEntry *entry = ilk_quiz_get_latest(self);
  if (entry == NULL)
    return;
  self->ms -= entry->ms;
  ilk_quiz_run_undo(self->run);
  g_ptr_array_set_size(self->entries, (gint) self->entries->len - 1);
  self->recorded = FALSE;
}

/* The question of @entry is up again. */
static void
bring_back(IlkQuiz *self, IlkQuizEntry *entry)
{
  self->recorded = FALSE;
  ilk_quiz_ask(self, entry->question, NULL, entry->ms);
  if (entry->response.text != NULL)
    ilk_quiz_write(self, entry->response.text);
}

void
ilk_quiz_settle(IlkQuiz *self)
{
  if (self->unsaved > 0)
    return;
  if (self->wants_undo) {
    self->wants_undo = self->wants_on = FALSE;
    ilk_quiz_undo(self);
  } else if (self->wants_on) {
    self->wants_on = FALSE;
    ilk_quiz_advance(self);
  } else {
    ilk_quiz_tell(self);
  }
}

static void
stored_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Request) request = user_data;
  IlkQuiz *self = request->quiz;
  g_autoptr(GError) error = NULL;

  self->unsaved--;
  if (!ilk_collection_add_quiz_answer_finish(ILK_COLLECTION(source), result, &error)) {
    self->wants_on = self->wants_undo = FALSE;
    if (request->entry != NULL && request->entry == ilk_quiz_get_latest(self)) {
      forget_latest(self);
      bring_back(self, request->entry);
    }
    ilk_quiz_fail(self, error);
  }
  ilk_quiz_settle(self);
}

void
ilk_quiz_store_entry(IlkQuiz *self, IlkQuizEntry *entry)
{
  g_autofree char *choice = ilk_quiz_response_to_json(&entry->response, entry->question);
  const IlkQuizAnswer answer = {.card = ilk_card_get_id(entry->question->card),
                                .at = ilk_clock_now(),
                                .quiz = self->began,
                                .form = (int) entry->question->kind,
                                .choice = choice,
                                .is_right = entry->verdict.is_right,
                                .confidence = (int) entry->confidence,
                                .ms = entry->ms};
  self->unsaved++;
  ilk_collection_add_quiz_answer_async(self->collection, &answer, NULL, stored_cb,
                                       request_new(self, entry));
}

static void
reviewed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Request) request = user_data;
  IlkQuiz *self = request->quiz;
  g_autoptr(GError) error = NULL;
  IlkAnswer answer;

  self->unsaved--;
  if (ilk_collection_answer_finish(ILK_COLLECTION(source), result, &answer, &error)) {
    request->entry->reviewed_at = answer.after.last;
  } else {
    /* What was proposed can be confirmed again. */
    request->entry->reviewed = self->wants_on = FALSE;
    ilk_quiz_fail(self, error);
  }
  ilk_quiz_settle(self);
}

void
ilk_quiz_store_review(IlkQuiz *self, IlkQuizEntry *entry, IlkRating rating)
{
  const IlkReview review = {.card = ilk_card_get_id(entry->question->card),
                            .at = ilk_clock_now(),
                            .rating = (int) rating,
                            .ms = entry->ms,
                            .over_time = entry->response.over_time};
  entry->reviewed = TRUE;
  self->unsaved++;
  ilk_collection_answer_async(self->collection, &review, NULL, reviewed_cb,
                              request_new(self, entry));
}

static void
store_undo(IlkQuiz *self, IlkQuizEntry *entry, GAsyncReadyCallback callback)
{
  const IlkQuizAnswer undo = {.card = ilk_card_get_id(entry->question->card),
                              .at = ilk_clock_now(),
                              .quiz = self->began,
                              .undo = TRUE,
                              .choice = ""};
  ilk_collection_add_quiz_answer_async(self->collection, &undo, NULL, callback,
                                       request_new(self, entry));
}

static void
restated_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Request) request = user_data;
  g_autoptr(GError) error = NULL;

  request->quiz->unsaved--;
  if (!ilk_collection_add_quiz_answer_finish(ILK_COLLECTION(source), result, &error))
    ilk_quiz_fail(request->quiz, error);
  ilk_quiz_settle(request->quiz);
}

static void
undone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Request) request = user_data;
  IlkQuiz *self = request->quiz;
  g_autoptr(GError) error = NULL;

  self->undoing = FALSE;
  if (ilk_collection_add_quiz_answer_finish(ILK_COLLECTION(source), result, &error)) {
    forget_latest(self);
    bring_back(self, request->entry);
    return;
  }
  ilk_quiz_tell(self);
  ilk_quiz_fail(self, error);
}

static void
fail_to_undo(IlkQuiz *self, const GError *error)
{
  self->undoing = FALSE;
  ilk_quiz_tell(self);
  ilk_quiz_fail(self, error);
}

static void
review_undone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Request) request = user_data;
  IlkQuiz *self = request->quiz;
  g_autoptr(GError) error = NULL;

  if (ilk_collection_undo_finish(ILK_COLLECTION(source), result, NULL, &error)) {
    request->entry->reviewed = FALSE;
    store_undo(self, request->entry, undone_cb);
  } else {
    fail_to_undo(self, error);
  }
}

/* Returns: whether the review that @entry was is still the latest of its card: a later one, of a
 * session of the mistakes say, is not taken back in its place */
static gboolean
is_latest(const IlkQuizEntry *entry, GPtrArray *cards, GError **error)
{
  if (cards == NULL)
    return FALSE;
  if (cards->len > 0 && ilk_card_get_memory(cards->pdata[0])->last == entry->reviewed_at)
    return TRUE;
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                      _("This card was changed or studied since its answer in the quiz, which can "
                        "no longer be undone."));
  return FALSE;
}

static void
looked_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Request) request = user_data;
  IlkQuiz *self = request->quiz;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cards =
      ilk_collection_list_cards_finish(ILK_COLLECTION(source), result, &error);

  if (is_latest(request->entry, cards, &error))
    ilk_collection_undo_async(self->collection, ilk_card_get_id(request->entry->question->card),
                              NULL, review_undone_cb, request_new(self, request->entry));
  else
    fail_to_undo(self, error);
}

void
ilk_quiz_store_restated(IlkQuiz *self, IlkQuizEntry *entry)
{
  self->unsaved++;
  store_undo(self, entry, restated_cb);
  ilk_quiz_store_entry(self, entry);
}

void
ilk_quiz_store_undo(IlkQuiz *self, IlkQuizEntry *entry)
{
  gint64 card = ilk_card_get_id(entry->question->card);

  self->undoing = TRUE;
  if (entry->reviewed)
    ilk_collection_list_cards_async(self->collection, &card, 1, NULL, looked_cb,
                                    request_new(self, entry));
  else
    store_undo(self, entry, undone_cb);
  ilk_quiz_tell(self);
}
