/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formulas of FSRS-6 against the numbers that the upstream unit tests state.
 */
#include "app/memory/fsrs.h"
#include "tests/app/memory/fixture.h"

#include <math.h>

#define MAX_NUMBERS 32

static fsrs6
default_model(gboolean short_term)
{
  fsrs6 model;
  fsrs6_init(&model, fsrs6_default_parameters, short_term);
  return model;
}

static void
test_forgetting_curve(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("published.json");
  JsonObject *curve = json_object_get_object_member(all, "forgetting_curve");
  double t[MAX_NUMBERS], s[MAX_NUMBERS], r[MAX_NUMBERS];
  gsize n = fixture_numbers(curve, "t", t, MAX_NUMBERS);
  fixture_numbers(curve, "s", s, MAX_NUMBERS);
  fixture_numbers(curve, "r", r, MAX_NUMBERS);
  fsrs6 model = default_model(TRUE);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat_with_epsilon(fsrs6_retrievability(&model, s[i], t[i]), r[i], 1e-6);
  g_assert_cmpfloat_with_epsilon(fsrs6_retrievability(&model, 3.7, 3.7), 0.9, 1e-12);
}

static void
test_first_review(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("published.json");
  JsonObject *first = json_object_get_object_member(all, "init_difficulty_ts");
  double d[FSRS_RATINGS], s[FSRS_RATINGS];
  fixture_numbers(first, "d_clamped", d, FSRS_RATINGS);
  fixture_numbers(first, "s", s, FSRS_RATINGS);
  fsrs6 model = default_model(TRUE);
  for (int rating = 1; rating <= FSRS_RATINGS; rating++) {
    fsrs_memory memory = fsrs6_first(&model, rating);
    g_assert_cmpfloat_with_epsilon(memory.stability, s[rating - 1], 1e-12);
    g_assert_cmpfloat_with_epsilon(memory.difficulty, d[rating - 1], 1e-8);
  }
}

static void
test_next_difficulty(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("published.json");
  JsonObject *next = json_object_get_object_member(all, "next_difficulty");
  double expected[FSRS_RATINGS];
  fixture_numbers(next, "final_ts", expected, FSRS_RATINGS);
  fsrs6 model = default_model(TRUE);
  for (int rating = 1; rating <= FSRS_RATINGS; rating++)
    g_assert_cmpfloat_with_epsilon(fsrs6_next_difficulty(&model, 5, rating), expected[rating - 1],
                                   1e-7);
}

static void
test_next_stability(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("published.json");
  JsonObject *next = json_object_get_object_member(all, "next_stability");
  double d[FSRS_RATINGS], r[FSRS_RATINGS], recall[FSRS_RATINGS], lapse[FSRS_RATINGS];
  double same_day[FSRS_RATINGS];
  fixture_numbers(next, "d", d, FSRS_RATINGS);
  fixture_numbers(next, "r", r, FSRS_RATINGS);
  fixture_numbers(next, "recall_ts", recall, FSRS_RATINGS);
  fixture_numbers(next, "forget_raw_ts", lapse, FSRS_RATINGS);
  fixture_numbers(next, "same_day", same_day, FSRS_RATINGS);
  fsrs6 model = default_model(TRUE);
  for (int i = 0; i < FSRS_RATINGS; i++) {
    fsrs_memory memory = {.stability = 5, .difficulty = d[i]};
    g_assert_cmpfloat_with_epsilon(fsrs6_success(&model, &memory, r[i], i + 1), recall[i], 1e-5);
    g_assert_cmpfloat_with_epsilon(fsrs6_lapse(&model, &memory, r[i]), lapse[i], 1e-6);
    g_assert_cmpfloat_with_epsilon(fsrs6_same_day(&model, 5, i + 1), same_day[i], 1e-6);
  }
}

static fsrs_memory
walk(const fsrs6 *model, const double *ratings, const double *intervals, gsize n)
{
  fsrs_memory memory = fsrs6_first(model, (int) ratings[0]);
  for (gsize i = 1; i < n; i++)
    memory = fsrs6_next(model, &memory, intervals[i], (int) ratings[i]);
  return memory;
}

static void
test_memory_state(void)
{
  const double ratings[] = {1, 3, 3, 3, 3, 3};
  const double intervals[] = {0, 0, 1, 3, 8, 21};
  fsrs6 model = default_model(TRUE);
  fsrs_memory memory = walk(&model, ratings, intervals, G_N_ELEMENTS(ratings));
  g_assert_cmpfloat_with_epsilon(memory.stability, 53.62691, 1e-4);
  g_assert_cmpfloat_with_epsilon(memory.difficulty, 6.3574867, 1e-4);

  double w[FSRS6_PARAMETERS];
  memcpy(w, fsrs6_default_parameters, sizeof w);
  w[17] = w[18] = w[19] = 0;
  fsrs6_init(&model, w, TRUE);
  memory = walk(&model, ratings, intervals, G_N_ELEMENTS(ratings));
  g_assert_cmpfloat_with_epsilon(memory.stability, 53.335106, 1e-4);
}

