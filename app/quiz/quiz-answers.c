/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers: chosen, judged, on their way to the disk, and back again.
 *
 * A request holds a reference to its quiz, so an answer on its way is stored even when the window
 * that made the quiz is gone. The next question waits until the answer before it is stored, which
 * takes as long as a commit: so an answer that could not be stored is still the one that is shown.
 */
#include "app/base/clock.h"
#include "app/quiz/quiz-private.h"
#include "app/store/front/collection-study.h"

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

static IlkQuizEntry *
get_latest(IlkQuiz *self)
{
  return self->entries->len > 0 ? self->entries->pdata[self->entries->len - 1] : NULL;
}

/* Due or new, as the card was when it was read. */
static gboolean
is_waiting(IlkQuiz *self, IlkCard *card)
{
  const IlkMemory *memory = ilk_card_get_memory(card);
  gint64 now = ilk_clock_now();
  switch (memory->state) {
  case ILK_STATE_REVIEW:
    return memory->due_day <= ilk_clock_day(now, ilk_clock_utc_offset(now), self->rollover);
  case ILK_STATE_LEARNING:
  case ILK_STATE_RELEARNING:
    return memory->due <= now;
  case ILK_STATE_NEW:
  default:
    return TRUE;
  }
}

gboolean
ilk_quiz_may_rate(IlkQuiz *self, gboolean is_right)
{
  return self->plan.counts && ilk_quiz_get_round(self) == 0 &&
         ilk_quiz_rates(is_waiting(self, self->current->card), self->current->kind, is_right);
}

/* As if the latest answer had never been given. */
static void
forget_latest(IlkQuiz *self)
{
  const IlkQuizEntry *entry = get_latest(self);
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

static void
settle(IlkQuiz *self)
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
    if (request->entry == get_latest(self)) {
      forget_latest(self);
      bring_back(self, request->entry);
    }
    ilk_quiz_fail(self, error);
  }
  settle(self);
}

static void
store_entry(IlkQuiz *self, IlkQuizEntry *entry)
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

  self->unsaved--;
  if (!ilk_collection_answer_finish(ILK_COLLECTION(source), result, NULL, &error)) {
    request->entry->reviewed = FALSE;
    ilk_quiz_fail(self, error);
  }
  settle(self);
}

static void
store_review(IlkQuiz *self, IlkQuizEntry *entry, IlkRating rating)
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
record(IlkQuiz *self)
{
  IlkQuizEntry *entry = ilk_quiz_entry_new(self->current, &self->response);
  entry->verdict = self->verdict;
  entry->confidence = self->confidence;
  entry->round = ilk_quiz_get_round(self);
  entry->ms = ilk_active_clock_get(&self->clock);
  g_ptr_array_add(self->entries, entry);
  ilk_quiz_run_answer(self->run, entry->verdict.is_right);
  self->ms += entry->ms;
  self->recorded = TRUE;
  store_entry(self, entry);
}

void
ilk_quiz_reveal(IlkQuiz *self)
{
  ilk_active_clock_stop(&self->clock);
  self->verdict = ilk_quiz_judge(self->current, &self->response);
  self->phase = ILK_QUIZ_PHASE_FEEDBACK;
  if (self->current->kind != ILK_QUIZ_OPEN || !self->response.given)
    record(self);
  if (ilk_quiz_kind_is_recognised(self->current->kind) &&
      ilk_quiz_may_rate(self, self->verdict.is_right))
    store_review(self, get_latest(self), ILK_RATING_AGAIN);
  ilk_quiz_tell(self);
}

/* Answering */

static gboolean
is_asking(IlkQuiz *self)
{
  return self->phase == ILK_QUIZ_PHASE_QUESTION && !self->undoing;
}

static void
answer(IlkQuiz *self, gboolean given)
{
  self->response.given = given;
  self->response.over_time =
      self->plan.clock == ILK_QUIZ_CLOCK_QUESTION &&
      ilk_active_clock_get(&self->clock) > ilk_quiz_question_get_limit(self->current);
  if (!given || !self->plan.confidence || ilk_quiz_get_round(self) > 0) {
    ilk_quiz_reveal(self);
    return;
  }
  ilk_active_clock_stop(&self->clock);
  self->phase = ILK_QUIZ_PHASE_CONFIDENCE;
  ilk_quiz_tell(self);
}

void
ilk_quiz_pick(IlkQuiz *self, guint option)
{
  g_return_if_fail(ILK_IS_QUIZ(self));

  if (!is_asking(self) || option >= self->current->options->len)
    return;
  if (self->current->kind == ILK_QUIZ_SEVERAL) {
    ilk_quiz_response_toggle(&self->response, option);
    ilk_quiz_tell(self);
  } else if (self->current->kind == ILK_QUIZ_CHOICE || self->current->kind == ILK_QUIZ_TRUE_FALSE) {
    g_array_set_size(self->response.picks, 0);
    g_array_append_val(self->response.picks, option);
    answer(self, TRUE);
  }
}

static void
move_to(GArray *picks, guint place, guint option)
{
  for (guint i = 0; i < picks->len; i++) {
    if (g_array_index(picks, guint, i) == option) {
      g_array_remove_index(picks, i);
      break;
    }
  }
  g_array_insert_val(picks, place, option);
}

void
ilk_quiz_place(IlkQuiz *self, guint place, guint option)
{
  g_return_if_fail(ILK_IS_QUIZ(self));

  GArray *picks = self->response.picks;
  if (!is_asking(self) || place >= picks->len ||
      (option != ILK_QUIZ_NO_PICK && option >= self->current->options->len))
    return;
  if (self->current->kind == ILK_QUIZ_MATCHING)
    g_array_index(picks, guint, place) = option;
  else if (self->current->kind == ILK_QUIZ_ORDER && option != ILK_QUIZ_NO_PICK)
    move_to(picks, place, option);
  else
    return;
  ilk_quiz_tell(self);
}

