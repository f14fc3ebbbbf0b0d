/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulator: its books balance, and retention costs what it should.
 */
#include "app/memory/simulate.h"

#include <glib.h>
#include <math.h>

static fsrs_config
config_with(double retention)
{
  fsrs_config config;
  fsrs_config_init_default(&config);
  config.desired_retention = retention;
  return config;
}

static fsrs_simulate_options
small_deck(void)
{
  fsrs_simulate_options options;
  fsrs_simulate_options_init_default(&options);
  options.days = 200;
  options.cards = 1000;
  return options;
}

static void
test_days_sum_to_the_whole(void)
{
  fsrs_config config = config_with(0.9);
  fsrs_simulate_options options = small_deck();
  g_autofree fsrs_simulated_day *days = g_new0(fsrs_simulated_day, options.days);
  fsrs_simulation it, again;
  g_assert_cmpint(fsrs_simulate(&config, &options, days, &it, NULL), ==, FSRS_OK);
  fsrs_simulation sum = {0};
  for (int i = 0; i < options.days; i++) {
    g_assert_cmpint(days[i].new_cards, ==, i < 50 ? 20 : 0);
    sum.new_cards += days[i].new_cards;
    sum.reviews += days[i].reviews;
    sum.lapses += days[i].lapses;
    sum.seconds += days[i].seconds;
  }
  g_assert_cmpint(sum.new_cards, ==, it.new_cards);
  g_assert_cmpint(sum.reviews, ==, it.reviews);
  g_assert_cmpint(sum.lapses, ==, it.lapses);
  g_assert_cmpfloat_with_epsilon(sum.seconds, it.seconds, 1e-6);
  g_assert_cmpfloat(days[options.days - 1].remembered, ==, it.remembered);
  g_assert_cmpint(fsrs_simulate(&config, &options, NULL, &again, NULL), ==, FSRS_OK);
  g_assert_cmpmem(&it, sizeof it, &again, sizeof again);
}

static void
test_more_retention_takes_more_reviews(void)
{
  fsrs_simulate_options options = small_deck();
  fsrs_simulation low, high;
  fsrs_config config = config_with(0.8);
  g_assert_cmpint(fsrs_simulate(&config, &options, NULL, &low, NULL), ==, FSRS_OK);
  config = config_with(0.95);
  g_assert_cmpint(fsrs_simulate(&config, &options, NULL, &high, NULL), ==, FSRS_OK);
  g_assert_cmpint(high.reviews, >, low.reviews * 3 / 2);
  g_assert_cmpfloat(high.remembered, >, low.remembered);
  g_assert_cmpfloat((double) high.lapses / (double) high.reviews, <,
                    (double) low.lapses / (double) low.reviews);
  /* Reviews come when recall has fallen to what is desired. */
  g_assert_cmpfloat_with_epsilon((double) low.lapses / (double) low.reviews, 0.2, 0.03);
}

static void
test_limits_hold(void)
{
  fsrs_config config = config_with(0.95);
  fsrs_simulate_options options = small_deck();
  options.reviews_per_day = 30;
  g_autofree fsrs_simulated_day *days = g_new0(fsrs_simulated_day, options.days);
  fsrs_simulation it;
  g_assert_cmpint(fsrs_simulate(&config, &options, days, &it, NULL), ==, FSRS_OK);
  for (int i = 0; i < options.days; i++)
    g_assert_cmpint(days[i].reviews, <=, 30);
  g_assert_cmpint(days[options.days - 1].reviews, ==, 30);
}

static void
test_suggestion_follows_the_cost(void)
{
  fsrs_config config = config_with(0.9);
  fsrs_simulate_options options = small_deck();
  double usual, costly;
  g_assert_cmpint(fsrs_suggest_retention(&config, &options, &usual, NULL), ==, FSRS_OK);
  g_assert_cmpfloat(usual, >=, 0.7);
  g_assert_cmpfloat(usual, <=, 0.97);
  /* When forgetting costs ten times as much, it pays to forget less. */
  options.review_seconds[0] *= 10;
  g_assert_cmpint(fsrs_suggest_retention(&config, &options, &costly, NULL), ==, FSRS_OK);
  g_test_message("suggested %.2f, with costly lapses %.2f", usual, costly);
  g_assert_cmpfloat(costly, >, usual);
}

static void
test_bad_options_are_rejected(void)
{
  fsrs_config config = config_with(0.9);
  const fsrs_simulate_options good = small_deck();
  fsrs_simulate_options bad[7];
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++)
    bad[i] = good;
  bad[0].days = 0;
  bad[1].cards = FSRS_MAX_SIMULATED_CARDS + 1;
  bad[2].new_per_day = -1;
  bad[3].first_share[0] = 0.9;
  bad[4].pass_share[2] = NAN;
  bad[5].review_seconds[1] = -1;
  bad[6].first_seconds[1] = INFINITY;
  for (gsize i = 0; i < G_N_ELEMENTS(bad); i++) {
    fsrs_simulation it = {.reviews = 7};
    fsrs_error error = {0};
    g_assert_cmpint(fsrs_simulate(&config, &bad[i], NULL, &it, &error), ==, FSRS_ERROR_OPTION);
    g_assert_cmpint(error.status, ==, FSRS_ERROR_OPTION);
    g_assert_cmpint(it.reviews, ==, 7);
  }
  fsrs_simulation it;
  config.desired_retention = 2;
  g_assert_cmpint(fsrs_simulate(&config, &good, NULL, &it, NULL), ==, FSRS_ERROR_RETENTION);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/simulate/sums", test_days_sum_to_the_whole);
  g_test_add_func("/memory/simulate/retention", test_more_retention_takes_more_reviews);
  g_test_add_func("/memory/simulate/limits", test_limits_hold);
  g_test_add_func("/memory/simulate/suggestion", test_suggestion_follows_the_cost);
  g_test_add_func("/memory/simulate/bad-options", test_bad_options_are_rejected);
  return g_test_run();
}
