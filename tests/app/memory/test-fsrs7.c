/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * FSRS-7 against a second transcription of its formulas: good against slips, no proof.
 */
#include "app/memory/fsrs.h"
#include "tests/app/memory/fixture.h"

#include <math.h>

#define TOLERANCE 1e-9
#define INTERVAL_TOLERANCE 1e-6

enum { DAYS, RATING, RECALL, SLOW, FAST, DIFFICULTY, INTERVAL, N_COLUMNS };

static void
check_review(const fsrs7 *model, double retention, JsonArray *review, fsrs_memory *memory)
{
  double row[N_COLUMNS];
  fixture_numbers_of(review, row, N_COLUMNS);
  int rating = (int) row[RATING];
  if (json_array_get_null_element(review, RECALL)) {
    *memory = fsrs7_first(model, rating);
  } else {
    g_assert_cmpfloat_with_epsilon(fsrs7_retrievability(model, memory, row[DAYS]), row[RECALL],
                                   TOLERANCE);
    *memory = fsrs7_next(model, memory, row[DAYS], rating);
  }
  g_assert_cmpfloat_with_epsilon(memory->stability / row[SLOW], 1, TOLERANCE);
  g_assert_cmpfloat_with_epsilon(memory->stability_fast / row[FAST], 1, TOLERANCE);
  g_assert_cmpfloat_with_epsilon(memory->difficulty, row[DIFFICULTY], TOLERANCE);
  g_assert_cmpfloat_with_epsilon(fsrs7_interval(model, memory, retention) / row[INTERVAL], 1,
                                 INTERVAL_TOLERANCE);
}

static void
test_second_transcription(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("fsrs7-selfcheck.json");
  JsonArray *sequences = json_object_get_array_member(all, "sequences");
  double w[FSRS7_PARAMETERS];
  fsrs7 model;
  guint compared = 0;
  fixture_numbers(all, "params", w, FSRS7_PARAMETERS);
  g_assert_cmpmem(w, sizeof w, fsrs7_default_parameters, sizeof w);
  fsrs7_init(&model, w);
  for (guint i = 0; i < json_array_get_length(sequences); i++) {
    JsonObject *sequence = json_array_get_object_element(sequences, i);
    JsonArray *reviews = json_object_get_array_member(sequence, "reviews");
    double retention = json_object_get_double_member(sequence, "retention");
    fsrs_memory memory = {0};
    for (guint j = 0; j < json_array_get_length(reviews); j++, compared++)
      check_review(&model, retention, json_array_get_array_element(reviews, j), &memory);
  }
  g_test_message("compared %u reviews", compared);
  g_assert_cmpuint(compared, >, 2000);
}

static void
test_interval_solves_recall(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  fsrs7 model;
  fsrs7_init(&model, fsrs7_default_parameters);
  for (int i = 0; i < 2000; i++) {
    fsrs_memory memory = {
        .stability = exp(g_rand_double_range(random, log(0.0001), log(36500))),
        .stability_fast = exp(g_rand_double_range(random, log(0.0001), log(36500))),
        .difficulty = g_rand_double_range(random, 1, 10),
    };
    double retention = g_rand_double_range(random, 0.5, 0.99);
    double days = fsrs7_interval(&model, &memory, retention);
    if (days > 1.01 / 86400 && days < 36499)
      g_assert_cmpfloat_with_epsilon(fsrs7_retrievability(&model, &memory, days), retention, 1e-9);
  }
}

static void
test_clamped_parameters_are_in_order(void)
{
  double w[FSRS7_PARAMETERS];
  for (int i = 0; i < FSRS7_PARAMETERS; i++)
    w[i] = i % 2 ? -1000 : 1000;
  fsrs7_parameters_clamp(w);
  g_assert_cmpfloat(w[0], ==, 50);
  g_assert_cmpfloat(w[1], ==, 50);
  g_assert_cmpfloat(w[2], ==, 100);
  g_assert_cmpfloat(w[3], ==, 100);
  g_assert_cmpfloat(w[26], >=, w[25]);
  for (int i = 0; i < FSRS7_PARAMETERS; i++)
    w[i] = fsrs7_default_parameters[i];
  fsrs7_parameters_clamp(w);
  g_assert_cmpmem(w, sizeof w, fsrs7_default_parameters, sizeof w);
}

static void
test_scheduler_waits_a_day_at_least(void)
{
  fsrs_config config;
  fsrs_scheduler scheduler;
  fsrs_card card = {.state = FSRS_NEW};
  fsrs_outcome all[FSRS_RATINGS];
  fsrs_config_init_default(&config);
  g_assert_cmpint(
      fsrs_config_set_parameters(&config, fsrs7_default_parameters, FSRS7_PARAMETERS, NULL), ==,
      FSRS_OK);
  g_assert_cmpint(config.model, ==, FSRS_7);
  g_assert_cmpint(fsrs_scheduler_init(&scheduler, &config, NULL), ==, FSRS_OK);
  g_assert_cmpint(fsrs_preview(&scheduler, &card, 0, 0, all), ==, FSRS_OK);
  g_assert_cmpint(all[0].delay_seconds, ==, 60);
  g_assert_cmpint(all[2].card.state, ==, FSRS_LEARNING);

  /* Ten minutes later the fraction of a day counts. */
  card = all[2].card;
  g_assert_cmpfloat(fsrs_recall(&scheduler, &card, 10.0 / 1440), <, 1);
  g_assert_cmpint(fsrs_preview(&scheduler, &card, 10.0 / 1440, 0, all), ==, FSRS_OK);
  g_assert_cmpint(all[2].card.state, ==, FSRS_REVIEW);
  g_assert_cmpfloat(all[2].scheduled_days, >=, 1);
  g_assert_cmpfloat(all[2].card.memory.stability_fast, !=, card.memory.stability_fast);

  card.memory.stability_fast = 0;
  g_assert_cmpint(fsrs_preview(&scheduler, &card, 1, 0, all), ==, FSRS_ERROR_CARD);
}

/* At the end of SM-2's interval recall is what SM-2 means it to be; less ease is more
 * difficulty. */
static void
test_from_sm2(void)
{
  static const double intervals[] = {1, 4, 30, 365, 3650};
  fsrs7 model;

  fsrs7_init(&model, fsrs7_default_parameters);
  for (size_t i = 0; i < G_N_ELEMENTS(intervals); i++) {
    fsrs_memory memory = fsrs7_from_sm2(&model, 2.5, intervals[i], 0.9);
    g_assert_cmpfloat_with_epsilon(fsrs7_retrievability(&model, &memory, intervals[i]), 0.9, 1e-9);
    g_assert_cmpfloat_with_epsilon(memory.difficulty, 5.5, 1e-9);
  }
  g_assert_cmpfloat_with_epsilon(fsrs7_from_sm2(&model, 1.3, 4, 0.9).difficulty, 10, 1e-9);
  g_assert_cmpfloat_with_epsilon(fsrs7_from_sm2(&model, 9, 4, 0.9).difficulty, 1, 1e-9);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/fsrs7/second-transcription", test_second_transcription);
  g_test_add_func("/memory/fsrs7/interval", test_interval_solves_recall);
  g_test_add_func("/memory/fsrs7/clamp", test_clamped_parameters_are_in_order);
  g_test_add_func("/memory/fsrs7/from-sm2", test_from_sm2);
  g_test_add_func("/memory/fsrs7/scheduler", test_scheduler_waits_a_day_at_least);
  return g_test_run();
}
