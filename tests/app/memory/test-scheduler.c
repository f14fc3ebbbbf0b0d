/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the reference vectors leave out: bad input, fuzz, and steps in seconds.
 */
#include "app/memory/fsrs.h"

#include <glib.h>
#include <math.h>

static fsrs_scheduler
scheduler_with(gboolean fuzz)
{
  fsrs_config config;
  fsrs_scheduler scheduler;
  fsrs_config_init_default(&config);
  config.fuzz = fuzz;
  g_assert_cmpint(fsrs_scheduler_init(&scheduler, &config, NULL), ==, FSRS_OK);
  return scheduler;
}

static void
test_new_card_waits_for_its_steps(void)
{
  const struct {
    fsrs_state state;
    int step, seconds;
  } expected[] = {
      {FSRS_LEARNING, 0, 60},
      {FSRS_LEARNING, 0, 360},
      {FSRS_LEARNING, 1, 600},
      {FSRS_REVIEW, 0, 8 * 86400},
  };
  fsrs_scheduler scheduler = scheduler_with(FALSE);
  fsrs_card card = {0};
  fsrs_outcome all[FSRS_RATINGS];
  g_assert_cmpint(fsrs_preview(&scheduler, &card, 0, 0, all), ==, FSRS_OK);
  for (int i = 0; i < FSRS_RATINGS; i++) {
    g_assert_cmpint(all[i].card.state, ==, expected[i].state);
    g_assert_cmpint(all[i].card.step, ==, expected[i].step);
    g_assert_cmpint(all[i].delay_seconds, ==, expected[i].seconds);
  }
  g_assert_cmpfloat(fsrs_recall(&scheduler, &card, 3), ==, 0);
}

static void
test_fuzz_is_a_function_of_the_seed(void)
{
  fsrs_scheduler scheduler = scheduler_with(TRUE);
  fsrs_card card = {.state = FSRS_REVIEW, .memory = {.stability = 30, .difficulty = 5}, .reps = 4};
  gboolean varied = FALSE;
  fsrs_outcome first;
  g_assert_cmpint(fsrs_schedule(&scheduler, &card, 30, 3, 0, &first), ==, FSRS_OK);
  for (guint64 seed = 0; seed < 1000; seed++) {
    fsrs_outcome all[FSRS_RATINGS], one;
    g_assert_cmpint(fsrs_preview(&scheduler, &card, 30, seed, all), ==, FSRS_OK);
    g_assert_cmpint(fsrs_schedule(&scheduler, &card, 30, 3, seed, &one), ==, FSRS_OK);
    g_assert_cmpfloat(all[2].scheduled_days, ==, one.scheduled_days);
    g_assert_cmpfloat(all[1].scheduled_days, <, all[2].scheduled_days);
    g_assert_cmpfloat(all[2].scheduled_days, <, all[3].scheduled_days);
    varied |= one.scheduled_days != first.scheduled_days;
  }
  g_assert_true(varied);
}

static void
test_fuzz_reaches_both_ends(void)
{
  fsrs_scheduler plain = scheduler_with(FALSE), scheduler = scheduler_with(TRUE);
  fsrs_card card = {.state = FSRS_RELEARNING, .memory = {.stability = 12, .difficulty = 5}};
  fsrs_outcome outcome;
  int low, high;
  double least = INFINITY, most = 0;
  g_assert_cmpint(fsrs_schedule(&plain, &card, 1, 3, 0, &outcome), ==, FSRS_OK);
  fsrs_fuzz_range(outcome.scheduled_days, 1, FSRS_MAX_INTERVAL, &low, &high);
  for (guint64 seed = 0; seed < 1000; seed++) {
    g_assert_cmpint(fsrs_schedule(&scheduler, &card, 1, 3, seed, &outcome), ==, FSRS_OK);
    least = fmin(least, outcome.scheduled_days);
    most = fmax(most, outcome.scheduled_days);
  }
  g_assert_cmpfloat(least, ==, low);
  g_assert_cmpfloat(most, ==, high);
}

static void
test_bad_reviews_are_named(void)
{
  const fsrs_card good = {.state = FSRS_REVIEW, .memory = {.stability = 3, .difficulty = 5}};
  const fsrs_card no_memory = {.state = FSRS_LEARNING};
  const fsrs_card nan_memory = {.state = FSRS_REVIEW,
                                .memory = {.stability = NAN, .difficulty = 5}};
  const fsrs_card odd_state = {.state = (fsrs_state) 7,
                               .memory = {.stability = 3, .difficulty = 5}};
  const struct {
    const fsrs_card *card;
    double elapsed;
    int rating;
    fsrs_status status;
  } cases[] = {
      {&good, 1, 0, FSRS_ERROR_RATING},         {&good, 1, 5, FSRS_ERROR_RATING},
      {&good, -1, 3, FSRS_ERROR_ELAPSED},       {&good, NAN, 3, FSRS_ERROR_ELAPSED},
      {&good, INFINITY, 3, FSRS_ERROR_ELAPSED}, {&no_memory, 1, 3, FSRS_ERROR_CARD},
      {&nan_memory, 1, 3, FSRS_ERROR_CARD},     {&odd_state, 1, 3, FSRS_ERROR_CARD},
  };
  fsrs_scheduler scheduler = scheduler_with(FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    fsrs_outcome outcome = {.delay_seconds = -7};
    g_assert_cmpint(
        fsrs_schedule(&scheduler, cases[i].card, cases[i].elapsed, cases[i].rating, 0, &outcome),
        ==, cases[i].status);
    g_assert_cmpint(outcome.delay_seconds, ==, -7);
    g_assert_cmpstr(fsrs_status_text(cases[i].status), !=, fsrs_status_text(FSRS_OK));
  }
}

