/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scheduler against 800 review sequences of two other implementations, row by row.
 */
#include "app/memory/fsrs.h"
#include "tests/app/memory/fixture.h"

#include <math.h>
#include <string.h>

#define STABILITY_TOLERANCE 1e-5
#define DIFFICULTY_TOLERANCE 1e-6
#define RECALL_TOLERANCE 1e-6
#define ROUNDING_BOUNDARY 1e-6

enum {
  SEQ,
  EFFECTIVE,
  PARAMS,
  SHORT_TERM,
  RETENTION,
  MAX_INTERVAL,
  LEARNING_STEPS,
  RELEARNING_STEPS,
  START,
  N,
  T_MIN,
  ELAPSED_DAYS,
  RATING,
  R_BEFORE,
  S,
  D,
  STATE,
  STEP,
  SCHEDULED_DAYS,
  DUE_MIN,
  REPS,
  LAPSES,
  RUST_S,
  RUST_D,
  RUST_INTERVAL,
  N_COLUMNS
};

static double
number(char **row, int column)
{
  return g_ascii_strtod(row[column], NULL);
}

static int
minutes_of(const char *step)
{
  char *unit;
  int n = (int) g_ascii_strtoll(step, &unit, 10);
  return *unit == 'd' ? n * 1440 : *unit == 'h' ? n * 60 : n;
}

static gsize
read_steps(const char *text, int *steps)
{
  g_auto(GStrv) parts = g_strsplit(text, "|", -1);
  gsize n = g_strv_length(parts);
  for (gsize i = 0; i < n; i++)
    steps[i] = minutes_of(parts[i]);
  return n;
}

static void
read_scheduler(JsonObject *sets, char **row, fsrs_scheduler *scheduler)
{
  fsrs_config config;
  fsrs_config_init_default(&config);
  double w[FSRS6_PARAMETERS];
  gsize n = fixture_numbers(sets, row[PARAMS], w, G_N_ELEMENTS(w));
  g_assert_cmpint(fsrs_config_set_parameters(&config, w, n, NULL), ==, FSRS_OK);
  config.desired_retention = number(row, RETENTION);
  config.maximum_interval = (int) number(row, MAX_INTERVAL);
  config.n_learning_steps = read_steps(row[LEARNING_STEPS], config.learning_steps);
  config.n_relearning_steps = read_steps(row[RELEARNING_STEPS], config.relearning_steps);
  config.short_term = number(row, SHORT_TERM) == 1;
  fsrs_error error;
  g_assert_cmpint(fsrs_scheduler_init(scheduler, &config, &error), ==, FSRS_OK);
}

/* Two implementations may round an interval apart when it lies on the boundary of two days. */
static gboolean
near_boundary(const fsrs_scheduler *scheduler, double stability)
{
  double days = stability * scheduler->interval_per_stability;
  return fabs(days - floor(days) - 0.5) <= ROUNDING_BOUNDARY * MAX(days, 1);
}

static void
check_row(const fsrs_scheduler *scheduler, char **row, const fsrs_outcome *outcome)
{
  const fsrs_card *card = &outcome->card;
  double s = number(row, S);
  g_assert_cmpfloat_with_epsilon(card->memory.stability / s, 1, STABILITY_TOLERANCE);
  g_assert_cmpfloat_with_epsilon(card->memory.difficulty, number(row, D), DIFFICULTY_TOLERANCE);
  g_assert_cmpfloat(card->state, ==, number(row, STATE));
  g_assert_cmpfloat(card->step, ==, number(row, STEP));
  g_assert_cmpfloat(card->reps, ==, number(row, REPS));
  g_assert_cmpfloat(card->lapses, ==, number(row, LAPSES));
  if (near_boundary(scheduler, s))
    return;
  g_assert_cmpfloat(outcome->scheduled_days, ==, number(row, SCHEDULED_DAYS));
  g_assert_cmpfloat((double) outcome->delay_seconds / 60, ==,
                    number(row, DUE_MIN) - number(row, T_MIN));
}

/* Empty where the two implementations follow different rules. */
static void
check_against_rust(const fsrs_scheduler *scheduler, char **row, const fsrs_outcome *outcome)
{
  if (*row[RUST_S] == '\0')
    return;
  double s = outcome->card.memory.stability;
  g_assert_cmpfloat_with_epsilon(s / number(row, RUST_S), 1, STABILITY_TOLERANCE);
  g_assert_cmpfloat_with_epsilon(outcome->card.memory.difficulty, number(row, RUST_D), 1e-5);
  g_assert_cmpfloat_with_epsilon(s * scheduler->interval_per_stability / number(row, RUST_INTERVAL),
                                 1, 1e-4);
}

static void
check_preview(const fsrs_scheduler *scheduler, const fsrs_card *card, double elapsed, int rating,
              const fsrs_outcome *outcome)
{
  fsrs_outcome all[FSRS_RATINGS];
  g_assert_cmpint(fsrs_preview(scheduler, card, elapsed, 0, all), ==, FSRS_OK);
  g_assert_cmpfloat(all[rating - 1].card.memory.stability, ==, outcome->card.memory.stability);
  g_assert_cmpint(all[rating - 1].card.state, ==, outcome->card.state);
  g_assert_cmpint(all[rating - 1].delay_seconds, ==, outcome->delay_seconds);
}

