/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers on their way to the disk.
 *
 * A request holds a reference to its quiz, so an answer on its way is stored even when the window
 * that made the quiz is gone. The next question waits until the answer before it is stored, which
 * takes as long as a commit: so an answer that could not be stored is still the one that is shown.
 * The review that an answer is goes with it, in one transaction, there and back.
 */
#include "app/base/clock.h"
#include "app/quiz/quiz-private.h"
#include "app/store/front/collection-quiz.h"

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

/* What was answered, as it is stored. @choice: (out): owns its text */
static IlkQuizStep
describe(IlkQuiz *self, const IlkQuizEntry *entry, char **choice)
{
  *choice = ilk_quiz_response_to_json(&entry->response, entry->question);
  return (IlkQuizStep){.answer = {.card = ilk_card_get_id(entry->question->card),
                                  .at = ilk_clock_now(),
                                  .quiz = self->began,
                                  .form = (int) entry->question->kind,
                                  .choice = *choice,
                                  .is_right = entry->verdict.is_right,
                                  .confidence = (int) entry->confidence,
                                  .ms = entry->ms},
                       .over_time = entry->response.over_time};
}

/* Returns: whether it is stored, and with it the review that @request's entry is */
static gboolean
finish_step(Request *request, GAsyncResult *result, GError **error)
{
  IlkQuizEntry *entry = request->entry;
  IlkAnswer answer;
  gboolean stored =
      ilk_collection_store_quiz_step_finish(request->quiz->collection, result, &answer, error);
  request->quiz->unsaved--;
  if (stored)
    entry->review = answer.key;
  else
    entry->reviewed = FALSE;
  return stored;
}

static void
stored_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  (void) source;
  g_autoptr(Request) request = user_data;
  IlkQuiz *self = request->quiz;
  g_autoptr(GError) error = NULL;

  if (!finish_step(request, result, &error)) {
    self->wants_on = self->wants_undo = FALSE;
    if (request->entry == ilk_quiz_get_latest(self)) {
      forget_latest(self);
      bring_back(self, request->entry);
    }
    ilk_quiz_fail(self, error);
  }
  ilk_quiz_settle(self);
}

void
ilk_quiz_store_entry(IlkQuiz *self, IlkQuizEntry *entry, int rating)
{
  g_autofree char *choice = NULL;
  IlkQuizStep step = describe(self, entry, &choice);
  step.adds = TRUE;
  step.rating = rating;
  entry->reviewed = rating != 0;
  self->unsaved++;
  ilk_collection_store_quiz_step_async(self->collection, &step, NULL, stored_cb,
                                       request_new(self, entry));
}

/* What was proposed stands again, and can be confirmed again. */
static void
propose_again(IlkQuiz *self, IlkQuizEntry *entry)
{
  IlkQuizVerdict verdict = ilk_quiz_judge(entry->question, &entry->response);
  if (entry->verdict.is_right != verdict.is_right)
    ilk_quiz_restate(self, entry, verdict.is_right);
  self->verdict = entry->verdict = verdict;
}

static void
worded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  (void) source;
  g_autoptr(Request) request = user_data;
  IlkQuiz *self = request->quiz;
  g_autoptr(GError) error = NULL;

  if (!finish_step(request, result, &error)) {
    self->wants_on = self->wants_undo = FALSE;
    if (request->entry == ilk_quiz_get_latest(self))
      propose_again(self, request->entry);
    ilk_quiz_fail(self, error);
  }
  ilk_quiz_settle(self);
}

void
ilk_quiz_store_word(IlkQuiz *self, IlkQuizEntry *entry, gboolean restated, int rating)
{
  if (!restated && rating == 0)
    return;
  g_autofree char *choice = NULL;
  IlkQuizStep step = describe(self, entry, &choice);
  step.takes_back = step.adds = restated;
  step.rating = rating;
  entry->reviewed = rating != 0;
  self->unsaved++;
  ilk_collection_store_quiz_step_async(self->collection, &step, NULL, worded_cb,
                                       request_new(self, entry));
}

static void
undone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Request) request = user_data;
  IlkQuiz *self = request->quiz;
  g_autoptr(GError) error = NULL;

  self->undoing = FALSE;
  if (ilk_collection_store_quiz_step_finish(ILK_COLLECTION(source), result, NULL, &error)) {
    forget_latest(self);
    bring_back(self, request->entry);
    return;
  }
  ilk_quiz_tell(self);
  ilk_quiz_fail(self, error);
}

void
ilk_quiz_store_undo(IlkQuiz *self, IlkQuizEntry *entry)
{
  const IlkQuizStep step = {.answer = {.card = ilk_card_get_id(entry->question->card),
                                       .at = ilk_clock_now(),
                                       .quiz = self->began},
                            .takes_back = TRUE,
                            .undone = entry->review};

  self->undoing = TRUE;
  ilk_collection_store_quiz_step_async(self->collection, &step, NULL, undone_cb,
                                       request_new(self, entry));
  ilk_quiz_tell(self);
}
