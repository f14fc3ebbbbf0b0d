/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers: chosen, judged, recorded, and taken back.
 */
#include "app/base/clock.h"
#include "app/quiz/quiz-private.h"

/* Due or new, as the card was when it was read. */
gboolean
ilk_quiz_is_waiting(IlkQuiz *self, IlkCard *card)
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
         ilk_quiz_rates(ilk_quiz_is_waiting(self, self->current->card), self->current->kind,
                        is_right);
}

/* @rating: of the review that the answer is, too, 0 for none */
static void
record(IlkQuiz *self, int rating)
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
  ilk_quiz_store_entry(self, entry, rating);
}

/* Returns: the grade that goes into the schedule with what is judged, 0 for none: what is written
 * is graded by the learner */
static int
get_rating(IlkQuiz *self)
{
  return ilk_quiz_kind_is_recognised(self->current->kind) &&
                 ilk_quiz_may_rate(self, self->verdict.is_right)
             ? ILK_RATING_AGAIN
             : 0;
}

void
ilk_quiz_reveal(IlkQuiz *self)
{
  ilk_active_clock_stop(&self->clock);
  self->verdict = ilk_quiz_judge(self->current, &self->response);
  self->phase = ILK_QUIZ_PHASE_FEEDBACK;
  if (self->current->kind != ILK_QUIZ_OPEN || !self->response.given)
    record(self, get_rating(self));
  ilk_quiz_tell(self);
}

void
ilk_quiz_restate(IlkQuiz *self, IlkQuizEntry *entry, gboolean is_right)
{
  ilk_quiz_run_undo(self->run);
  ilk_quiz_run_answer(self->run, is_right);
  self->verdict.is_right = entry->verdict.is_right = is_right;
}

/* The learner's word on what the comparison said. */
static void
confirm(IlkQuiz *self, IlkRating rating)
{
  IlkQuizEntry *entry = ilk_quiz_get_latest(self);
  gboolean is_right = rating > ILK_RATING_AGAIN, restated = entry->verdict.is_right != is_right;
  if (restated)
    ilk_quiz_restate(self, entry, is_right);
  ilk_quiz_store_word(self, entry, restated, ilk_quiz_may_rate(self, is_right) ? (int) rating : 0);
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
    record(self, ilk_quiz_may_rate(self, self->verdict.is_right) ? (int) rating : 0);
  } else {
    confirm(self, rating);
  }
  self->wants_on = TRUE;
  ilk_quiz_settle(self);
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
  ilk_quiz_settle(self);
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

  IlkQuizEntry *entry = ilk_quiz_get_latest(self);
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
  ilk_quiz_store_undo(self, entry);
}
