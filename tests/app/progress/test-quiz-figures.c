/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is read from quizzes and the log together.
 */
#include "app/progress/quiz-figures.h"
#include "app/store/front/collection-quiz.h"
#include "tests/app/store/fixture.h"

#include <math.h>

#define CARDS 60

static void
add(IlkCollection *collection, gint64 card, gint64 quiz, gboolean is_right, gboolean undo)
{
  g_autoptr(GError) error = NULL;
  const IlkQuizStep step = {.answer = {.card = card,
                                       .at = ilk_clock_now(),
                                       .quiz = quiz,
                                       .form = 1,
                                       .choice = is_right ? "{}" : "{\"lure\":\"a trap\"}",
                                       .is_right = is_right,
                                       .confidence = is_right ? 3 : 1},
                            .takes_back = undo,
                            .adds = !undo};
  ilk_collection_store_quiz_step(collection, &step, NULL, &error);
  g_assert_no_error(error);
}

/* Of sixty cards two thirds were right; of the right ones one in four is forgotten next day. */
static void
test_pairs(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  const IlkQuizSelection all = {.scope = ILK_QUIZ_ALL};
  fixture_import(collection, CARDS);
  g_autoptr(GArray) ids = ilk_collection_list_quiz_cards(collection, &all, NULL);
  g_auto(IlkQuizFigures) none = {0};
  g_assert_true(ilk_quiz_figures_read(&none, collection, NULL));
  g_assert_cmpuint(none.scores->len, ==, 0);
  g_assert_true(isnan(ilk_quiz_figures_get_recall(&none, TRUE)));

  for (guint i = 0; i < CARDS; i++) {
    gint64 card = g_array_index(ids, gint64, i);
    add(collection, card, 1000, i % 3 != 0, FALSE);
    if (i % 3 == 0)
      add(collection, card, 1000, TRUE, FALSE);
  }
  /* The same day says nothing. */
  fixture_answer(collection, g_array_index(ids, gint64, 0), ILK_RATING_EASY);
  ilk_clock_advance(ILK_MS_PER_DAY);
  for (guint i = 0; i < CARDS; i++)
    fixture_answer(collection, g_array_index(ids, gint64, i),
                   i % 3 == 0 || i % 4 == 1 ? ILK_RATING_AGAIN : ILK_RATING_GOOD);

  g_auto(IlkQuizFigures) figures = {0};
  g_assert_true(ilk_quiz_figures_read(&figures, collection, NULL));
  g_assert_cmpuint(figures.scores->len, ==, 1);
  const IlkQuizScore *score = &g_array_index(figures.scores, IlkQuizScore, 0);
  g_assert_cmpuint(score->asked, ==, CARDS);
  g_assert_cmpuint(score->right, ==, 40);
  g_assert_cmpuint(figures.pairs[TRUE], ==, 40);
  g_assert_cmpuint(figures.pairs[FALSE], ==, 20);
  g_assert_cmpfloat(ilk_quiz_figures_get_recall(&figures, TRUE), ==, 0.75);
  g_assert_cmpfloat(ilk_quiz_figures_get_recall(&figures, FALSE), ==, 0);
  g_assert_cmpuint(figures.sure[3], ==, 40);
  g_assert_cmpuint(figures.sure_right[1], ==, 0);
  g_assert_cmpuint(figures.lures->len, ==, 1);
  g_assert_cmpuint(g_array_index(figures.lures, IlkMissedLure, 0).n, ==, 20);
  fixture_close(collection);
  fixture_remove(directory);
}

/* What was taken back is not there; below fifty pairs nothing is said. */
static void
test_few(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  const IlkQuizSelection all = {.scope = ILK_QUIZ_ALL};
  g_autoptr(GArray) ids = ilk_collection_list_quiz_cards(collection, &all, NULL);
  gint64 card = g_array_index(ids, gint64, 0);
  add(collection, card, 1000, FALSE, FALSE);
  add(collection, card, 1000, FALSE, TRUE);
  add(collection, card, 1000, TRUE, FALSE);
  ilk_clock_advance(ILK_MS_PER_DAY);
  fixture_answer(collection, card, ILK_RATING_GOOD);
  g_auto(IlkQuizFigures) figures = {0};
  g_assert_true(ilk_quiz_figures_read(&figures, collection, NULL));
  g_assert_cmpuint(figures.pairs[TRUE], ==, 1);
  g_assert_cmpuint(figures.pairs[FALSE], ==, 0);
  g_assert_true(isnan(ilk_quiz_figures_get_recall(&figures, TRUE)));
  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/progress/quiz-figures/pairs", test_pairs);
  g_test_add_func("/progress/quiz-figures/few", test_few);
  return g_test_run();
}
