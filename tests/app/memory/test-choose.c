/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Choosing a day among those that fuzz allows: by weight, or as a log tells.
 */
#include "app/memory/fsrs.h"

#include <glib.h>
#include <math.h>

#define SEEDS 2000

static fsrs_scheduler
scheduler_with(gboolean short_term)
{
  fsrs_config config;
  fsrs_scheduler scheduler;
  fsrs_config_init_default(&config);
  config.fuzz = TRUE;
  config.short_term = short_term;
  g_assert_cmpint(fsrs_scheduler_init(&scheduler, &config, NULL), ==, FSRS_OK);
  return scheduler;
}

static int
days_by(const fsrs_scheduler *scheduler, const fsrs_card *card, double elapsed, int rating,
        const fsrs_choice *choice)
{
  fsrs_outcome outcome;
  g_assert_cmpint(fsrs_schedule_by(scheduler, card, elapsed, rating, choice, &outcome), ==,
                  FSRS_OK);
  return (int) outcome.scheduled_days;
}

/* The range of a card that is not compared with other ratings. */
static void
get_range(const fsrs_card *card, double elapsed, int *low, int *high)
{
  fsrs_scheduler plain = scheduler_with(TRUE);
  fsrs_outcome outcome;
  plain.config.fuzz = FALSE;
  g_assert_cmpint(fsrs_schedule(&plain, card, elapsed, FSRS_GOOD, 0, &outcome), ==, FSRS_OK);
  fsrs_fuzz_range(outcome.scheduled_days, elapsed, FSRS_MAX_INTERVAL, low, high);
}

static const fsrs_card relearning = {.state = FSRS_RELEARNING,
                                     .memory = {.stability = 30, .difficulty = 5}};

static double
weigh_alike(int days, const void *data)
{
  return 0.3;
}

static double
weigh_nothing(int days, const void *data)
{
  return 0;
}

/* Every fourth day. */
static double
weigh_fourth(int days, const void *data)
{
  return days % 4 == 0;
}

static double
weigh_thrice(int days, const void *data)
{
  const int *favourite = data;
  return days == *favourite ? 3 : 1;
}

static void
test_like_weights_leave_it_to_the_seed(void)
{
  fsrs_scheduler scheduler = scheduler_with(TRUE);
  const fsrs_day_weight weights[] = {weigh_alike, weigh_nothing};
  for (guint64 seed = 0; seed < SEEDS; seed++) {
    fsrs_choice by_seed = {.seed = seed};
    fsrs_choice by_weight = {.seed = seed, .weight = weights[seed % 2]};
    g_assert_cmpint(days_by(&scheduler, &relearning, 1, FSRS_GOOD, &by_weight), ==,
                    days_by(&scheduler, &relearning, 1, FSRS_GOOD, &by_seed));
  }
}

static void
test_days_without_weight_are_passed_over(void)
{
  fsrs_scheduler scheduler = scheduler_with(TRUE);
  for (guint64 seed = 0; seed < SEEDS; seed++) {
    fsrs_choice choice = {.seed = seed, .weight = weigh_fourth};
    g_assert_cmpint(days_by(&scheduler, &relearning, 1, FSRS_GOOD, &choice) % 4, ==, 0);
  }
}

static void
test_weights_are_odds(void)
{
  fsrs_scheduler scheduler = scheduler_with(TRUE);
  int low, high, hits = 0;
  get_range(&relearning, 1, &low, &high);
  for (guint64 seed = 0; seed < SEEDS; seed++) {
    fsrs_choice choice = {.seed = seed, .weight = weigh_thrice, .data = &low};
    hits += days_by(&scheduler, &relearning, 1, FSRS_GOOD, &choice) == low;
  }
  double expected = SEEDS * 3.0 / (high - low + 3);
  g_assert_cmpfloat(fabs(hits - expected), <, 4 * sqrt(expected));
}

