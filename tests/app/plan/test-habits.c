/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Learners whose habits are known are read back from what they answered, and the retention that is
 * suggested to them is the one that trying all of them with their true habits finds.
 */
#include "app/base/clock.h"
#include "app/memory/simulate.h"
#include "app/plan/retention-curve.h"
#include "tests/app/store/fixture.h"

#define ROLLOVER 240
#define CARDS 1000
#define LATER_DAYS 4

static const IlkHabits steady = {
    .cards = 400,
    .first_share = {0.4, 0.1, 0.4, 0.1},
    .pass_share = {0.1, 0.8, 0.1},
    .seconds = {{60, 40, 25, 10}, {40, 20, 12, 8}},
};

static int
pick(GRand *random, const double *shares, int n)
{
  double u = g_rand_double(random);
  int i = 0;

  while (i < n - 1 && u >= shares[i])
    u -= shares[i++];
  return i;
}

static void
append(GArray *reviews, gint64 at, int rating, double seconds)
{
  IlkReview review = {.at = at, .rating = rating, .ms = (gint64) (seconds * 1000)};
  g_array_append_val(reviews, review);
}

/* A day's answers: Again is followed by Good, in what together takes the learner's time. */
static void
append_day(GArray *reviews, GRand *random, const IlkHabits *learner, int day)
{
  gint64 at = NOON + day * ILK_MS_PER_DAY;
  gboolean later = day > 0;
  int i = later ? 1 + pick(random, learner->pass_share, ILK_N_RATINGS - 1)
                : pick(random, learner->first_share, ILK_N_RATINGS);
  if (later && g_rand_double(random) < 0.2)
    i = 0;
  double seconds = learner->seconds[later][i] * g_rand_double_range(random, 0.5, 1.5);

  append(reviews, at, i + 1, i == 0 ? seconds / 2 : seconds);
  if (i == 0)
    append(reviews, at + ILK_MS_PER_MINUTE, ILK_RATING_GOOD, seconds / 2);
}

static void
learn_from_log(const IlkHabits *learner, int cards, IlkHabits *habits)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(7);
  IlkAnswerTally tally = {0};

  for (int card = 0; card < cards; card++) {
    g_autoptr(GArray) reviews = g_array_new(FALSE, FALSE, sizeof(IlkReview));
    for (int day = 0; day <= LATER_DAYS; day++)
      append_day(reviews, random, learner, day);
    ilk_answer_tally_add(&tally, (const IlkReview *) (gpointer) reviews->data, reviews->len,
                         ROLLOVER);
  }
  ilk_habits_init(habits);
  habits->cards = learner->cards;
  ilk_habits_learn(habits, &tally);
}

static void
test_read_back(void)
{
  IlkHabits habits;

  learn_from_log(&steady, CARDS, &habits);
  g_assert_cmpuint(habits.measured, ==, CARDS * (LATER_DAYS + 1));
  for (int i = 0; i < ILK_N_RATINGS; i++) {
    g_assert_cmpfloat_with_epsilon(habits.first_share[i], steady.first_share[i], 0.05);
    for (int later = 0; later < 2; later++)
      g_assert_cmpfloat_with_epsilon(habits.seconds[later][i] / steady.seconds[later][i], 1, 0.2);
  }
  for (int i = 0; i < ILK_N_RATINGS - 1; i++)
    g_assert_cmpfloat_with_epsilon(habits.pass_share[i], steady.pass_share[i], 0.03);
}

static void
assert_distribution(const double *shares, int n)
{
  double sum = 0;

  for (int i = 0; i < n; i++)
    sum += shares[i];
  g_assert_cmpfloat_with_epsilon(sum, 1, 1e-9);
}

