/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From question to question: reading cards, asking, the end.
 *
 * What is asked follows from the seed alone: a question that comes again is put back among those
 * that wait, so before enough of them were read none is asked.
 */
#include "app/base/clock.h"
#include "app/base/limits.h"
#include "app/quiz/quiz-private.h"
#include "app/quiz/random.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-options.h"

static void read_more(IlkQuiz *self);

gboolean
ilk_quiz_has_all(IlkQuiz *self)
{
  return self->ids != NULL && ((self->read == self->ids->len && self->pending == 0) ||
                               (self->plan.n > 0 && self->questions->len >= self->plan.n));
}

static void
show_nothing(IlkQuiz *self, IlkQuizPhase phase)
{
  g_clear_pointer(&self->current, ilk_quiz_question_unref);
  ilk_active_clock_start(&self->clock, 0);
  ilk_active_clock_stop(&self->clock);
  self->recorded = FALSE;
  self->phase = phase;
  ilk_quiz_tell(self);
}

void
ilk_quiz_finish(IlkQuiz *self)
{
  g_return_if_fail(ILK_IS_QUIZ(self));

  self->wants_on = FALSE;
  show_nothing(self, ILK_QUIZ_PHASE_FINISHED);
}

/* What is put in order is shown in some order; what is matched has no partner yet. */
static void
begin_response(IlkQuiz *self)
{
  ilk_quiz_response_clear(&self->response);
  ilk_quiz_response_init(&self->response);
  if (self->current->kind == ILK_QUIZ_ORDER)
    for (guint i = 0; i < self->current->options->len; i++)
      g_array_append_val(self->response.picks, i);
  if (self->current->kind == ILK_QUIZ_MATCHING)
    for (guint i = 0; i < self->current->lefts->len; i++) {
      guint none = ILK_QUIZ_NO_PICK;
      g_array_append_val(self->response.picks, none);
    }
}

void
ilk_quiz_ask(IlkQuiz *self, IlkQuizQuestion *question, const IlkQuizResponse *response, gint64 ms)
{
  IlkQuizQuestion *before = self->current;
  self->current = ilk_quiz_question_ref(question);
  g_clear_pointer(&before, ilk_quiz_question_unref);
  if (response == NULL)
    begin_response(self);
  self->phase = ILK_QUIZ_PHASE_QUESTION;
  self->confidence = ILK_QUIZ_UNASKED;
  self->recorded = FALSE;
  self->timed_out = FALSE;
  ilk_active_clock_start(&self->clock, ms);
  ilk_quiz_tell(self);
}

static gboolean
is_out_of_time(IlkQuiz *self)
{
  return self->plan.minutes > 0 && self->ms >= self->plan.minutes * G_GINT64_CONSTANT(60000);
}

void
ilk_quiz_advance(IlkQuiz *self)
{
  guint index;
  gboolean enough =
      ilk_quiz_has_all(self) || ilk_quiz_run_count_waiting(self->run) > ILK_QUIZ_OTHERS_BETWEEN;

  if (is_out_of_time(self) || (ilk_quiz_has_all(self) && !ilk_quiz_run_get_next(self->run, &index)))
    ilk_quiz_finish(self);
  else if (enough && ilk_quiz_run_get_next(self->run, &index))
    ilk_quiz_ask(self, self->questions->pdata[index], NULL, 0);
  else
    show_nothing(self, ILK_QUIZ_PHASE_LOADING);
  if (self->phase != ILK_QUIZ_PHASE_FINISHED)
    read_more(self);
}

/* Reading */

static void
give_up_reading(IlkQuiz *self, const GError *error)
{
  self->reading = FALSE;
  self->pending = 0;
  if (self->phase == ILK_QUIZ_PHASE_LOADING)
    show_nothing(self, ILK_QUIZ_PHASE_FINISHED);
  ilk_quiz_fail(self, error);
}

