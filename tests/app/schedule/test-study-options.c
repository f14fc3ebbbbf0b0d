/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options as JSON, and the scheduling that follows from them.
 */
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/schedule/schedule.h"

#include <math.h>

#define HOURS(n) ((n) *60 * ILK_MS_PER_MINUTE)
#define START G_GINT64_CONSTANT(1795348800000) /* 2026-11-22, 12:00 UTC */

static const IlkLoad unknown;

static void
test_defaults_are_an_empty_object(void)
{
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  g_autofree char *json = ilk_study_options_to_json(&options, NULL);
  g_assert_cmpstr(json, ==, "{}");
}

static void
test_changes_travel(void)
{
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options, read;
  ilk_study_options_init(&options);
  options.desired_retention = 0.85;
  options.n_learning_steps = 0;
  options.relearning_steps[0] = 15;
  options.new_per_day = 7;
  options.learn_ahead = 0;
  options.fuzz = FALSE;
  options.load_balance = FALSE;
  options.easy_days[6] = 50;
  options.parameters[ILK_MODEL_FSRS_6][3] = 9.5;
  options.parameters[ILK_MODEL_FSRS_7][33] = 0.25;
  options.model = ILK_MODEL_FSRS_7;

  g_autofree char *json = ilk_study_options_to_json(&options, NULL);
  g_assert_true(ilk_study_options_from_json(json, &read, &error));
  g_assert_no_error(error);
  g_autofree char *again = ilk_study_options_to_json(&read, NULL);
  g_assert_cmpstr(again, ==, json);
  g_assert_true(ilk_study_options_same_schedule(&options, &read));
  g_assert_cmpint(read.new_per_day, ==, 7);
  g_assert_false(read.load_balance);
  g_assert_cmpint(read.easy_days[5], ==, 100);
  g_assert_cmpint(read.easy_days[6], ==, 50);
}

/* A deck that has the default value on purpose keeps it over a collection that has another. */
static void
test_base_decides_what_differs(void)
{
  g_autoptr(GError) error = NULL;
  IlkStudyOptions collection, deck, merged;
  ilk_study_options_init(&collection);
  ilk_study_options_init(&deck);
  collection.desired_retention = 0.8;

  g_autofree char *json = ilk_study_options_to_json(&deck, &collection);
  merged = collection;
  g_assert_true(ilk_study_options_merge_json(&merged, json, &error));
  g_assert_cmpfloat(merged.desired_retention, ==, 0.9);
}

/* Returns: the first @n default parameters of @model, 1 beyond them, and @value at @wrong. */
static char *
dup_parameters(IlkModel model, gsize n, int wrong, double value)
{
  IlkStudyOptions defaults;
  ilk_study_options_init(&defaults);
  GString *json =
      g_string_new(model == ILK_MODEL_FSRS_7 ? "{\"fsrs7_parameters\": [" : "{\"parameters\": [");
  for (gsize i = 0; i < n; i++) {
    double w = i < ilk_model_count_parameters(model) ? defaults.parameters[model][i] : 1;
    w = (int) i == wrong ? value : w;
    char number[G_ASCII_DTOSTR_BUF_SIZE];
    g_ascii_dtostr(number, sizeof number, w);
    g_string_append_printf(json, "%s%s", i > 0 ? "," : "", isfinite(w) ? number : "null");
  }
  g_string_append(json, "]}");
  return g_string_free(json, FALSE);
}

