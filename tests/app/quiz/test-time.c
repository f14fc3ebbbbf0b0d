/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The clock of a question, and of a quiz.
 */
#include "tests/app/quiz/fixture.h"

static void
test_coach_notes_the_time(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  IlkQuizSummary summary;
  start(fixture, &plan);
  ilk_clock_advance(60000);
  ilk_quiz_tick(fixture->quiz);
  choose(fixture->quiz, TRUE);
  ilk_quiz_get_summary(fixture->quiz, &summary);
  g_assert_cmpuint(summary.right, ==, 1);
  g_assert_cmpuint(summary.over_time, ==, 1);
}

static void
test_strict_ends_the_question(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  plan.strict = TRUE;
  start(fixture, &plan);
  ilk_clock_advance(ilk_quiz_get_limit(fixture->quiz) - 1);
  ilk_quiz_tick(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_QUESTION);
  ilk_clock_advance(2);
  ilk_quiz_tick(fixture->quiz);
  settle(fixture->quiz);
  g_assert_true(ilk_quiz_is_timed_out(fixture->quiz));
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FEEDBACK);
  assert_stored(fixture, "w0", 1);
}

static void
test_minutes(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  plan.clock = ILK_QUIZ_CLOCK_WHOLE;
  plan.minutes = 1;
  plan.n = 0;
  start(fixture, &plan);
  g_assert_cmpint(ilk_quiz_get_limit(fixture->quiz), ==, 60000);
  ilk_clock_advance(40000);
  choose(fixture->quiz, TRUE);
  go_on(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_elapsed(fixture->quiz), ==, 40000);
  /* What stands still does not run out. */
  ilk_quiz_pause(fixture->quiz, ILK_QUIZ_PAUSE_DEMO);
  ilk_clock_advance(900000);
  ilk_quiz_resume(fixture->quiz, ILK_QUIZ_PAUSE_DEMO);
  ilk_clock_advance(30000);
  choose(fixture->quiz, TRUE);
  go_on(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FINISHED);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  ADD("coach", 5, test_coach_notes_the_time);
  ADD("strict", 5, test_strict_ends_the_question);
  ADD("minutes", 5, test_minutes);
  return g_test_run();
}