static void
test_nothing_known(void)
{
  IlkAnswerTally nothing = {0};
  IlkHabits average, habits;

  ilk_habits_init(&average);
  ilk_habits_init(&habits);
  ilk_habits_learn(&habits, &nothing);
  assert_distribution(habits.first_share, ILK_N_RATINGS);
  assert_distribution(habits.pass_share, ILK_N_RATINGS - 1);
  for (int i = 0; i < ILK_N_RATINGS; i++) {
    g_assert_cmpfloat_with_epsilon(habits.first_share[i], average.first_share[i], 1e-9);
    g_assert_cmpfloat_with_epsilon(habits.seconds[1][i], average.seconds[1][i], 1e-9);
  }
}

/* Who takes three times as long for Good takes longer for Hard as well, even unseen. */
static void
test_pace(void)
{
  IlkHabits average, habits;
  IlkAnswerTally tally = {0};

  ilk_habits_init(&average);
  ilk_habits_init(&habits);
  tally.n[1][2] = tally.timed[1][2] = 10000;
  tally.seconds[1][2] = 30000 * average.seconds[1][2];
  ilk_habits_learn(&habits, &tally);
  g_assert_cmpfloat_with_epsilon(habits.seconds[1][2] / average.seconds[1][2], 3, 0.05);
  g_assert_cmpfloat_with_epsilon(habits.seconds[1][1] / average.seconds[1][1], 3, 0.1);
  g_assert_cmpfloat(habits.seconds[0][0], >, 2 * average.seconds[0][0]);
}

/* What SM-2 made of a card is no answer, and the first one here is not the card's first. */
static void
test_brought_along(void)
{
  const IlkReview reviews[] = {
      {.at = NOON, .kind = ILK_REVIEW_IMPORTED, .days = 3, .ease = 2500},
      {.at = NOON + 3 * ILK_MS_PER_DAY, .rating = 3, .ms = 5000},
  };
  IlkAnswerTally tally = {0};

  ilk_answer_tally_add(&tally, reviews, G_N_ELEMENTS(reviews), ROLLOVER);
  g_assert_cmpfloat(tally.n[0][2], ==, 0);
  g_assert_cmpfloat(tally.n[1][2], ==, 1);
}

/* An answer whose time nobody knows counts as an answer, and takes no time. */
static void
test_untimed(void)
{
  const IlkReview reviews[] = {
      {.at = NOON, .rating = 3, .ms = 5000},
      {.at = NOON + 2 * ILK_MS_PER_DAY, .rating = 1, .ms = 8000},
      {.at = NOON + 2 * ILK_MS_PER_DAY + 1, .rating = 3, .ms = 0},
      {.at = NOON + 3 * ILK_MS_PER_DAY, .rating = 3, .ms = G_MAXINT64},
  };
  IlkAnswerTally tally = {0};

  ilk_answer_tally_add(&tally, reviews, G_N_ELEMENTS(reviews), ROLLOVER);
  g_assert_cmpfloat(tally.n[0][2], ==, 1);
  g_assert_cmpfloat(tally.seconds[0][2], ==, 5);
  g_assert_cmpfloat(tally.n[1][0], ==, 1);
  g_assert_cmpfloat(tally.timed[1][0], ==, 0);
  g_assert_cmpfloat(tally.seconds[1][0], ==, 0);
  g_assert_cmpfloat(tally.seconds[1][2], ==, 300);
}

static void
finished_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref(result);
}

