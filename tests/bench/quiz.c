/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How long a quiz over ten thousand cards takes to begin, and how long making a question of each of
 * them would.
 */
#include "app/quiz/quiz.h"
#include "app/store/front/collection-cards.h"
#include "tests/app/store/fixture.h"

#include <stdio.h>

#define CARDS 10000
#define ROUNDS 9

static int
compare(gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;
  return (left > right) - (left < right);
}

/* ms, sorts @times */
static double
median(double *times)
{
  qsort(times, ROUNDS, sizeof *times, compare);
  return times[ROUNDS / 2] / 1000;
}

static double
begin(IlkCollection *collection, gint64 deck, guint64 seed)
{
  IlkQuizPlan plan;
  ilk_quiz_plan_init(&plan);
  plan.selection.deck = deck;
  plan.n = 0;
  plan.seed = seed;
  g_autoptr(IlkQuiz) quiz = ilk_quiz_new(collection, &plan);
  gint64 start = g_get_monotonic_time();
  ilk_quiz_start(quiz);
  while (ilk_quiz_get_phase(quiz) == ILK_QUIZ_PHASE_LOADING)
    g_main_context_iteration(NULL, TRUE);
  double time = (double) (g_get_monotonic_time() - start);
  g_assert_cmpuint(ilk_quiz_get_total(quiz), ==, CARDS);
  ilk_quiz_finish(quiz);
  while (g_main_context_iteration(NULL, FALSE))
    continue;
  return time;
}

static double
make(GPtrArray *cards, guint64 seed)
{
  gint64 start = g_get_monotonic_time();
  for (guint i = 0; i < cards->len; i++) {
    IlkQuizQuestion *question = ilk_quiz_question_new(cards->pdata[i], ILK_QUIZ_MIXED, seed);
    ilk_quiz_question_unref(question);
  }
  return (double) (g_get_monotonic_time() - start);
}

int
main(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, CARDS);
  const IlkQuizSelection selection = {.deck = deck};
  g_autoptr(GArray) ids = ilk_collection_list_quiz_cards(collection, &selection, NULL);
  g_autoptr(GPtrArray) cards =
      ilk_collection_list_cards(collection, &g_array_index(ids, gint64, 0), ids->len, NULL);
  double first[ROUNDS], all[ROUNDS];
  for (guint i = 0; i < ROUNDS; i++) {
    first[i] = begin(collection, deck, i);
    all[i] = make(cards, i);
  }
  printf("quiz over %d cards, first question up   %8.1f ms (goal 50)\n", CARDS, median(first));
  printf("a question made of each of them           %8.1f ms\n", median(all));
  g_object_unref(collection);
  fixture_remove(directory);
  return 0;
}