static void
test_memory_state_of_fsrs5(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("published.json");
  JsonObject *state = json_object_get_object_member(all, "memory_state_19");
  double w[FSRS6_PARAMETERS], ratings[MAX_NUMBERS], intervals[MAX_NUMBERS];
  gsize n = fixture_numbers(state, "params19", w, FSRS6_PARAMETERS);
  g_assert_cmpint(fsrs6_parameters_migrate(w, n, w, NULL), ==, FSRS_OK);
  fsrs6 model;
  fsrs6_init(&model, w, TRUE);

  n = fixture_numbers(state, "ratings", ratings, MAX_NUMBERS);
  fixture_numbers(state, "intervals", intervals, MAX_NUMBERS);
  fsrs_memory memory = walk(&model, ratings, intervals, n);
  g_assert_cmpfloat_with_epsilon(memory.stability, 31.722992, 1e-4);
  g_assert_cmpfloat_with_epsilon(memory.difficulty, 7.382128, 1e-4);

  memory = (fsrs_memory){.stability = 20.925528, .difficulty = 7.005062};
  memory = fsrs6_next(&model, &memory, 21, 3);
  g_assert_cmpfloat_with_epsilon(memory.stability, 40.87456, 1e-4);
  g_assert_cmpfloat_with_epsilon(memory.difficulty, 6.9913807, 1e-4);
}

static void
test_intervals(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("published.json");
  JsonObject *next = json_object_get_object_member(all, "next_interval_s1");
  double retention[MAX_NUMBERS], days[MAX_NUMBERS];
  gsize n = fixture_numbers(next, "retention", retention, MAX_NUMBERS);
  fixture_numbers(next, "days_f64_ts", days, MAX_NUMBERS);
  fsrs6 model = default_model(TRUE);
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat(fmax(round(fsrs6_interval(&model, 1, retention[i])), 1), ==, days[i]);
}

static void
test_interval_history(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("published.json");
  JsonObject *history = json_object_get_object_member(all, "ivl_history");
  double ratings[MAX_NUMBERS], days[MAX_NUMBERS];
  gsize n = fixture_numbers(history, "ratings", ratings, MAX_NUMBERS);
  fixture_numbers(history, "scheduled_days", days, MAX_NUMBERS);
  fsrs_config config;
  fsrs_scheduler scheduler;
  fsrs_config_init_default(&config);
  g_assert_cmpint(fsrs_scheduler_init(&scheduler, &config, NULL), ==, FSRS_OK);

  fsrs_outcome last = {0};
  for (gsize i = 0; i < n; i++) {
    g_assert_cmpint(
        fsrs_schedule(&scheduler, &last.card, last.scheduled_days, (int) ratings[i], 0, &last), ==,
        FSRS_OK);
    g_assert_cmpfloat(last.scheduled_days, ==, days[i]);
  }
}

static void
test_migration_from_17(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("published.json");
  JsonObject *migration = json_object_get_object_member(all, "migrate_17_to_21");
  double w[FSRS6_PARAMETERS], expected[FSRS6_PARAMETERS];
  gsize n = fixture_numbers(migration, "in", w, FSRS6_PARAMETERS);
  fixture_numbers(migration, "out", expected, FSRS6_PARAMETERS);
  g_assert_cmpint(fsrs6_parameters_migrate(w, n, w, NULL), ==, FSRS_OK);
  for (gsize i = 0; i < FSRS6_PARAMETERS; i++)
    g_assert_cmpfloat_with_epsilon(w[i], expected[i], 1e-7);
}

static void
test_from_sm2(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("published.json");
  JsonObject *from = json_object_get_object_member(all, "from_sm2");
  JsonArray *cases = json_object_get_array_member(from, "cases");
  fsrs6 model = default_model(TRUE);
  for (guint i = 0; i < json_array_get_length(cases); i++) {
    JsonObject *one = json_array_get_object_element(cases, i);
    fsrs_memory memory = fsrs6_from_sm2(&model, json_object_get_double_member(one, "ease"),
                                        json_object_get_double_member(one, "ivl"),
                                        json_object_get_double_member(one, "ret"));
    g_assert_cmpfloat_with_epsilon(memory.stability, json_object_get_double_member(one, "s"), 5e-4);
    g_assert_cmpfloat_with_epsilon(memory.difficulty, json_object_get_double_member(one, "d"),
                                   5e-4);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/fsrs6/forgetting-curve", test_forgetting_curve);
  g_test_add_func("/memory/fsrs6/first-review", test_first_review);
  g_test_add_func("/memory/fsrs6/next-difficulty", test_next_difficulty);
  g_test_add_func("/memory/fsrs6/next-stability", test_next_stability);
  g_test_add_func("/memory/fsrs6/memory-state", test_memory_state);
  g_test_add_func("/memory/fsrs6/memory-state-of-fsrs5", test_memory_state_of_fsrs5);
  g_test_add_func("/memory/fsrs6/intervals", test_intervals);
  g_test_add_func("/memory/fsrs6/interval-history", test_interval_history);
  g_test_add_func("/memory/fsrs6/migration-from-17", test_migration_from_17);
  g_test_add_func("/memory/fsrs6/from-sm2", test_from_sm2);
  return g_test_run();
}
