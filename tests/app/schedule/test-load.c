/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The days ahead: counted, weighed, and what a year of studying by them looks like.
 */
#include "app/base/clock.h"
#include "app/schedule/schedule.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"

#define YEAR 365
#define NEW_A_DAY 12
#define N_CARDS (YEAR * NEW_A_DAY)
#define SETTLED 90 /* days until the load is what it is going to be */
#define ROLLOVER 240
#define SUNDAY 6

/* A learner who answers by the chance that the model gives, once a day. */
typedef struct {
  IlkStudyOptions options;
  IlkSchedule schedule;
  GRand *random;
  IlkMemory cards[N_CARDS];
  guint due[3 * YEAR]; /* by day: what the learner is told */
  guint done[YEAR];    /* by day: reviews that were not new */
} Learner;

static IlkStudyOptions
default_options(void)
{
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  options.n_learning_steps = options.n_relearning_steps = 0;
  return options;
}

static gint64
weekday_of(gint64 day)
{
  return (day + 3) % ILK_WEEKDAYS;
}

static gint64
day_of(gint64 at)
{
  return (at - NOON) / ILK_MS_PER_DAY;
}

static IlkRating
draw_rating(Learner *self, const IlkMemory *memory, gint64 now)
{
  double recall =
      memory->state == ILK_STATE_NEW ? 1 : ilk_schedule_recall(&self->schedule, memory, now);
  if (g_rand_double(self->random) > recall)
    return ILK_RATING_AGAIN;
  return (IlkRating) (ILK_RATING_HARD + g_rand_int_range(self->random, 0, 3));
}

/* A load that is empty from @day days after today on. */
static IlkLoad
load_from(int day)
{
  return (IlkLoad){.first = ilk_clock_day(NOON, 0, ROLLOVER) + day};
}

static void
fill_load(const Learner *self, int day, IlkLoad *load)
{
  *load = load_from(day + 1);
  for (int i = 0; i < ILK_LOAD_DAYS; i++)
    load->due[i] = self->due[day + 1 + i];
}

static void
study_card(Learner *self, int card, gint64 now, IlkLoad *load)
{
  IlkMemory before = self->cards[card], *after = &self->cards[card];
  ilk_schedule_answer(&self->options, load, card + 1, &before, draw_rating(self, &before, now), now,
                      0, after);
  ilk_load_move(load, &before, after);
  gint64 day = day_of(after->due);
  if (day < (gint64) G_N_ELEMENTS(self->due))
    self->due[day]++;
}

static void
study_day(Learner *self, int day)
{
  gint64 now = NOON + day * ILK_MS_PER_DAY;
  IlkLoad load;
  fill_load(self, day, &load);
  for (int card = 0; card < (day + 1) * NEW_A_DAY; card++) {
    gboolean is_new = self->cards[card].state == ILK_STATE_NEW;
    if (!is_new && day_of(self->cards[card].due) > day)
      continue;
    self->done[day] += !is_new;
    study_card(self, card, now, &load);
  }
}

static Learner *
study_a_year(const IlkStudyOptions *options)
{
  Learner *self = g_new0(Learner, 1);
  self->options = *options;
  ilk_schedule_prepare(&self->schedule, options);
  self->random = g_rand_new_with_seed(1);
  for (int day = 0; day < YEAR; day++)
    study_day(self, day);
  g_rand_free(self->random);
  return self;
}

/* Returns: the mean square of the difference between a day and the mean of the week around it, over
 * the mean day; of dice it would be nearly 1 */
static double
measure_unevenness(const Learner *self)
{
  double squares = 0, sum = 0;
  for (int day = SETTLED; day < YEAR - 3; day++) {
    double week = 0;
    for (int i = -3; i <= 3; i++)
      week += self->done[day + i] / 7.0;
    squares += (self->done[day] - week) * (self->done[day] - week);
    sum += week;
  }
  return squares / sum;
}

/* Returns: what comes on @weekday (0: Monday), over what comes on one of the other days */
static double
measure_share(const Learner *self, gint64 weekday)
{
  gint64 first = ilk_clock_day(NOON, 0, ROLLOVER);
  double on_it = 0, others = 0;
  for (int day = SETTLED; day < YEAR; day++) {
    gboolean is_it = weekday_of(first + day) == weekday;
    *(is_it ? &on_it : &others) += self->done[day];
  }
  return on_it / others * (ILK_WEEKDAYS - 1);
}

