/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Options as JSON, and the scheduling that follows from them.
 */
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/store/study-options.h"

#define START G_GINT64_CONSTANT(1795348800000) /* 2026-11-22, 12:00 UTC */

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
  options.parameters[3] = 9.5;

  g_autofree char *json = ilk_study_options_to_json(&options, NULL);
  g_assert_true(ilk_study_options_from_json(json, &read, &error));
  g_assert_no_error(error);
  g_autofree char *again = ilk_study_options_to_json(&read, NULL);
  g_assert_cmpstr(again, ==, json);
  g_assert_true(ilk_study_options_same_schedule(&options, &read));
  g_assert_cmpint(read.new_per_day, ==, 7);
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
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    IlkStudyOptions options = {.new_per_day = 42};
    g_assert_false(ilk_study_options_from_json(cases[i], &options, &error));
    g_assert_error(error, ILK_ERROR, ILK_ERROR_INVALID);
    g_assert_cmpint(options.new_per_day, ==, 42);
  }
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
      ilk_schedule_preview(&options, card, &memory, now, 60, preview);
      ilk_schedule_answer(&options, card, &memory, rating, now, 60, &outcome);
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
    ilk_schedule_answer(&options, card, &before, ILK_RATING_GOOD, START, 0, &after);
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
  ilk_schedule_answer(&options, 1, &before, ILK_RATING_AGAIN, four - 1000, 0, &same_day);
  ilk_schedule_answer(&options, 1, &before, ILK_RATING_AGAIN, START, 0, &just_after);
  ilk_schedule_answer(&options, 1, &before, ILK_RATING_AGAIN, four, 0, &next_day);
  g_assert_cmpfloat(same_day.stability, ==, just_after.stability);
  g_assert_cmpfloat(next_day.stability, !=, same_day.stability);
}

static void
test_clock_set_back_counts_as_no_time(void)
{
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  IlkMemory before = {
      .state = ILK_STATE_REVIEW, .stability = 10, .difficulty = 5, .last = START, .reps = 3};
  IlkMemory back, at_once;
  ilk_schedule_answer(&options, 1, &before, ILK_RATING_GOOD, START - 9 * ILK_MS_PER_DAY, 0, &back);
  ilk_schedule_answer(&options, 1, &before, ILK_RATING_GOOD, START, 0, &at_once);
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
  g_test_add_func("/store/schedule/preview-is-outcome", test_preview_is_the_outcome);
  g_test_add_func("/store/schedule/fuzz-spreads", test_fuzz_spreads_cards);
  g_test_add_func("/store/schedule/learners-days", test_days_are_the_learners);
  g_test_add_func("/store/schedule/clock-set-back", test_clock_set_back_counts_as_no_time);
  return g_test_run();
}