static void
review(const fsrs_scheduler *scheduler, char **row, fsrs_card *card)
{
  double elapsed = number(row, ELAPSED_DAYS);
  int rating = (int) number(row, RATING);
  fsrs_outcome outcome;
  if (*row[R_BEFORE] != '\0')
    g_assert_cmpfloat_with_epsilon(fsrs_recall(scheduler, card, elapsed), number(row, R_BEFORE),
                                   RECALL_TOLERANCE);
  g_assert_cmpint(fsrs_schedule(scheduler, card, elapsed, rating, 0, &outcome), ==, FSRS_OK);
  check_row(scheduler, row, &outcome);
  check_against_rust(scheduler, row, &outcome);
  check_preview(scheduler, card, elapsed, rating, &outcome);
  *card = outcome.card;
}

static void
test_sequences(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("fsrs6-parameters.json");
  JsonObject *sets = json_object_get_object_member(all, "param_sets");
  g_auto(GStrv) lines = fixture_load_lines("fsrs6.csv");
  fsrs_scheduler scheduler = {0};
  fsrs_card card = {0};
  guint compared = 0;

  for (char **line = lines + 1; *line != NULL; line++) {
    g_auto(GStrv) row = g_strsplit(*line, ",", -1);
    g_assert_cmpuint(g_strv_length(row), ==, N_COLUMNS);
    if (number(row, N) == 0) {
      read_scheduler(sets, row, &scheduler);
      card = (fsrs_card){0};
    }
    review(&scheduler, row, &card);
    compared++;
  }
  g_test_message("compared %u rows", compared);
  g_assert_cmpuint(compared, ==, 7465);
}

static void
test_parameters_as_effective(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("fsrs6-parameters.json");
  JsonObject *sets = json_object_get_object_member(all, "param_sets");
  JsonObject *effective = json_object_get_object_member(all, "effective_params");
  g_autoptr(GList) names = json_object_get_members(effective);
  for (GList *name = names; name != NULL; name = name->next) {
    g_auto(GStrv) key = g_strsplit(name->data, ":", 3);
    double in[FSRS6_PARAMETERS], expected[FSRS6_PARAMETERS], w[FSRS6_PARAMETERS];
    gsize n = fixture_numbers(sets, key[0], in, G_N_ELEMENTS(in));
    fixture_numbers(effective, name->data, expected, G_N_ELEMENTS(expected));
    g_assert_cmpint(fsrs6_parameters_migrate(in, n, w, NULL), ==, FSRS_OK);
    fsrs6_parameters_clamp(w, (gsize) atoi(key[2]), strcmp(key[1], "short") == 0);
    for (gsize i = 0; i < FSRS6_PARAMETERS; i++)
      g_assert_cmpfloat_with_epsilon(w[i], expected[i], 1e-7);
  }
}

static void
test_clamps(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("fsrs6-parameters.json");
  JsonArray *cases = json_object_get_array_member(all, "clip_vectors");
  g_assert_cmpuint(json_array_get_length(cases), ==, 240);
  for (guint i = 0; i < json_array_get_length(cases); i++) {
    JsonObject *one = json_array_get_object_element(cases, i);
    double w[FSRS6_PARAMETERS], expected[FSRS6_PARAMETERS];
    fixture_numbers(one, "in", w, G_N_ELEMENTS(w));
    fixture_numbers(one, "out", expected, G_N_ELEMENTS(expected));
    fsrs6_parameters_clamp(w, (gsize) json_object_get_int_member(one, "num_relearning_steps"),
                           json_object_get_boolean_member(one, "short_term"));
    for (gsize j = 0; j < FSRS6_PARAMETERS; j++)
      g_assert_cmpfloat_with_epsilon(w[j], expected[j], 1e-7);
  }
}

static void
test_fuzz_ranges(void)
{
  g_autoptr(JsonObject) all = fixture_load_json("fsrs6-parameters.json");
  JsonArray *cases = json_object_get_array_member(all, "fuzz_ranges");
  g_assert_cmpuint(json_array_get_length(cases), ==, 160);
  for (guint i = 0; i < json_array_get_length(cases); i++) {
    double one[5];
    int min, max;
    fixture_numbers_of(json_array_get_array_element(cases, i), one, G_N_ELEMENTS(one));
    fsrs_fuzz_range(one[0], one[1], (int) one[2], &min, &max);
    g_assert_cmpfloat(min, ==, one[3]);
    g_assert_cmpfloat(max, ==, one[4]);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/vectors/sequences", test_sequences);
  g_test_add_func("/memory/vectors/parameters-as-effective", test_parameters_as_effective);
  g_test_add_func("/memory/vectors/clamps", test_clamps);
  g_test_add_func("/memory/vectors/fuzz-ranges", test_fuzz_ranges);
  return g_test_run();
}