static void
test_refuses(void)
{
  static const char *const cases[] = {
      "",
      "[]",
      "nonsense",
      "{\"desired_retention\": 0.5}",
      "{\"desired_retention\": \"0.9\"}",
      "{\"new_per_day\": -1}",
      "{\"new_per_day\": [1]}",
      "{\"rollover\": 1440}",
      "{\"learning_steps\": [0]}",
      "{\"learning_steps\": 5}",
      "{\"learning_steps\": [1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17]}",
      "{\"parameters\": [1, 2, 3]}",
      "{\"parameters\": {}}",
      "{\"maximum_interval\": 36501}",
      "{\"model\": \"fsrs-5\"}",
      "{\"model\": 7}",
      "{\"easy_days\": [100, 100, 100, 100, 100, 100]}",
      "{\"easy_days\": [100, 100, 100, 100, 100, 100, 101]}",
      "{\"easy_days\": [100, 100, 100, 100, 100, 100, -1]}",
      "{\"easy_days\": 50}",
      "{\"load_balance\": 2}",
      "{\"fsrs7_parameters\": [1, 2, 3]}",
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    IlkStudyOptions options = {.new_per_day = 42};
    g_assert_false(ilk_study_options_from_json(cases[i], &options, &error));
    g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
    g_assert_cmpint(options.new_per_day, ==, 42);
  }
}

/* Each of these is one number away from a set that is accepted. */
static void
test_refuses_parameters(void)
{
  static const struct {
    IlkModel model;
    gsize n;
    int wrong;
    double value;
    const char *sentence;
  } cases[] = {
      {ILK_MODEL_FSRS_6, 20, -1, 0, "FSRS-6 takes 17, 19 or 21 parameters, not 20."},
      {ILK_MODEL_FSRS_6, 34, -1, 0, "FSRS-6 takes 17, 19 or 21 parameters, not 34."},
      {ILK_MODEL_FSRS_6, 35, -1, 0, "FSRS-6 takes 17, 19 or 21 parameters, not 35."},
      {ILK_MODEL_FSRS_7, 21, -1, 0, "FSRS-7 takes 34 parameters, not 21."},
      {ILK_MODEL_FSRS_7, 35, -1, 0, "FSRS-7 takes 34 parameters, not 35."},
      {ILK_MODEL_FSRS_6, 21, 4, NAN, "Parameter w4 is not a finite number."},
      {ILK_MODEL_FSRS_7, 34, 33, INFINITY, "Parameter w33 is not a finite number."},
      {ILK_MODEL_FSRS_6, 21, 20, 0.9, "Parameter w20 is 0.9; its bounds end at 0.8."},
      {ILK_MODEL_FSRS_7, 34, 7, -1, "Parameter w7 is -1; its bounds end at 0."},
      {ILK_MODEL_FSRS_7, 34, 1, 0.01, "Parameter w1 is 0.01; its bounds end at 0.1104."},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    IlkStudyOptions before, options;
    ilk_study_options_init(&before);
    options = before;
    g_autofree char *json =
        dup_parameters(cases[i].model, cases[i].n, cases[i].wrong, cases[i].value);
    g_assert_false(ilk_study_options_merge_json(&options, json, &error));
    g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
    g_assert_nonnull(strstr(error->message, cases[i].sentence));
    g_assert_cmpmem(&options, sizeof options, &before, sizeof before);
  }
}

/* What was fitted to an older FSRS goes on as FSRS-6, within its bounds. */
static void
test_older_parameters(void)
{
  static const struct {
    gsize n;
    double w4, w19, w20;
  } cases[] = {
      {17, 6.4133 + 2 * 0.8334, 0, 0.5},
      {19, 6.4133, 0, 0.5},
      {21, 6.4133, 0.0658, 0.1542},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    IlkStudyOptions options;
    g_autofree char *json = dup_parameters(ILK_MODEL_FSRS_6, cases[i].n, -1, 0);
    g_assert_true(ilk_study_options_from_json(json, &options, &error));
    g_assert_no_error(error);
    const double *w = options.parameters[ILK_MODEL_FSRS_6];
    g_assert_cmpfloat_with_epsilon(w[4], cases[i].w4, 1e-12);
    g_assert_cmpfloat(w[19], ==, cases[i].w19);
    g_assert_cmpfloat(w[20], ==, cases[i].w20);
  }
}

