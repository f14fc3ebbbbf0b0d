/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An answer of a quiz and the review that it is: were they stored one after the other, a loss of
 * power between them would leave a mistake that the schedule has never heard of, or an undo that
 * took back half.
 */
#include "app/store/queue/quiz-step.h"

#include "app/store/queue/answer.h"
#include "app/store/rows/quiz-answer.h"

/* The numbers are chosen when the work first runs, and stay. */
typedef struct {
  const IlkQuizStep *step;
  IlkEvent event;
  gboolean has_event;
  gint64 undo_seq;
  gint64 seq;
} Work;

/* A word on an answer that is not there is none. */
static gboolean
require_answer(IlkStore *store, const IlkQuizStep *step, GError **error)
{
  gint64 seq;
  return step->adds || step->takes_back || ilk_quiz_answer_find(store, &step->answer, &seq, error);
}

static gboolean
run_step(IlkStore *store, gpointer data, GError **error)
{
  Work *work = data;
  const IlkQuizStep *step = work->step;
  return require_answer(store, step, error) &&
         (!step->takes_back ||
          ilk_quiz_answer_take_back(store, &step->answer, &work->undo_seq, error)) &&
         (!step->adds || ilk_quiz_answer_add(store, &step->answer, &work->seq, error)) &&
         (!work->has_event || ilk_event_run(&work->event, store, error));
}

/* Where one part is, all are. */
static gboolean
was_stored(IlkStore *store, gpointer data, GError **error)
{
  const Work *work = data;
  if (work->has_event)
    return ilk_event_was_stored(&work->event, store, error);
  return ilk_quiz_answer_has(store, work->seq != 0 ? work->seq : work->undo_seq, error);
}

static void
prepare_event(Work *work, IlkStore *store)
{
  const IlkQuizStep *step = work->step;
  const IlkReview review = {.card = step->answer.card,
                            .at = step->answer.at,
                            .rating = step->rating,
                            .ms = step->answer.ms,
                            .over_time = step->over_time};
  work->has_event = step->rating != 0 || step->undone.seq != 0;
  if (step->rating != 0)
    work->event = ilk_event_make_answer(store, &review);
  else if (step->undone.seq != 0)
    work->event = ilk_event_make_undo(store, step->answer.card);
  work->event.undoes = step->undone;
}

gboolean
ilk_quiz_step_store(IlkStore *store, const IlkQuizStep *step, IlkAnswer *answer, GError **error)
{
  Work work = {.step = step};
  prepare_event(&work, store);
  if (!ilk_store_transact(store, run_step, was_stored, &work, error))
    return FALSE;
  *answer = work.has_event ? ilk_event_get_answer(&work.event) : (IlkAnswer){.deck = 0};
  return TRUE;
}