static void
test_balance_evens_the_days(void)
{
  IlkStudyOptions options = default_options();
  options.load_balance = FALSE;
  g_autofree Learner *fuzzed = study_a_year(&options);
  options.load_balance = TRUE;
  g_autofree Learner *balanced = study_a_year(&options);
  double before = measure_unevenness(fuzzed), after = measure_unevenness(balanced);
  g_test_message("unevenness %.2f, balanced %.2f", before, after);
  g_assert_cmpfloat(after, <, before / 2);
}

/* Intervals of one and two days cannot move, so some of the work stays even on a day of none. */
static void
test_easy_days_bring_less(void)
{
  static const struct {
    gboolean balance;
    int percent;
    double least, most;
  } cases[] = {
      {FALSE, 100, 0.9, 1.1}, {TRUE, 100, 0.9, 1.1}, {FALSE, 50, 0.6, 0.75},
      {TRUE, 50, 0.6, 0.75},  {FALSE, 0, 0.2, 0.35}, {TRUE, 0, 0.2, 0.35},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    IlkStudyOptions options = default_options();
    options.load_balance = cases[i].balance;
    options.easy_days[SUNDAY] = cases[i].percent;
    g_autofree Learner *learner = study_a_year(&options);
    double share = measure_share(learner, SUNDAY);
    g_test_message("balance %d, %d %%: share %.2f", cases[i].balance, cases[i].percent, share);
    g_assert_cmpfloat(share, >, cases[i].least);
    g_assert_cmpfloat(share, <, cases[i].most);
  }
}

static IlkMemory
known_card(gint64 now)
{
  return (IlkMemory){.state = ILK_STATE_REVIEW,
                     .stability = 20,
                     .difficulty = 5,
                     .last = now - 20 * ILK_MS_PER_DAY,
                     .reps = 4};
}

static gint64
choose_day(const IlkStudyOptions *options, const IlkLoad *load, gint64 card, gint64 now,
           int utc_offset)
{
  IlkMemory before = known_card(now), after;
  ilk_schedule_answer(options, load, card, &before, ILK_RATING_GOOD, now, utc_offset, &after);
  return ilk_clock_day(after.due, utc_offset, options->rollover);
}

/* Weekdays are those of the learner's day, wherever he is and whatever hour it is. */
static void
test_no_review_falls_on_a_day_of_none(void)
{
  static const int offsets[] = {-720, -60, 0, 60, 330, 840};
  IlkStudyOptions options = default_options();
  IlkLoad load = load_from(1);
  options.easy_days[SUNDAY] = options.easy_days[SUNDAY - 1] = 0;
  for (gsize i = 0; i < G_N_ELEMENTS(offsets); i++) {
    for (int hour = 0; hour < 24; hour++) {
      for (gint64 card = 1; card <= 50; card++) {
        gint64 now = NOON + hour * 60 * ILK_MS_PER_MINUTE;
        gint64 day = choose_day(&options, &load, card, now, offsets[i]);
        g_assert_cmpint(weekday_of(day), <, SUNDAY - 1);
      }
    }
  }
}

/* Clocks that are set to summer time move an hour, not a weekday. */
static void
test_summer_time_moves_no_day(void)
{
  IlkStudyOptions options = default_options();
  IlkLoad load = load_from(1);
  options.easy_days[SUNDAY] = 0;
  for (gint64 card = 1; card <= 200; card++) {
    IlkMemory before = known_card(NOON), after;
    ilk_schedule_answer(&options, &load, card, &before, ILK_RATING_GOOD, NOON, 60, &after);
    g_assert_cmpint(weekday_of(ilk_clock_day(after.due, 120, ROLLOVER)), !=, SUNDAY);
    g_assert_cmpint((after.due - NOON) % ILK_MS_PER_DAY, ==, 0);
  }
}

static void
test_only_easy_days_are_as_good_as_others(void)
{
  static const IlkLoad unknown;
  IlkStudyOptions plain = default_options(), none = default_options();
  memset(none.easy_days, 0, sizeof none.easy_days);
  plain.load_balance = none.load_balance = FALSE;
  for (gint64 card = 1; card <= 200; card++)
    g_assert_cmpint(choose_day(&none, &unknown, card, NOON, 0), ==,
                    choose_day(&plain, &unknown, card, NOON, 0));
}