/* The parameters of a model that is not in use change no schedule, but are not lost. */
static void
test_parameters_belong_to_a_model(void)
{
  IlkStudyOptions a, b;
  ilk_study_options_init(&a);
  b = a;
  b.parameters[ILK_MODEL_FSRS_7][0] = 0.2;
  g_assert_true(ilk_study_options_same_schedule(&a, &b));
  g_autofree char *json = ilk_study_options_to_json(&b, &a);
  g_assert_cmpstr(json, !=, "{}");
  a.model = b.model = ILK_MODEL_FSRS_7;
  g_assert_false(ilk_study_options_same_schedule(&a, &b));
  b = a;
  b.model = ILK_MODEL_FSRS_6;
  g_assert_false(ilk_study_options_same_schedule(&a, &b));
}

static void
assert_same(const IlkMemory *a, const IlkMemory *b)
{
  g_assert_cmpint(a->state, ==, b->state);
  g_assert_cmpint(a->due, ==, b->due);
  g_assert_cmpfloat(a->stability, ==, b->stability);
  g_assert_cmpfloat(a->difficulty, ==, b->difficulty);
  g_assert_cmpint(a->reps, ==, b->reps);
  g_assert_cmpint(a->lapses, ==, b->lapses);
}

static void
test_preview_is_the_outcome(void)
{
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  for (gint64 card = 1; card <= 50; card++) {
    IlkMemory memory = {.state = ILK_STATE_NEW};
    gint64 now = START;
    for (int review = 0; review < 12; review++) {
      IlkMemory preview[ILK_N_RATINGS], outcome;
      IlkRating rating = (IlkRating) (1 + (card * 7 + review * 5) % ILK_N_RATINGS);
      ilk_schedule_preview(&options, &unknown, card, &memory, now, 60, preview);
      ilk_schedule_answer(&options, &unknown, card, &memory, rating, now, 60, &outcome);
      assert_same(&preview[rating - 1], &outcome);
      memory = outcome;
      now = memory.due + 1000;
    }
  }
}

static void
test_fuzz_spreads_cards(void)
{
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  g_autoptr(GHashTable) dues = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL);
  IlkMemory before = {.state = ILK_STATE_REVIEW,
                      .stability = 60,
                      .difficulty = 5,
                      .last = START - 60 * ILK_MS_PER_DAY,
                      .reps = 4};
  for (gint64 card = 1; card <= 100; card++) {
    IlkMemory after;
    ilk_schedule_answer(&options, &unknown, card, &before, ILK_RATING_GOOD, START, 0, &after);
    g_hash_table_add(dues, g_memdup2(&after.due, sizeof after.due));
  }
  g_assert_cmpuint(g_hash_table_size(dues), >, 5);
}

static void
test_days_are_the_learners(void)
{
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  IlkMemory before = {
      .state = ILK_STATE_REVIEW, .stability = 2, .difficulty = 5, .last = START, .reps = 3};
  IlkMemory same_day, next_day, just_after;
  /* 03:59 is still yesterday's day, 04:00 is not. */
  gint64 four = START + 16 * 60 * ILK_MS_PER_MINUTE;
  ilk_schedule_answer(&options, &unknown, 1, &before, ILK_RATING_AGAIN, four - 1000, 0, &same_day);
  ilk_schedule_answer(&options, &unknown, 1, &before, ILK_RATING_AGAIN, START, 0, &just_after);
  ilk_schedule_answer(&options, &unknown, 1, &before, ILK_RATING_AGAIN, four, 0, &next_day);
  g_assert_cmpfloat(same_day.stability, ==, just_after.stability);
  g_assert_cmpfloat(next_day.stability, !=, same_day.stability);
}

