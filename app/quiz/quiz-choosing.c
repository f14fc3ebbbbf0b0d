/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is chosen, placed and written while a question is up, until it is an answer.
 */
#include "app/quiz/quiz-private.h"

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