/* A crowd cannot push a card out of what fuzz allows, and the same crowd pushes it the same way. */
static void
test_crowds_push_within_the_range(void)
{
  IlkStudyOptions options = default_options(), exact = default_options();
  g_autoptr(GRand) random = g_rand_new_with_seed(3);
  exact.fuzz = FALSE;
  for (gint64 card = 1; card <= 500; card++) {
    IlkLoad load = load_from(1);
    for (gsize i = 0; i < ILK_LOAD_DAYS; i++)
      load.due[i] = g_rand_int(random) % 1000;
    gint64 today = load.first - 1;
    gint64 interval = choose_day(&exact, &load, card, NOON, 0) - today;
    gint64 chosen = choose_day(&options, &load, card, NOON, 0);
    int low, high;
    fsrs_fuzz_range((double) interval, 20, FSRS_MAX_INTERVAL, &low, &high);
    g_assert_cmpint(chosen, >=, today + low);
    g_assert_cmpint(chosen, <=, today + high);
    g_assert_cmpint(choose_day(&options, &load, card, NOON, 0), ==, chosen);
  }
}

static void
test_an_empty_day_is_found(void)
{
  IlkStudyOptions options = default_options();
  IlkLoad load = load_from(1);
  gint64 empty = choose_day(&options, &load, 1, NOON, 0);
  for (gsize i = 0; i < ILK_LOAD_DAYS; i++)
    load.due[i] = load.first + (gint64) i == empty ? 0 : 100;
  for (gint64 card = 1; card <= 100; card++)
    g_assert_cmpint(choose_day(&options, &load, card, NOON, 0), ==, empty);
}

static void
test_moving_there_and_back(void)
{
  gint64 today = ilk_clock_day(NOON, 60, ROLLOVER);
  IlkLoad load = {.first = today + 1};
  const IlkMemory fresh = {.state = ILK_STATE_NEW};
  const struct {
    int days; /* from today */
    IlkState state;
    int index; /* -1: nowhere */
  } cases[] = {
      {-9, ILK_STATE_REVIEW, -1},
      {0, ILK_STATE_REVIEW, -1},
      {1, ILK_STATE_REVIEW, 0},
      {1, ILK_STATE_LEARNING, -1},
      {ILK_LOAD_DAYS, ILK_STATE_REVIEW, ILK_LOAD_DAYS - 1},
      {ILK_LOAD_DAYS + 1, ILK_STATE_REVIEW, -1},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    IlkLoad before = load;
    IlkMemory due = {.state = cases[i].state, .due_day = today + cases[i].days};
    ilk_load_move(&load, &fresh, &due);
    for (int day = 0; day < ILK_LOAD_DAYS; day++)
      g_assert_cmpuint(load.due[day], ==, day == cases[i].index);
    ilk_load_move(&load, &due, &fresh);
    g_assert_cmpmem(&load, sizeof load, &before, sizeof before);
  }
}

static void
test_collection_counts_its_days(void)
{
  g_autoptr(GError) error = NULL;
  IlkLoad load, moved;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 3);
  gint64 card = fixture_next(collection, deck);
  g_assert_true(ilk_collection_get_load(collection, &moved, &error));
  g_assert_no_error(error);
  for (int i = 0; i < 3; i++) {
    g_autoptr(IlkCard) before = ilk_collection_get_card(collection, card + i, &error);
    IlkMemory after = fixture_answer(collection, card + i, (IlkRating) (ILK_RATING_HARD + i));
    ilk_load_move(&moved, ilk_card_get_memory(before), &after);
  }
  g_assert_true(ilk_collection_get_load(collection, &load, &error));
  g_assert_cmpmem(&load, sizeof load, &moved, sizeof moved);
  g_assert_cmpint(load.first, ==, ilk_clock_day(NOON, 0, ROLLOVER) + 1);
  guint n = 0;
  for (int day = 5; day < 10; day++)
    n += load.due[day];
  g_assert_cmpuint(n, ==, 1); /* 8.3 days, give or take two */
  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/load/balance", test_balance_evens_the_days);
  g_test_add_func("/store/load/easy-days", test_easy_days_bring_less);
  g_test_add_func("/store/load/none", test_no_review_falls_on_a_day_of_none);
  g_test_add_func("/store/load/summer-time", test_summer_time_moves_no_day);
  g_test_add_func("/store/load/only-easy-days", test_only_easy_days_are_as_good_as_others);
  g_test_add_func("/store/load/crowds", test_crowds_push_within_the_range);
  g_test_add_func("/store/load/empty-day", test_an_empty_day_is_found);
  g_test_add_func("/store/load/moving", test_moving_there_and_back);
  g_test_add_func("/store/load/counts", test_collection_counts_its_days);
  return g_test_run();
}
