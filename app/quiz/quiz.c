/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What can be asked of a quiz: where it stands, its clock, its sums.
 */
#include "app/quiz/quiz.h"

#include "app/quiz/quiz-private.h"
#include "app/schedule/study-options.h"

enum { SIGNAL_CHANGED, SIGNAL_FAILED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE(IlkQuiz, ilk_quiz, G_TYPE_OBJECT)

static void
ilk_quiz_dispose(GObject *object)
{
  IlkQuiz *self = ILK_QUIZ(object);

  g_clear_object(&self->collection);
  g_clear_pointer(&self->search, g_free);
  g_clear_pointer(&self->ids, g_array_unref);
  g_clear_pointer(&self->plan.cards, g_array_unref);
  g_clear_pointer(&self->questions, g_ptr_array_unref);
  g_clear_pointer(&self->entries, g_ptr_array_unref);
  g_clear_pointer(&self->run, ilk_quiz_run_free);
  g_clear_pointer(&self->current, ilk_quiz_question_unref);
  ilk_quiz_response_clear(&self->response);
  G_OBJECT_CLASS(ilk_quiz_parent_class)->dispose(object);
}

static void
ilk_quiz_class_init(IlkQuizClass *klass)
{
  G_OBJECT_CLASS(klass)->dispose = ilk_quiz_dispose;
  signals[SIGNAL_CHANGED] = g_signal_new("changed", ILK_TYPE_QUIZ, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                         NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_FAILED] =
      g_signal_new("failed", ILK_TYPE_QUIZ, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                   G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
ilk_quiz_init(IlkQuiz *self)
{
  IlkStudyOptions options;

  ilk_study_options_init(&options);
  self->rollover = options.rollover;
  self->run = ilk_quiz_run_new();
  self->questions = g_ptr_array_new_with_free_func((GDestroyNotify) ilk_quiz_question_unref);
  self->entries = g_ptr_array_new_with_free_func((GDestroyNotify) ilk_quiz_entry_unref);
  ilk_quiz_response_init(&self->response);
}

IlkQuiz *
ilk_quiz_new(IlkCollection *collection, const IlkQuizPlan *plan)
{
  g_return_val_if_fail(ILK_IS_COLLECTION(collection) && plan != NULL, NULL);

  IlkQuiz *self = g_object_new(ILK_TYPE_QUIZ, NULL);
  self->collection = g_object_ref(collection);
  self->plan = *plan;
  self->search = g_strdup(plan->selection.search);
  self->plan.selection.search = self->search;
  self->plan.cards = plan->cards != NULL ? g_array_copy(plan->cards) : NULL;
  return self;
}

#ifdef ILK_CHECKS
/* A question is up exactly while it is asked or answered. */
static void
check_quiz(IlkQuiz *self)
{
  gboolean up = self->phase != ILK_QUIZ_PHASE_LOADING && self->phase != ILK_QUIZ_PHASE_FINISHED;
  g_assert_true(up == (self->current != NULL));
  g_assert_true(!self->recorded || self->phase == ILK_QUIZ_PHASE_FEEDBACK);
}
#else
#define check_quiz(self) ((void) (self))
#endif

void
ilk_quiz_tell(IlkQuiz *self)
{
  check_quiz(self);
  g_signal_emit(self, signals[SIGNAL_CHANGED], 0);
}

void
ilk_quiz_fail(IlkQuiz *self, const GError *error)
{
  g_signal_emit(self, signals[SIGNAL_FAILED], 0, error);
}

IlkQuizPhase
ilk_quiz_get_phase(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), ILK_QUIZ_PHASE_FINISHED);
  return self->phase;
}

const IlkQuizPlan *
ilk_quiz_get_plan(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), NULL);
  return &self->plan;
}

IlkQuizQuestion *
ilk_quiz_get_question(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), NULL);
  return self->current;
}

const IlkQuizResponse *
ilk_quiz_get_response(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), NULL);
  return &self->response;
}

guint
ilk_quiz_get_round(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), 0);

  guint round = 0;
  for (guint i = 0; self->current != NULL && i < self->entries->len; i++)
    round += ((IlkQuizEntry *) self->entries->pdata[i])->question == self->current;
  return self->recorded ? round - 1 : round;
}

const IlkQuizVerdict *
ilk_quiz_get_verdict(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), NULL);
  return self->phase == ILK_QUIZ_PHASE_FEEDBACK ? &self->verdict : NULL;
}