static void
test_given_days_stand_within_the_range(void)
{
  fsrs_scheduler scheduler = scheduler_with(TRUE);
  fsrs_choice plain = {.seed = 7};
  int low, high, otherwise = days_by(&scheduler, &relearning, 1, FSRS_GOOD, &plain);
  get_range(&relearning, 1, &low, &high);
  g_assert_cmpint(low, <, high);
  for (int given = low - 2; given <= high + 2; given++) {
    fsrs_choice choice = {.seed = 7, .given = given};
    gboolean stands = given >= low && given <= high;
    g_assert_cmpint(days_by(&scheduler, &relearning, 1, FSRS_GOOD, &choice), ==,
                    stands ? given : otherwise);
  }
}

/* Any weights at all, the same for the same data. */
static double
weigh_at_random(int days, const void *data)
{
  const guint32 *salt = data;
  guint32 x = ((guint32) days + *salt) * 2654435761u;
  return (x >> 28) % 3 == 0 ? 0 : x >> 16;
}

static fsrs_card
random_card(GRand *random)
{
  return (fsrs_card){
      .state = g_rand_boolean(random) ? FSRS_REVIEW : FSRS_LEARNING,
      .step = 5,
      .memory = {.stability = exp(g_rand_double_range(random, -2, 8)),
                 .difficulty = g_rand_double_range(random, 1, 10)},
      .reps = 3,
  };
}

/* Whatever the weights were, a log that tells the day brings it back; and better is later. */
static void
test_what_was_chosen_comes_back(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(11);
  for (int i = 0; i < 20000; i++) {
    fsrs_scheduler scheduler = scheduler_with(i % 3 > 0);
    fsrs_card card = random_card(random);
    double elapsed = floor(card.memory.stability * g_rand_double_range(random, 0.2, 2));
    guint32 salt = g_rand_int(random);
    fsrs_choice choice = {.seed = salt, .weight = weigh_at_random, .data = &salt};
    int shorter = 0;
    for (int rating = FSRS_HARD; rating <= FSRS_EASY; rating++) {
      int days = days_by(&scheduler, &card, elapsed, rating, &choice);
      fsrs_choice told = {.seed = salt, .given = days};
      g_assert_cmpint(days_by(&scheduler, &card, elapsed, rating, &told), ==, days);
      g_assert_cmpint(days, >=, 1);
      g_assert_true(card.state != FSRS_REVIEW || days > shorter);
      shorter = days;
    }
  }
}

/* With room for all of them the order of the buttons leads nobody out of his own range. */
static void
test_order_stays_within_the_ranges(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(12);
  fsrs_scheduler scheduler = scheduler_with(TRUE), plain = scheduler;
  plain.config.fuzz = FALSE;
  for (int i = 0; i < 5000; i++) {
    fsrs_card card = random_card(random);
    fsrs_outcome middle[FSRS_RATINGS];
    guint32 salt = g_rand_int(random);
    fsrs_choice choice = {.seed = salt, .weight = weigh_at_random, .data = &salt};
    card.state = FSRS_REVIEW;
    card.memory.stability = exp(g_rand_double_range(random, 2, 7));
    double elapsed = floor(card.memory.stability);
    g_assert_cmpint(fsrs_preview(&plain, &card, elapsed, 0, middle), ==, FSRS_OK);
    for (int rating = FSRS_HARD; rating <= FSRS_EASY; rating++) {
      int low, high, days = days_by(&scheduler, &card, elapsed, rating, &choice);
      fsrs_fuzz_range(middle[rating - 1].scheduled_days, elapsed, FSRS_MAX_INTERVAL, &low, &high);
      g_assert_cmpint(days, >=, low);
      g_assert_cmpint(days, <=, high);
    }
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/choose/like-weights", test_like_weights_leave_it_to_the_seed);
  g_test_add_func("/memory/choose/no-weight", test_days_without_weight_are_passed_over);
  g_test_add_func("/memory/choose/odds", test_weights_are_odds);
  g_test_add_func("/memory/choose/given", test_given_days_stand_within_the_range);
  g_test_add_func("/memory/choose/comes-back", test_what_was_chosen_comes_back);
  g_test_add_func("/memory/choose/order", test_order_stays_within_the_ranges);
  return g_test_run();
}