void
ilk_quiz_write(IlkQuiz *self, const char *text)
{
  g_return_if_fail(ILK_IS_QUIZ(self) && text != NULL);

  if (!is_asking(self) || !ilk_quiz_kind_is_written(self->current->kind))
    return;
  char *before = self->response.text;
  self->response.text = g_strdup(text);
  g_free(before);
}

void
ilk_quiz_submit(IlkQuiz *self)
{
  g_return_if_fail(ILK_IS_QUIZ(self));

  if (!is_asking(self))
    return;
  gboolean chosen =
      self->current->kind == ILK_QUIZ_CHOICE || self->current->kind == ILK_QUIZ_TRUE_FALSE;
  if (!chosen)
    answer(self, TRUE);
}

void
ilk_quiz_give_up(IlkQuiz *self)
{
  g_return_if_fail(ILK_IS_QUIZ(self));

  if (is_asking(self))
    answer(self, FALSE);
}

void
ilk_quiz_say_confidence(IlkQuiz *self, IlkQuizConfidence confidence)
{
  g_return_if_fail(ILK_IS_QUIZ(self) && confidence < ILK_N_QUIZ_CONFIDENCES);

  if (self->phase != ILK_QUIZ_PHASE_CONFIDENCE || self->undoing)
    return;
  self->confidence = confidence;
  ilk_quiz_reveal(self);
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
  settle(request->quiz);
}

/* The learner says otherwise than the comparison did. */
static void
restate(IlkQuiz *self, gboolean is_right)
{
  IlkQuizEntry *entry = get_latest(self);
  if (entry == NULL || entry->verdict.is_right == is_right)
    return;
  self->unsaved++;
  store_undo(self, entry, restated_cb);
  ilk_quiz_run_undo(self->run);
  ilk_quiz_run_answer(self->run, is_right);
  self->verdict.is_right = entry->verdict.is_right = is_right;
  store_entry(self, entry);
}

void
ilk_quiz_grade(IlkQuiz *self, IlkRating rating)
{
  g_return_if_fail(ILK_IS_QUIZ(self));
  g_return_if_fail(rating >= ILK_RATING_AGAIN && rating <= ILK_RATING_EASY);

  IlkQuizGrading grading = ilk_quiz_get_grading(self);
  if (grading == ILK_QUIZ_GRADING_NONE || self->undoing || self->wants_on)
    return;
  self->verdict.rating = rating;
  if (grading == ILK_QUIZ_GRADING_NEEDED) {
    self->verdict.is_right = rating > ILK_RATING_AGAIN;
    record(self);
  } else {
    restate(self, rating > ILK_RATING_AGAIN);
  }
  if (ilk_quiz_may_rate(self, self->verdict.is_right))
    store_review(self, get_latest(self), rating);
  self->wants_on = TRUE;
  settle(self);
}

void
ilk_quiz_go_on(IlkQuiz *self)
{
  g_return_if_fail(ILK_IS_QUIZ(self));

  IlkQuizGrading grading = ilk_quiz_get_grading(self);
  if (self->phase != ILK_QUIZ_PHASE_FEEDBACK || grading == ILK_QUIZ_GRADING_NEEDED ||
      self->undoing || self->wants_on)
    return;
  if (grading == ILK_QUIZ_GRADING_CONFIRM) {
    ilk_quiz_grade(self, self->verdict.rating);
    return;
  }
  self->wants_on = TRUE;
  settle(self);
}

/* Taking back */

gboolean
ilk_quiz_can_undo(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), FALSE);

  if (self->undoing)
    return FALSE;
  return self->entries->len > 0 || self->phase == ILK_QUIZ_PHASE_CONFIDENCE ||
         (self->phase == ILK_QUIZ_PHASE_FEEDBACK && !self->recorded);
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
review_undone_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(Request) request = user_data;
  IlkQuiz *self = request->quiz;
  g_autoptr(GError) error = NULL;

  if (ilk_collection_undo_finish(ILK_COLLECTION(source), result, NULL, &error)) {
    request->entry->reviewed = FALSE;
    store_undo(self, request->entry, undone_cb);
    return;
  }
  self->undoing = FALSE;
  ilk_quiz_tell(self);
  ilk_quiz_fail(self, error);
}

/* What was not recorded yet is only looked at again. */
static gboolean
is_unrecorded(IlkQuiz *self)
{
  return self->phase == ILK_QUIZ_PHASE_CONFIDENCE ||
         (self->phase == ILK_QUIZ_PHASE_FEEDBACK && !self->recorded);
}

void
ilk_quiz_undo(IlkQuiz *self)
{
  g_return_if_fail(ILK_IS_QUIZ(self));

  IlkQuizEntry *entry = get_latest(self);
  if (!ilk_quiz_can_undo(self))
    return;
  if (is_unrecorded(self)) {
    ilk_quiz_ask(self, self->current, &self->response, ilk_active_clock_get(&self->clock));
    return;
  }
  if (self->unsaved > 0) {
    self->wants_undo = TRUE;
    return;
  }
  self->undoing = TRUE;
  if (entry->reviewed)
    ilk_collection_undo_async(self->collection, ilk_card_get_id(entry->question->card), NULL,
                              review_undone_cb, request_new(self, entry));
  else
    store_undo(self, entry, undone_cb);
  ilk_quiz_tell(self);
}
