/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every way from question to question.
 */
#include "tests/app/quiz/fixture.h"

static void
test_all_right(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  IlkQuizSummary summary;
  start(fixture, &plan);
  g_assert_cmpuint(ilk_quiz_get_total(fixture->quiz), ==, 5);
  for (guint i = 0; i < 5; i++) {
    g_assert_cmpuint(ilk_quiz_get_position(fixture->quiz), ==, i + 1);
    ilk_clock_advance(2000);
    choose(fixture->quiz, TRUE);
    g_assert_true(ilk_quiz_get_verdict(fixture->quiz)->is_right);
    g_assert_cmpint(ilk_quiz_get_grading(fixture->quiz), ==, ILK_QUIZ_GRADING_NONE);
    go_on(fixture->quiz);
  }
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FINISHED);
  ilk_quiz_get_summary(fixture->quiz, &summary);
  g_assert_cmpuint(summary.asked, ==, 5);
  g_assert_cmpuint(summary.right, ==, 5);
  g_assert_cmpint(summary.ms, ==, 10000);
  /* A right choice is no review. */
  assert_stored(fixture, "r0r0r0r0r0", 0);
}

static void
test_wrong_comes_again(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  IlkQuizQuestion *missed = ilk_quiz_get_question(fixture->quiz);
  choose(fixture->quiz, FALSE);
  g_assert_true(ilk_quiz_get_rates(fixture->quiz));
  /* Stored before anything else is done, and a failed recall of a new card. */
  assert_stored(fixture, "w0", 1);
  go_on(fixture->quiz);
  for (guint i = 0; i < 3; i++) {
    g_assert_true(ilk_quiz_get_question(fixture->quiz) != missed);
    choose(fixture->quiz, TRUE);
    go_on(fixture->quiz);
  }
  g_assert_true(ilk_quiz_get_question(fixture->quiz) == missed);
  g_assert_cmpuint(ilk_quiz_get_round(fixture->quiz), ==, 1);
  g_assert_cmpuint(ilk_quiz_get_position(fixture->quiz), ==, 4);
  /* Only the first answer counts, for the score and the schedule. */
  choose(fixture->quiz, FALSE);
  g_assert_false(ilk_quiz_get_rates(fixture->quiz));
  go_on(fixture->quiz);
  choose(fixture->quiz, TRUE);
  go_on(fixture->quiz);
  choose(fixture->quiz, TRUE);
  go_on(fixture->quiz);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FINISHED);
  assert_stored(fixture, "w0r0r0r0w0r0r0", 1);
  IlkQuizSummary summary;
  ilk_quiz_get_summary(fixture->quiz, &summary);
  g_assert_cmpuint(summary.asked, ==, 5);
  g_assert_cmpuint(summary.right, ==, 4);
  g_assert_cmpuint(summary.answers, ==, 7);
}

/* The first question is up before all cards are read; how many there are is known at once. */
static void
test_many(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  plan.n = 0;
  plan.counts = FALSE;
  fixture->quiz = ilk_quiz_new(fixture->collection, &plan);
  ilk_quiz_start(fixture->quiz);
  while (ilk_quiz_get_phase(fixture->quiz) == ILK_QUIZ_PHASE_LOADING)
    g_main_context_iteration(NULL, TRUE);
  g_assert_cmpuint(ilk_quiz_get_total(fixture->quiz), ==, 450);
  while (fixture->quiz->reading) {
    g_assert_cmpuint(ilk_quiz_get_total(fixture->quiz), ==, 450);
    g_main_context_iteration(NULL, TRUE);
  }
  g_assert_true(ilk_quiz_has_all(fixture->quiz));
  g_assert_cmpuint(fixture->quiz->questions->len, ==, 450);
}

static void
test_confidence(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  const struct {
    IlkQuizConfidence confidence;
    gboolean is_right;
  } answers[] = {{ILK_QUIZ_GUESSED, FALSE}, {ILK_QUIZ_SURE, TRUE}, {ILK_QUIZ_SURE, FALSE}};
  gint64 cards[3];
  plan.confidence = TRUE;
  plan.n = 3;
  start(fixture, &plan);
  for (guint i = 0; i < 3; i++) {
    cards[i] = ilk_card_get_id(ilk_quiz_get_question(fixture->quiz)->card);
    ilk_quiz_pick(fixture->quiz, find_option(fixture->quiz, answers[i].is_right));
    g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_CONFIDENCE);
    g_assert_null(ilk_quiz_get_verdict(fixture->quiz));
    ilk_quiz_say_confidence(fixture->quiz, answers[i].confidence);
    settle(fixture->quiz);
    go_on(fixture->quiz);
  }
  /* What was wrong is not asked for confidence again: the answer has just been seen. */
  choose(fixture->quiz, TRUE);
  go_on(fixture->quiz);
  assert_stored(fixture, "w1r3w3r0", 2);
  g_autoptr(GArray) missed = ilk_quiz_list_missed_cards(fixture->quiz);
  g_assert_cmpuint(missed->len, ==, 2);
  g_assert_cmpint(g_array_index(missed, gint64, 0), ==, cards[2]);
  g_assert_cmpint(g_array_index(missed, gint64, 1), ==, cards[0]);
  IlkQuizSummary summary;
  ilk_quiz_get_summary(fixture->quiz, &summary);
  g_assert_cmpuint(summary.by_confidence[ILK_QUIZ_SURE], ==, 2);
  g_assert_cmpuint(summary.right_by_confidence[ILK_QUIZ_SURE], ==, 1);
}

/* The questions in the order in which they were asked. */
static char *
take_quiz(Fixture *fixture, guint64 seed)
{
  IlkQuizPlan plan = make_plan(fixture);
  GString *order = g_string_new(NULL);
  plan.seed = seed;
  start(fixture, &plan);
  while (ilk_quiz_get_phase(fixture->quiz) != ILK_QUIZ_PHASE_FINISHED) {
    IlkCard *card = ilk_quiz_get_question(fixture->quiz)->card;
    g_string_append(order, ilk_card_get_content(card)->question);
    choose(fixture->quiz, TRUE);
    go_on(fixture->quiz);
  }
  drop_quiz(fixture);
  return g_string_free(order, FALSE);
}

static void
test_same_seed_same_quiz(Fixture *fixture, gconstpointer choices)
{
  g_autofree char *one = take_quiz(fixture, 11), *same = take_quiz(fixture, 11),
                  *other = take_quiz(fixture, 12);
  g_assert_cmpstr(one, ==, same);
  g_assert_cmpstr(one, !=, other);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  ADD("all-right", 5, test_all_right);
  ADD("wrong-comes-again", 5, test_wrong_comes_again);
  ADD("many", 450, test_many);
  ADD("confidence", 5, test_confidence);
  ADD("same-seed", 5, test_same_seed_same_quiz);
  return g_test_run();
}
