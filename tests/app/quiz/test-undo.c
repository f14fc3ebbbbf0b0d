/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Answers taken back, and answers that could not be stored.
 */
#include "app/store/front/collection-study.h"
#include "tests/app/quiz/fixture.h"

static void
test_undo(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  IlkQuizQuestion *first = ilk_quiz_get_question(fixture->quiz);
  g_assert_false(ilk_quiz_can_undo(fixture->quiz));
  choose(fixture->quiz, FALSE);
  go_on(fixture->quiz);
  g_assert_true(ilk_quiz_can_undo(fixture->quiz));
  ilk_quiz_undo(fixture->quiz);
  settle(fixture->quiz);
  g_assert_true(ilk_quiz_get_question(fixture->quiz) == first);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_QUESTION);
  assert_stored(fixture, "", 0);
  choose(fixture->quiz, TRUE);
  go_on(fixture->quiz);
  assert_stored(fixture, "r0", 0);
  g_assert_cmpuint(ilk_quiz_get_position(fixture->quiz), ==, 2);
  /* Asked for before the commit has returned, it waits for it. */
  ilk_quiz_pick(fixture->quiz, find_option(fixture->quiz, FALSE));
  ilk_quiz_undo(fixture->quiz);
  g_assert_true(fixture->quiz->wants_undo);
  settle(fixture->quiz);
  assert_stored(fixture, "r0", 0);
}

static void
undo(IlkQuiz *quiz)
{
  g_assert_true(ilk_quiz_can_undo(quiz));
  ilk_quiz_undo(quiz);
  settle(quiz);
}

/* After the last answer, and back to where there is none. */
static void
test_undo_all(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  IlkQuizQuestion *first = ilk_quiz_get_question(fixture->quiz);
  for (guint i = 0; ilk_quiz_get_phase(fixture->quiz) != ILK_QUIZ_PHASE_FINISHED; i++) {
    choose(fixture->quiz, i > 1);
    go_on(fixture->quiz);
  }
  assert_stored(fixture, "w0w0r0r0r0r0r0", 2);
  while (ilk_quiz_can_undo(fixture->quiz))
    undo(fixture->quiz);
  assert_stored(fixture, "", 0);
  g_assert_true(ilk_quiz_get_question(fixture->quiz) == first);
  g_assert_cmpuint(ilk_quiz_get_position(fixture->quiz), ==, 1);
  g_assert_cmpuint(ilk_quiz_list_entries(fixture->quiz)->len, ==, 0);
}

/* What was not told yet is taken back without a trace. */
static void
test_undo_before_confidence(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  plan.confidence = TRUE;
  start(fixture, &plan);
  ilk_quiz_pick(fixture->quiz, find_option(fixture->quiz, FALSE));
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_CONFIDENCE);
  undo(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_QUESTION);
  g_assert_false(ilk_quiz_can_undo(fixture->quiz));
  assert_stored(fixture, "", 0);
}

/* The mistake was studied as a card since: that answer is not taken back in place of the quiz's. */
static void
test_undo_leaves_a_later_answer(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  gint64 card = ilk_card_get_id(ilk_quiz_get_question(fixture->quiz)->card);
  choose(fixture->quiz, FALSE);
  ilk_clock_advance(1000);
  fixture_answer(fixture->collection, card, ILK_RATING_GOOD);
  undo(fixture->quiz);
  g_assert_cmpuint(fixture->failures, ==, 1);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FEEDBACK);
  assert_stored(fixture, "w0", 2);
  g_assert_true(ilk_collection_undo(fixture->collection, card, NULL, NULL));
  undo(fixture->quiz);
  assert_stored(fixture, "", 0);
}

/* An answer that cannot be stored brings its question back. */
static void
test_a_failed_answer_comes_back(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  IlkQuizQuestion *question = ilk_quiz_get_question(fixture->quiz);
  ilk_collection_close(fixture->collection);
  choose(fixture->quiz, TRUE);
  g_assert_cmpuint(fixture->failures, ==, 1);
  g_assert_true(ilk_quiz_get_question(fixture->quiz) == question);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_QUESTION);
  g_assert_cmpuint(ilk_quiz_get_position(fixture->quiz), ==, 1);
  drop_quiz(fixture);
  fixture_close(fixture->collection);
  fixture->collection = fixture_open(fixture->directory);
  assert_stored(fixture, "", 0);
}

/* A word on it that cannot be stored leaves the answer as it was judged, to be confirmed again. */
static void
test_a_failed_word_is_asked_again(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  plan.kinds = 1u << ILK_QUIZ_TYPED;
  plan.n = 1;
  plan.selection.search = "typed";
  start(fixture, &plan);
  ilk_quiz_write(fixture->quiz, "something else");
  ilk_quiz_submit(fixture->quiz);
  settle(fixture->quiz);
  assert_stored(fixture, "w0", 0);
  ilk_collection_close(fixture->collection);
  ilk_quiz_grade(fixture->quiz, ILK_RATING_EASY);
  settle(fixture->quiz);
  g_assert_cmpuint(fixture->failures, ==, 1);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FEEDBACK);
  g_assert_cmpint(ilk_quiz_get_grading(fixture->quiz), ==, ILK_QUIZ_GRADING_CONFIRM);
  g_assert_false(ilk_quiz_get_verdict(fixture->quiz)->is_right);
  g_assert_cmpint(ilk_quiz_get_verdict(fixture->quiz)->rating, ==, ILK_RATING_AGAIN);
  IlkQuizSummary summary;
  ilk_quiz_get_summary(fixture->quiz, &summary);
  g_assert_cmpuint(summary.right, ==, 0);
  drop_quiz(fixture);
  fixture_close(fixture->collection);
  fixture->collection = fixture_open(fixture->directory);
  assert_stored(fixture, "w0", 0);
}

/* Nothing is graded that is not there, and no other review taken back than the one that is meant:
 * then the answer stands, too. */
static void
test_steps_that_cannot_be(Fixture *fixture, gconstpointer choices)
{
  g_autoptr(GError) error = NULL;
  IlkAnswer answer;
  gint64 card = fixture_next(fixture->collection, fixture->deck);
  IlkQuizStep step = {.answer = {.card = card, .at = NOON, .quiz = NOON, .choice = "{}"},
                      .rating = ILK_RATING_GOOD};
  g_assert_false(ilk_collection_store_quiz_step(fixture->collection, &step, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  g_clear_error(&error);
  assert_stored(fixture, "", 0);
  step.adds = TRUE;
  g_assert_true(ilk_collection_store_quiz_step(fixture->collection, &step, &answer, &error));
  assert_stored(fixture, "w0", 1);
  IlkQuizStep back = {.answer = step.answer, .takes_back = TRUE, .undone = answer.key};
  back.undone.seq++;
  g_assert_false(ilk_collection_store_quiz_step(fixture->collection, &back, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
  assert_stored(fixture, "w0", 1);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  ADD("undo", 5, test_undo);
  ADD("undo-all", 5, test_undo_all);
  ADD("undo-before-confidence", 5, test_undo_before_confidence);
  ADD("undo-leaves-a-later-answer", 5, test_undo_leaves_a_later_answer);
  ADD("failed", 5, test_a_failed_answer_comes_back);
  ADD("failed-word", 0, test_a_failed_word_is_asked_again);
  ADD("steps", 5, test_steps_that_cannot_be);
  return g_test_run();
}