static IlkRetentionCurve
compute(const IlkHabits *habits)
{
  g_autoptr(GAsyncResult) result = NULL;
  IlkStudyOptions options;
  IlkRetentionCurve curve;

  ilk_study_options_init(&options);
  ilk_retention_curve_async(&options, habits, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_assert_true(ilk_retention_curve_finish(result, &curve, NULL));
  return curve;
}

/* Returns: what a remembered card truly costs at @percent, with another luck than the app's. */
static double
get_true_cost(const IlkHabits *learner, int percent)
{
  fsrs_simulate_options how;
  fsrs_simulation year;
  fsrs_config config;

  fsrs_config_init_default(&config);
  config.desired_retention = percent / 100.0;
  fsrs_simulate_options_init_default(&how);
  memcpy(how.first_share, learner->first_share, sizeof how.first_share);
  memcpy(how.pass_share, learner->pass_share, sizeof how.pass_share);
  memcpy(how.first_seconds, learner->seconds[0], sizeof how.first_seconds);
  memcpy(how.review_seconds, learner->seconds[1], sizeof how.review_seconds);
  how.seed = 4711;
  how.cards = 12000;
  how.new_per_day = 600; /* as the app's: twenty days for all cards */
  how.reviews_per_day = G_MAXINT;
  g_assert_cmpint(fsrs_simulate(&config, &how, NULL, &year, NULL), ==, FSRS_OK);
  return year.seconds / year.remembered;
}

static const struct {
  const char *name;
  double lapse_seconds;
  int lowest, highest;
} learners[] = {
    {"cheap-lapses", 15, 70, 71},
    {"dear-lapses", 150, 80, 92},
    {"very-dear-lapses", 300, 89, 95},
};

static void
test_suggestion(gconstpointer data)
{
  int i = GPOINTER_TO_INT(data);
  IlkHabits learner = steady, habits;
  double least = G_MAXDOUBLE;

  learner.seconds[1][0] = learners[i].lapse_seconds;
  learn_from_log(&learner, CARDS, &habits);
  IlkRetentionCurve curve = compute(&habits);
  for (int percent = ILK_CURVE_FIRST_PERCENT; percent <= 97; percent++)
    least = MIN(least, get_true_cost(&learner, percent));
  g_test_message("%s: %d to %d", learners[i].name, curve.cheapest, curve.suggested);
  g_assert_cmpfloat(get_true_cost(&learner, curve.cheapest), <=, 1.02 * least);
  g_assert_cmpfloat(get_true_cost(&learner, curve.suggested), <=, 1.08 * least);
  g_assert_cmpint(curve.cheapest, >=, learners[i].lowest);
  g_assert_cmpint(curve.cheapest, <=, learners[i].highest);
}

static gboolean
read_habits(IlkCollection *collection, gint64 deck, IlkHabits *habits, GError **error)
{
  g_autoptr(GAsyncResult) result = NULL;

  ilk_habits_async(collection, deck, NULL, finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration(NULL, TRUE);
  return ilk_habits_finish(result, habits, error);
}

/* A deck's habits come from its own cards, another deck's from all. */
static void
test_of_a_deck(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 12);
  g_autoptr(GError) error = NULL;
  IlkHabits all, one;

  g_assert_true(read_habits(collection, deck, &one, NULL));
  g_assert_cmpuint(one.cards, ==, 12);
  g_assert_cmpuint(one.measured, ==, 0);
  for (int i = 0; i < 5; i++)
    fixture_answer(collection, fixture_next(collection, deck), ILK_RATING_EASY);
  g_assert_true(read_habits(collection, deck, &one, NULL));
  g_assert_true(read_habits(collection, 0, &all, NULL));
  g_assert_cmpuint(one.measured, ==, 5);
  g_assert_cmpuint(all.measured, ==, 5);
  g_assert_cmpuint(all.cards, >, one.cards);
  g_assert_cmpfloat(one.first_share[3], >, all.first_share[3]);
  g_assert_false(read_habits(collection, 12345, &one, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  while (G_OBJECT(collection)->ref_count > 1)
    g_thread_yield(); /* until the workers have let go of it */
  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/study/habits/read-back", test_read_back);
  g_test_add_func("/study/habits/nothing-known", test_nothing_known);
  g_test_add_func("/study/habits/pace", test_pace);
  g_test_add_func("/study/habits/untimed", test_untimed);
  g_test_add_func("/study/habits/brought-along", test_brought_along);
  g_test_add_func("/study/habits/of-a-deck", test_of_a_deck);
  for (gsize i = 0; i < G_N_ELEMENTS(learners); i++) {
    g_autofree char *path = g_strconcat("/study/habits/suggestion/", learners[i].name, NULL);
    g_test_add_data_func(path, GINT_TO_POINTER((int) i), test_suggestion);
  }
  return g_test_run();
}