/* For FSRS-7 three hours are not ten, though the day is the same. */
static void
test_fsrs7_sees_hours(void)
{
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  options.model = ILK_MODEL_FSRS_7;
  IlkMemory new_card = {.state = ILK_STATE_NEW}, before, three, ten;
  IlkSchedule schedule;
  ilk_schedule_answer(&options, &unknown, 1, &new_card, ILK_RATING_GOOD, START, 0, &before);
  ilk_schedule_answer(&options, &unknown, 1, &before, ILK_RATING_GOOD, START + HOURS(3), 0, &three);
  ilk_schedule_answer(&options, &unknown, 1, &before, ILK_RATING_GOOD, START + HOURS(10), 0, &ten);
  g_assert_cmpfloat(before.stability_fast, >, 0);
  g_assert_cmpfloat(ten.stability, >, three.stability);
  g_assert_cmpfloat(ten.stability_fast, >, three.stability_fast);
  ilk_schedule_prepare(&schedule, &options);
  g_assert_cmpfloat(ilk_schedule_recall(&schedule, &before, START + HOURS(10)), <,
                    ilk_schedule_recall(&schedule, &before, START + HOURS(3)));
}

/* Outside the steps, FSRS-7 too waits a day at least, and a better rating never less. */
static void
assert_waits_are_sane(const IlkStudyOptions *options, const IlkMemory *memory, gint64 now,
                      int depth)
{
  IlkMemory after[ILK_N_RATINGS];
  ilk_schedule_preview(options, &unknown, 1, memory, now, 0, after);
  for (int i = 0; i < ILK_N_RATINGS; i++) {
    if (after[i].state == ILK_STATE_REVIEW)
      g_assert_cmpint(after[i].due - now, >=, ILK_MS_PER_DAY);
    else
      g_assert_cmpint(after[i].due - now, >=, ILK_MS_PER_MINUTE);
    if (i > 0)
      g_assert_cmpint(after[i].due, >=, after[i - 1].due);
    if (depth > 0)
      assert_waits_are_sane(options, &after[i], after[i].due + 1000, depth - 1);
  }
}

static void
test_waits_are_sane(void)
{
  static const double retentions[] = {0.7, 0.9, 0.99};
  for (gsize i = 0; i < G_N_ELEMENTS(retentions); i++) {
    for (int model = 0; model < ILK_N_MODELS; model++) {
      IlkStudyOptions options;
      IlkMemory new_card = {.state = ILK_STATE_NEW};
      ilk_study_options_init(&options);
      options.model = (IlkModel) model;
      options.desired_retention = retentions[i];
      options.fuzz = FALSE;
      assert_waits_are_sane(&options, &new_card, START, 4);
      options.n_learning_steps = options.n_relearning_steps = 0;
      assert_waits_are_sane(&options, &new_card, START, 4);
    }
  }
}

static void
test_clock_set_back_counts_as_no_time(void)
{
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  IlkMemory before = {
      .state = ILK_STATE_REVIEW, .stability = 10, .difficulty = 5, .last = START, .reps = 3};
  IlkMemory back, at_once;
  ilk_schedule_answer(&options, &unknown, 1, &before, ILK_RATING_GOOD, START - 9 * ILK_MS_PER_DAY,
                      0, &back);
  ilk_schedule_answer(&options, &unknown, 1, &before, ILK_RATING_GOOD, START, 0, &at_once);
  assert_same(&back, &at_once);
  g_assert_cmpint(back.last, ==, START);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/options/defaults", test_defaults_are_an_empty_object);
  g_test_add_func("/store/options/travel", test_changes_travel);
  g_test_add_func("/store/options/base", test_base_decides_what_differs);
  g_test_add_func("/store/options/refuses", test_refuses);
  g_test_add_func("/store/options/refuses-parameters", test_refuses_parameters);
  g_test_add_func("/store/options/older-parameters", test_older_parameters);
  g_test_add_func("/store/options/model", test_parameters_belong_to_a_model);
  g_test_add_func("/store/schedule/preview-is-outcome", test_preview_is_the_outcome);
  g_test_add_func("/store/schedule/fuzz-spreads", test_fuzz_spreads_cards);
  g_test_add_func("/store/schedule/learners-days", test_days_are_the_learners);
  g_test_add_func("/store/schedule/hours", test_fsrs7_sees_hours);
  g_test_add_func("/store/schedule/waits", test_waits_are_sane);
  g_test_add_func("/store/schedule/clock-set-back", test_clock_set_back_counts_as_no_time);
  return g_test_run();
}