static void
add_question(IlkQuiz *self, IlkCard *card)
{
  IlkQuizQuestion *question;
  if (self->plan.n > 0 && self->questions->len >= self->plan.n)
    return;
  question = ilk_quiz_question_new(card, self->plan.kinds, self->plan.seed);
  if (question == NULL)
    return;
  g_ptr_array_add(self->questions, question);
  ilk_quiz_run_append(self->run, self->questions->len - 1);
}

static void
read_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkQuiz) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cards =
      ilk_collection_list_cards_finish(ILK_COLLECTION(source), result, &error);

  if (cards == NULL) {
    give_up_reading(self, error);
    return;
  }
  self->reading = FALSE;
  self->pending = 0;
  for (guint i = 0; i < cards->len; i++)
    add_question(self, cards->pdata[i]);
  if (self->phase == ILK_QUIZ_PHASE_LOADING)
    ilk_quiz_advance(self);
  else if (self->phase != ILK_QUIZ_PHASE_FINISHED)
    read_more(self);
}

static void
read_more(IlkQuiz *self)
{
  if (self->reading || self->ids == NULL || ilk_quiz_has_all(self))
    return;
  guint n = MIN(self->ids->len - self->read, ILK_QUIZ_CARDS_AT_A_TIME);
  const gint64 *ids = &g_array_index(self->ids, gint64, self->read);
  self->reading = TRUE;
  self->read += n;
  self->pending = n;
  ilk_collection_list_cards_async(self->collection, ids, n, NULL, read_cb, g_object_ref(self));
}

/* Starting */

static void
take_ids(IlkQuiz *self, GArray *ids)
{
  IlkQuizRandom random;
  self->ids = ids;
  ilk_quiz_random_init(&random, self->plan.seed, 0);
  ilk_quiz_shuffle(&random, ids->data, ids->len, sizeof(gint64));
  if (self->plan.n == 0)
    g_array_set_size(ids, MIN(ids->len, ILK_MAX_QUIZ_QUESTIONS));
  ilk_quiz_advance(self);
}

static void
listed_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkQuiz) self = user_data;
  g_autoptr(GError) error = NULL;
  GArray *ids = ilk_collection_list_quiz_cards_finish(ILK_COLLECTION(source), result, &error);

  if (ids != NULL)
    take_ids(self, ids);
  else
    give_up_reading(self, error);
}

static void
options_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr(IlkQuiz) self = user_data;
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options;

  if (!ilk_collection_get_options_finish(ILK_COLLECTION(source), result, &options, &error)) {
    give_up_reading(self, error);
    return;
  }
  self->rollover = options.rollover;
  if (self->plan.cards != NULL)
    take_ids(self, g_array_copy(self->plan.cards));
  else
    ilk_collection_list_quiz_cards_async(self->collection, &self->plan.selection, NULL, listed_cb,
                                         g_object_ref(self));
}

/* Quizzes are told apart by when they began. */
static gint64
take_number(void)
{
  static gint64 last = 0;
  last = MAX(ilk_clock_now(), last + 1);
  return last;
}

void
ilk_quiz_start(IlkQuiz *self)
{
  g_return_if_fail(ILK_IS_QUIZ(self) && self->phase == ILK_QUIZ_PHASE_LOADING && self->began == 0);

  self->began = take_number();
  ilk_collection_get_options_async(self->collection, 0, NULL, options_cb, g_object_ref(self));
}

void
ilk_quiz_tick(IlkQuiz *self)
{
  g_return_if_fail(ILK_IS_QUIZ(self));

  gint64 limit = ilk_quiz_get_limit(self);
  if (self->phase != ILK_QUIZ_PHASE_QUESTION || !self->plan.strict || limit == 0 ||
      self->plan.clock == ILK_QUIZ_CLOCK_OFF || ilk_quiz_get_elapsed(self) < limit)
    return;
  if (self->plan.clock == ILK_QUIZ_CLOCK_WHOLE) {
    ilk_quiz_finish(self);
    return;
  }
  self->timed_out = TRUE;
  ilk_quiz_give_up(self);
}