IlkQuizGrading
ilk_quiz_get_grading(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), ILK_QUIZ_GRADING_NONE);

  if (self->phase != ILK_QUIZ_PHASE_FEEDBACK || ilk_quiz_kind_is_recognised(self->current->kind))
    return ILK_QUIZ_GRADING_NONE;
  if (!self->recorded)
    return ILK_QUIZ_GRADING_NEEDED;
  if (ilk_quiz_may_rate(self, self->verdict.is_right))
    return ILK_QUIZ_GRADING_CONFIRM;
  return self->verdict.is_right || !self->response.given ? ILK_QUIZ_GRADING_NONE
                                                         : ILK_QUIZ_GRADING_CORRECT;
}

gboolean
ilk_quiz_get_rates(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), FALSE);
  return self->phase == ILK_QUIZ_PHASE_FEEDBACK && ilk_quiz_may_rate(self, self->verdict.is_right);
}

static guint
count_first(IlkQuiz *self)
{
  guint n = 0;
  for (guint i = 0; i < self->entries->len; i++)
    n += ((IlkQuizEntry *) self->entries->pdata[i])->round == 0;
  return n;
}

guint
ilk_quiz_get_position(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), 0);

  gboolean is_new_here = self->current != NULL && !self->recorded && ilk_quiz_get_round(self) == 0;
  return count_first(self) + (is_new_here ? 1 : 0);
}

guint
ilk_quiz_get_total(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), 0);

  if (ilk_quiz_has_all(self) || self->ids == NULL)
    return self->questions->len;
  guint most = self->questions->len + self->pending + self->ids->len - self->read;
  return self->plan.n > 0 ? MIN(self->plan.n, most) : most;
}

gboolean
ilk_quiz_is_busy(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), FALSE);
  return self->phase == ILK_QUIZ_PHASE_LOADING || self->unsaved > 0 || self->undoing ||
         self->wants_on;
}

gint64
ilk_quiz_get_elapsed(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), 0);

  gint64 ms = ilk_active_clock_get(&self->clock);
  if (self->plan.clock != ILK_QUIZ_CLOCK_WHOLE)
    return ms;
  return self->recorded ? self->ms : self->ms + ms;
}

gint64
ilk_quiz_get_limit(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), 0);

  if (self->plan.clock == ILK_QUIZ_CLOCK_WHOLE)
    return self->plan.minutes * G_GINT64_CONSTANT(60000);
  return self->current != NULL ? ilk_quiz_question_get_limit(self->current) : 0;
}

gboolean
ilk_quiz_is_timed_out(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), FALSE);
  return self->timed_out;
}

void
ilk_quiz_pause(IlkQuiz *self, IlkQuizPause reason)
{
  g_return_if_fail(ILK_IS_QUIZ(self));
  ilk_active_clock_pause(&self->clock, reason);
}

void
ilk_quiz_resume(IlkQuiz *self, IlkQuizPause reason)
{
  g_return_if_fail(ILK_IS_QUIZ(self));
  ilk_active_clock_resume(&self->clock, reason);
}

void
ilk_quiz_get_summary(IlkQuiz *self, IlkQuizSummary *summary)
{
  g_return_if_fail(ILK_IS_QUIZ(self) && summary != NULL);
  ilk_quiz_entries_sum(self->entries, summary);
}

GPtrArray *
ilk_quiz_list_entries(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), NULL);
  return self->entries;
}

GPtrArray *
ilk_quiz_list_mistakes(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), NULL);
  return ilk_quiz_entries_list_mistakes(self->entries);
}

GArray *
ilk_quiz_list_missed_cards(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), NULL);

  g_autoptr(GPtrArray) mistakes = ilk_quiz_list_mistakes(self);
  GArray *cards = g_array_new(FALSE, FALSE, sizeof(gint64));
  for (guint i = 0; i < mistakes->len; i++) {
    const IlkQuizEntry *entry = mistakes->pdata[i];
    gint64 id = ilk_card_get_id(entry->question->card);
    g_array_append_val(cards, id);
  }
  return cards;
}

GArray *
ilk_quiz_list_late_cards(IlkQuiz *self)
{
  g_return_val_if_fail(ILK_IS_QUIZ(self), NULL);

  g_autoptr(GPtrArray) mistakes = ilk_quiz_list_mistakes(self);
  GArray *cards = g_array_new(FALSE, FALSE, sizeof(gint64));
  for (guint i = 0; i < mistakes->len; i++) {
    const IlkQuizEntry *entry = mistakes->pdata[i];
    gint64 id = ilk_card_get_id(entry->question->card);
    if (!entry->reviewed && !ilk_quiz_is_waiting(self, entry->question->card))
      g_array_append_val(cards, id);
  }
  return cards;
}