static void
assert_rejected(const fsrs_config *config, fsrs_status status, gsize index)
{
  fsrs_scheduler scheduler = {.interval_per_stability = -7};
  fsrs_error error = {0};
  g_assert_cmpint(fsrs_scheduler_init(&scheduler, config, &error), ==, status);
  g_assert_cmpint(error.status, ==, status);
  g_assert_cmpuint(error.index, ==, index);
  g_assert_cmpstr(error.text, !=, "");
  g_assert_cmpfloat(scheduler.interval_per_stability, ==, -7);
}

static void
test_bad_configurations_are_named(void)
{
  fsrs_config good, bad;
  fsrs_config_init_default(&good);

  bad = good;
  bad.desired_retention = NAN;
  assert_rejected(&bad, FSRS_ERROR_RETENTION, 0);
  bad.desired_retention = 1.01;
  assert_rejected(&bad, FSRS_ERROR_RETENTION, 0);
  bad = good;
  bad.maximum_interval = 0;
  assert_rejected(&bad, FSRS_ERROR_MAXIMUM_INTERVAL, 0);
  bad = good;
  bad.learning_steps[1] = 0;
  assert_rejected(&bad, FSRS_ERROR_STEPS, 1);
  bad = good;
  bad.n_relearning_steps = FSRS_MAX_STEPS + 1;
  assert_rejected(&bad, FSRS_ERROR_STEPS, 0);
  bad = good;
  bad.parameters[4] = NAN;
  assert_rejected(&bad, FSRS_ERROR_PARAMETERS, 4);
}

static fsrs_scheduler
random_scheduler(GRand *random, fsrs_version model)
{
  fsrs_config config;
  fsrs_scheduler scheduler;
  gsize n = fsrs_version_parameters(model);
  double w[FSRS_MAX_PARAMETERS];
  fsrs_config_init_default(&config);
  for (gsize i = 0; i < n; i++)
    w[i] = fsrs_version_defaults(model)[i] * g_rand_double_range(random, -2, 8);
  g_assert_cmpint(fsrs_config_set_parameters(&config, w, n, NULL), ==, FSRS_OK);
  config.desired_retention = g_rand_double_range(random, 0.01, 1);
  config.maximum_interval = g_rand_int_range(random, 1, FSRS_MAX_INTERVAL);
  config.n_learning_steps = (gsize) g_rand_int_range(random, 0, 3);
  config.n_relearning_steps = (gsize) g_rand_int_range(random, 0, 2);
  config.short_term = g_rand_boolean(random);
  config.fuzz = g_rand_boolean(random);
  g_assert_cmpint(fsrs_scheduler_init(&scheduler, &config, NULL), ==, FSRS_OK);
  return scheduler;
}

/* Whatever the parameters, every outcome is a card that the scheduler takes again, and no wait
 * passes the longest interval but by the two days that keep the buttons apart. */
static void
walk_at_random(GRand *random, const fsrs_scheduler *scheduler)
{
  fsrs_card card = {.state = FSRS_NEW};
  int longest = scheduler->config.maximum_interval;
  for (int i = 0; i < 50; i++) {
    fsrs_outcome all[FSRS_RATINGS];
    double elapsed = exp(g_rand_double_range(random, -9, 12));
    int rating = g_rand_int_range(random, 0, FSRS_RATINGS);
    g_assert_cmpint(fsrs_preview(scheduler, &card, elapsed, g_rand_int(random), all), ==, FSRS_OK);
    for (int j = 0; j < FSRS_RATINGS; j++) {
      g_assert_cmpint(all[j].delay_seconds, >=, 60);
      g_assert_cmpint(all[j].delay_seconds, <=, (longest + 3) * 86400LL);
    }
    card = all[rating].card;
    double recall = fsrs_recall(scheduler, &card, elapsed);
    g_assert_true(recall >= 0 && recall <= 1);
  }
}

static void
test_random_walks_stay_possible(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(50);
  for (int i = 0; i < 400; i++) {
    fsrs_scheduler scheduler = random_scheduler(random, i % 2 ? FSRS_6 : FSRS_7);
    walk_at_random(random, &scheduler);
  }
}

static void
test_parameter_counts(void)
{
  const double w[40] = {1};
  fsrs_config config;
  fsrs_config_init_default(&config);
  for (gsize n = 0; n <= G_N_ELEMENTS(w); n++) {
    fsrs_error error;
    gboolean known = n == 17 || n == 19 || n == 21 || n == 34;
    g_assert_cmpint(fsrs_config_set_parameters(&config, w, n, &error), ==,
                    known ? FSRS_OK : FSRS_ERROR_PARAMETERS);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/scheduler/new-card-steps", test_new_card_waits_for_its_steps);
  g_test_add_func("/memory/scheduler/fuzz-by-seed", test_fuzz_is_a_function_of_the_seed);
  g_test_add_func("/memory/scheduler/fuzz-ends", test_fuzz_reaches_both_ends);
  g_test_add_func("/memory/scheduler/bad-reviews", test_bad_reviews_are_named);
  g_test_add_func("/memory/scheduler/bad-configurations", test_bad_configurations_are_named);
  g_test_add_func("/memory/scheduler/random-walks", test_random_walks_stay_possible);
  g_test_add_func("/memory/scheduler/parameter-counts", test_parameter_counts);
  return g_test_run();
}
