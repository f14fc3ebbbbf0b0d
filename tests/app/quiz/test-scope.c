/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which cards are asked.
 */
#include "tests/app/quiz/fixture.h"

static void
test_missed_last_time(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  gint64 card = ilk_card_get_id(ilk_quiz_get_question(fixture->quiz)->card);
  choose(fixture->quiz, FALSE);
  for (guint i = 0; i < 5; i++) {
    go_on(fixture->quiz);
    choose(fixture->quiz, TRUE);
  }
  drop_quiz(fixture);
  plan.selection.scope = ILK_QUIZ_MISSED;
  start(fixture, &plan);
  g_assert_cmpuint(ilk_quiz_get_total(fixture->quiz), ==, 1);
  g_assert_cmpint(ilk_card_get_id(ilk_quiz_get_question(fixture->quiz)->card), ==, card);
  choose(fixture->quiz, TRUE);
  drop_quiz(fixture);
  start(fixture, &plan);
  g_assert_cmpint(ilk_quiz_get_phase(fixture->quiz), ==, ILK_QUIZ_PHASE_FINISHED);
}

/* The clock is set back before the mistake comes again: which answer was the first stays so. */
static void
test_missed_when_the_clock_stepped(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  start(fixture, &plan);
  choose(fixture->quiz, FALSE);
  ilk_clock_advance(-3600000);
  while (ilk_quiz_get_phase(fixture->quiz) != ILK_QUIZ_PHASE_FINISHED) {
    go_on(fixture->quiz);
    if (ilk_quiz_get_phase(fixture->quiz) == ILK_QUIZ_PHASE_QUESTION)
      choose(fixture->quiz, TRUE);
  }
  assert_stored(fixture, "w0r0r0r0r0r0", 1);
  drop_quiz(fixture);
  plan.selection.scope = ILK_QUIZ_MISSED;
  start(fixture, &plan);
  g_assert_cmpuint(ilk_quiz_get_total(fixture->quiz), ==, 1);
}

static void
test_only_these(Fixture *fixture, gconstpointer choices)
{
  IlkQuizPlan plan = make_plan(fixture);
  g_autoptr(GArray) all =
      ilk_collection_list_quiz_cards(fixture->collection, &plan.selection, NULL);
  g_assert_cmpuint(all->len, ==, 5);
  g_array_set_size(all, 2);
  plan.cards = all;
  start(fixture, &plan);
  g_assert_cmpuint(ilk_quiz_get_total(fixture->quiz), ==, 2);
}

static void
test_selection(Fixture *fixture, gconstpointer choices)
{
  const struct {
    IlkQuizSelection selection;
    guint n;
  } cases[] = {
      {{ILK_QUIZ_ALL, fixture->deck, NULL}, 5},
      {{ILK_QUIZ_WAITING, fixture->deck, NULL}, 4},
      {{ILK_QUIZ_ALL, fixture->deck, "choice"}, 5},
      {{ILK_QUIZ_ALL, fixture->deck, "\"choice-3\""}, 1},
      {{ILK_QUIZ_ALL, 0, NULL}, 15},
      {{ILK_QUIZ_ALL, 0, "nowhere"}, 0},
      {{ILK_QUIZ_MISSED, 0, NULL}, 0},
  };
  const IlkQuizSelection deck = {.deck = fixture->deck};
  g_autoptr(GArray) all = ilk_collection_list_quiz_cards(fixture->collection, &deck, NULL);
  fixture_answer(fixture->collection, g_array_index(all, gint64, 0), ILK_RATING_EASY);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GArray) ids =
        ilk_collection_list_quiz_cards(fixture->collection, &cases[i].selection, &error);
    g_assert_no_error(error);
    g_test_message("case %u", (guint) i);
    g_assert_cmpuint(ids->len, ==, cases[i].n);
  }
  const IlkQuizSelection wrong = {.search = "is:nothing"};
  g_autoptr(GError) error = NULL;
  g_assert_null(ilk_collection_list_quiz_cards(fixture->collection, &wrong, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  ADD("missed-last-time", 5, test_missed_last_time);
  ADD("missed-when-the-clock-stepped", 5, test_missed_when_the_clock_stepped);
  ADD("only-these", 5, test_only_these);
  ADD("selection", 5, test_selection);
  return g_test_run();
}
