/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The sentences of the page “Progress”, of one thing and of many.
 */
#include "app/model/review.h"
#include "app/store/front/collection-figures.h"
#include "ui/progress/progress-words.h"

#include <math.h>

#define TODAY G_GINT64_CONSTANT(20779) /* Sun, 22 Nov 2026 */

static void
assert_takes(char *text, const char *expected)
{
  g_assert_cmpstr(text, ==, expected);
  g_free(text);
}

static void
test_headline(void)
{
  const struct {
    guint answers, streak;
    const char *words;
  } cases[] = {
      {0, 0, "No answers yet today"},
      {0, 1, "No answers yet today"},
      {0, 3, "3 days in a row, none yet today"},
      {1, 1, "1 answer today"},
      {12, 3, "12 answers today, 3 days in a row"},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    assert_takes(ui_progress_dup_headline(
                     &(IlkProgress){.answers_today = cases[i].answers, .streak = cases[i].streak}),
                 cases[i].words);
}

static void
test_due(void)
{
  const struct {
    guint today, tomorrow;
    const char *outlook, *forecast;
    guint unseen;
  } cases[] = {
      {0, 0, "Nothing is due today or tomorrow.", "Nothing comes due in the next 30 days."},
      {0, 1, "Nothing else is due today. Due tomorrow: 1 card.",
       "1 card in the next 30 days; the busiest day is Mon, 23 Nov, with 1."},
      {5, 0, "Still due today: 5 cards. Due tomorrow: 0 cards.",
       "5 cards in the next 30 days; the busiest day is today, with 5."},
      {0, 0, "No reviews today or tomorrow; 14 new cards to learn.",
       "Nothing comes due in the next 30 days.", 14},
      {0, 1, "No more reviews today; 1 new card to learn. Due tomorrow: 1 card.",
       "1 card in the next 30 days; the busiest day is Mon, 23 Nov, with 1.", 1},
      {5, 0, "Still due today: 5 cards. Due tomorrow: 0 cards.",
       "5 cards in the next 30 days; the busiest day is today, with 5.", 3},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    IlkProgress progress = {.today = TODAY, .due = {cases[i].today, cases[i].tomorrow}};
    progress.cards.by_state[ILK_STATE_NEW] = cases[i].unseen;
    assert_takes(ui_progress_dup_outlook(&progress), cases[i].outlook);
    assert_takes(ui_progress_dup_forecast(&progress), cases[i].forecast);
  }
}

static void
test_goal(void)
{
  assert_takes(ui_progress_dup_goal(&(IlkProgress){.recalls = {0, 0, 0.9}}),
               "no reviews yet, goal 90\u00a0%");
  assert_takes(ui_progress_dup_goal(&(IlkProgress){.recalls = {1, 1, 0.85}}),
               "goal 85\u00a0%, 1 review");
}

static void
test_strengths(void)
{
  g_autoptr(GArray) strengths = g_array_new(FALSE, FALSE, sizeof(IlkStrength));
  const IlkStrength strength = {12, 5.5};
  IlkProgress progress = {0};

  ilk_distribution_init(&progress.distribution, strengths);
  assert_takes(ui_progress_dup_stability(&progress),
               "Your first answers will show how long memories hold.");
  g_array_append_val(strengths, strength);
  ilk_distribution_init(&progress.distribution, strengths);
  assert_takes(ui_progress_dup_stability(&progress),
               "Half of your cards keep a 90\u00a0% chance of recall for 12 days or longer.");
  assert_takes(ui_progress_dup_difficulty(&progress),
               "From 1, easy, to 10, hard. The largest group lies between 5 and 6.");
}

static void
test_calibration(void)
{
  const struct {
    double early, late;
    guint n;
    const char *words;
  } cases[] = {
      {2, 2, 1, "Your one prediction so far was off by 2.00×."},
      {1, 1, 1, "Your one prediction so far was exact."},
      {1, 1, 5, "At least half of your 5 predictions were exact."},
      {2, 2, 5,
       "Half of your 5 predictions were off by 2.00× or less. You tend to guess too high."},
      {0.25, 0.5, 6,
       "Half of your 6 predictions were off by 2.00× or less. At first it was 4.00×, lately 2.00×: "
       "you are getting better. You tend to guess too low."},
      {2, 4, 6,
       "Half of your 6 predictions were off by 2.00× or less. At first it was 2.00×, lately 4.00×. "
       "You tend to guess too high."},
      {2, 0.5, 6,
       "Half of your 6 predictions were off by 2.00× or less. That has not changed much."},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GArray) guesses = g_array_new(FALSE, FALSE, sizeof(IlkGuess));
    IlkProgress progress = {0};
    for (guint k = 0; k < cases[i].n; k++) {
      IlkGuess guess = {k < cases[i].n / 2 ? cases[i].early : cases[i].late, 1};
      g_array_append_val(guesses, guess);
    }
    ilk_calibration_init(&progress.calibration, guesses);
    assert_takes(ui_progress_dup_calibration(&progress), cases[i].words);
    ilk_calibration_clear(&progress.calibration);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/progress-words/headline", test_headline);
  g_test_add_func("/progress-words/due", test_due);
  g_test_add_func("/progress-words/goal", test_goal);
  g_test_add_func("/progress-words/strengths", test_strengths);
  g_test_add_func("/progress-words/calibration", test_calibration);
  return g_test_run();
}
