/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which answers are reviews, and who has the last word on them.
 */
#include "tests/app/quiz/fixture.h"

static void
test_practice_only(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  plan.counts = FALSE;
  start(fixture, &plan);
  choose(fixture->quiz, FALSE);
  go_on(fixture->quiz);
  ilk_quiz_give_up(fixture->quiz);
  settle(fixture->quiz);
  g_assert_false(ilk_quiz_get_verdict(fixture->quiz)->is_right);
  assert_stored(fixture, "w0w0", 0);
}

/* A card that is not due was recognised wrongly: that is no review. */
static void
test_not_due(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  gint64 card = ilk_card_get_id(ilk_quiz_get_question(fixture->quiz)->card);
  drop_quiz(fixture);
  fixture_answer(fixture->collection, card, ILK_RATING_EASY);
  start(fixture, &plan);
  g_assert_cmpint(ilk_card_get_id(ilk_quiz_get_question(fixture->quiz)->card), ==, card);
  choose(fixture->quiz, FALSE);
  g_assert_false(ilk_quiz_get_rates(fixture->quiz));
  assert_stored(fixture, "w0", 1);
}

static void
ask_for(Fixture *fixture, IlkQuizKind kind, gboolean counts)
{
  IlkQuizPlan plan = make_plan(fixture);
  plan.kinds = 1u << kind;
  plan.n = 1;
  plan.counts = counts;
  plan.selection.search = kind == ILK_QUIZ_TYPED ? "typed" : "open";
  start(fixture, &plan);
  g_assert_cmpint(ilk_quiz_get_question(fixture->quiz)->kind, ==, kind);
}

static void
test_typed_is_confirmed(Fixture *fixture, gconstpointer choices)
{
  ask_for(fixture, ILK_QUIZ_TYPED, TRUE);
  ilk_quiz_write(fixture->quiz, "a");
  ilk_quiz_submit(fixture->quiz);
  settle(fixture->quiz);
  assert_stored(fixture, "r0", 0);
  g_assert_cmpint(ilk_quiz_get_grading(fixture->quiz), ==, ILK_QUIZ_GRADING_CONFIRM);
  g_assert_cmpint(ilk_quiz_get_verdict(fixture->quiz)->rating, ==, ILK_RATING_GOOD);
  go_on(fixture->quiz);
  assert_stored(fixture, "r0", 1);
  ilk_quiz_undo(fixture->quiz);
  settle(fixture->quiz);
  assert_stored(fixture, "", 0);
  g_assert_cmpstr(ilk_quiz_get_response(fixture->quiz)->text, ==, "a");
}

/* The learner has the last word, on the schedule and on the score. */
static void
test_typed_is_corrected(Fixture *fixture, gconstpointer counts)
{
  ask_for(fixture, ILK_QUIZ_TYPED, counts != NULL);
  ilk_quiz_write(fixture->quiz, "something else that means the same");
  ilk_quiz_submit(fixture->quiz);
  settle(fixture->quiz);
  assert_stored(fixture, "w0", 0);
  ilk_quiz_grade(fixture->quiz, ILK_RATING_GOOD);
  settle(fixture->quiz);
  assert_stored(fixture, "r0", counts != NULL);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FINISHED);
}

static void
test_typed_is_corrected_in_practice(Fixture *fixture, gconstpointer unused)
{
  test_typed_is_corrected(fixture, NULL);
}

static void
test_typed_is_corrected_for_the_schedule(Fixture *fixture, gconstpointer unused)
{
  test_typed_is_corrected(fixture, "counts");
}

static void
test_open_is_judged_by_the_learner(Fixture *fixture, gconstpointer choices)
{
  ask_for(fixture, ILK_QUIZ_OPEN, TRUE);
  ilk_quiz_submit(fixture->quiz);
  settle(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_grading(fixture->quiz), ==, ILK_QUIZ_GRADING_NEEDED);
  ilk_quiz_go_on(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FEEDBACK);
  assert_stored(fixture, "", 0);
  ilk_quiz_undo(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_QUESTION);
  ilk_quiz_submit(fixture->quiz);
  ilk_quiz_grade(fixture->quiz, ILK_RATING_AGAIN);
  settle(fixture->quiz);
  assert_stored(fixture, "w0", 1);
  /* It comes again, and then counts no more. */
  ilk_quiz_submit(fixture->quiz);
  ilk_quiz_grade(fixture->quiz, ILK_RATING_GOOD);
  settle(fixture->quiz);
  assert_stored(fixture, "w0r0", 1);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FINISHED);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  ADD("practice-only", 5, test_practice_only);
  ADD("not-due", 5, test_not_due);
  ADD("typed-confirmed", 0, test_typed_is_confirmed);
  ADD("typed-corrected-in-practice", 0, test_typed_is_corrected_in_practice);
  ADD("typed-corrected", 0, test_typed_is_corrected_for_the_schedule);
  ADD("open", 0, test_open_is_judged_by_the_learner);
  return g_test_run();
}
