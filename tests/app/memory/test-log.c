/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Logs: sorting, counting days, naming bad rows; and replaying them.
 */
#include "app/memory/replay.h"

#include <glib.h>
#include <math.h>

#define HOUR G_GINT64_CONSTANT(3600000)
#define DAY (24 * HOUR)
#define MAX_REVIEWS 16

static const fsrs_calendar four_o_clock = {.rollover = 240};

typedef struct {
  gsize n;
  fsrs_replayed reviews[MAX_REVIEWS];
} Replayed;

static bool
keep_cb(const fsrs_replayed *review, void *data)
{
  Replayed *all = data;
  g_assert_cmpuint(all->n, <, MAX_REVIEWS);
  all->reviews[all->n++] = *review;
  return true;
}

static bool
stop_cb(const fsrs_replayed *review, void *data)
{
  (*(int *) data)++;
  return false;
}

static fsrs_scheduler
default_scheduler(void)
{
  fsrs_config config;
  fsrs_scheduler scheduler;
  fsrs_config_init_default(&config);
  g_assert_cmpint(fsrs_scheduler_init(&scheduler, &config, NULL), ==, FSRS_OK);
  return scheduler;
}

static void
replay(const fsrs_rows *rows, const fsrs_calendar *calendar, Replayed *all)
{
  fsrs_scheduler scheduler = default_scheduler();
  fsrs_log *log = NULL;
  fsrs_error error;
  all->n = 0;
  g_assert_cmpint(fsrs_log_new(rows, calendar, &log, &error), ==, FSRS_OK);
  g_assert_cmpuint(fsrs_log_reviews(log), ==, rows->n);
  g_assert_cmpint(fsrs_replay(log, &scheduler, keep_cb, all), ==, FSRS_OK);
  g_assert_cmpuint(all->n, ==, rows->n);
  fsrs_log_free(log);
}

static void
test_unsorted_rows_become_sequences(void)
{
  const int64_t cards[] = {7, -3, 7, -3, 7};
  const int64_t times[] = {9 * DAY, 2 * DAY, 5 * DAY, 1 * DAY, 5 * DAY};
  const uint8_t ratings[] = {3, 4, 1, 3, 2};
  const gsize order[] = {3, 1, 2, 4, 0};
  const double days[] = {0, 1, 0, 0, 4};
  Replayed all;
  replay(&(fsrs_rows){5, cards, times, ratings, NULL, NULL}, &four_o_clock, &all);
  for (gsize i = 0; i < all.n; i++) {
    const fsrs_replayed *review = &all.reviews[i];
    g_assert_cmpuint(review->row, ==, order[i]);
    g_assert_cmpint(review->card_id, ==, cards[order[i]]);
    g_assert_cmpint(review->rating, ==, ratings[order[i]]);
    g_assert_cmpfloat(review->elapsed_days, ==, days[i]);
    g_assert_cmpint(review->due_ms, ==, review->time_ms + review->outcome.delay_seconds * 1000);
  }
  g_assert_true(isnan(all.reviews[0].retrievability));
  g_assert_cmpfloat(all.reviews[1].retrievability, <, 1);
}

static void
test_days_end_at_the_rollover(void)
{
  const int64_t cards[] = {1, 1, 1};
  const int64_t times[] = {10 * DAY, 10 * DAY + 3 * HOUR, 10 * DAY + 5 * HOUR};
  const uint8_t ratings[] = {3, 3, 3};
  const int16_t offsets[] = {0, 120, -600};
  fsrs_rows rows = {3, cards, times, ratings, NULL, NULL};
  const struct {
    fsrs_calendar calendar;
    const int16_t *offsets;
    double days[3];
  } cases[] = {
      {{240, 0}, NULL, {0, 0, 1}},
      {{0, 0}, NULL, {0, 0, 0}},
      {{240, 120}, NULL, {0, 1, 0}},
      {{240, 0}, offsets, {0, 1, 0}}, /* a day that goes back counts as none */
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    Replayed all;
    rows.utc_offset = cases[i].offsets;
    replay(&rows, &cases[i].calendar, &all);
    for (gsize j = 0; j < all.n; j++)
      g_assert_cmpfloat(all.reviews[j].elapsed_days, ==, cases[i].days[j]);
  }
}

static void
test_a_new_card_begins_afresh(void)
{
  const int64_t cards[] = {1, 1, 1};
  const int64_t times[] = {DAY, 9 * DAY, 30 * DAY};
  const uint8_t ratings[] = {4, 3, 4};
  const uint8_t states[] = {FSRS_NEW, FSRS_REVIEW, FSRS_NEW};
  Replayed all;
  replay(&(fsrs_rows){3, cards, times, ratings, states, NULL}, &four_o_clock, &all);
  g_assert_cmpint(all.reviews[1].outcome.card.reps, ==, 2);
  g_assert_cmpint(all.reviews[2].outcome.card.reps, ==, 1);
  g_assert_cmpfloat(all.reviews[2].outcome.card.memory.stability, ==,
                    all.reviews[0].outcome.card.memory.stability);
}

static void
test_bad_rows_are_named(void)
{
  const int64_t cards[] = {1, 1, 1};
  const int64_t times[] = {DAY, -1, DAY};
  const int64_t late_times[] = {DAY, DAY, G_MAXINT64};
  const int64_t good_times[] = {DAY, DAY, DAY};
  const uint8_t ratings[] = {1, 4, 0};
  const uint8_t good_ratings[] = {1, 4, 2};
  const uint8_t states[] = {4, 0, 0};
  const int16_t offsets[] = {0, 2000, 0};
  const struct {
    fsrs_rows rows;
    gsize index;
  } cases[] = {
      {{3, cards, times, good_ratings, NULL, NULL}, 1},
      {{3, cards, late_times, good_ratings, NULL, NULL}, 2},
      {{3, cards, good_times, ratings, NULL, NULL}, 2},
      {{3, cards, good_times, good_ratings, states, NULL}, 0},
      {{3, cards, good_times, good_ratings, NULL, offsets}, 1},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    fsrs_log *log = (fsrs_log *) &log;
    fsrs_error error = {0};
    g_assert_cmpint(fsrs_log_new(&cases[i].rows, &four_o_clock, &log, &error), ==,
                    FSRS_ERROR_REVIEW);
    g_assert_cmpuint(error.index, ==, cases[i].index);
    g_assert_true(log == (fsrs_log *) &log);
  }
}

static void
test_bad_calendars_are_rejected(void)
{
  const fsrs_calendar calendars[] = {{-1, 0}, {1440, 0}, {0, 1441}, {0, -1441}};
  for (gsize i = 0; i < G_N_ELEMENTS(calendars); i++) {
    fsrs_log *log = NULL;
    g_assert_cmpint(fsrs_log_new(&(fsrs_rows){0}, &calendars[i], &log, NULL), ==,
                    FSRS_ERROR_OPTION);
    g_assert_null(log);
  }
}

static void
test_empty_and_cancelled(void)
{
  const int64_t cards[] = {1, 1};
  const int64_t times[] = {DAY, 2 * DAY};
  const uint8_t ratings[] = {1, 4};
  fsrs_rows rows = {0, cards, times, ratings, NULL, NULL};
  Replayed all;
  replay(&rows, &four_o_clock, &all);

  fsrs_scheduler scheduler = default_scheduler();
  fsrs_log *log = NULL;
  int calls = 0;
  rows.n = 2;
  g_assert_cmpint(fsrs_log_new(&rows, &four_o_clock, &log, NULL), ==, FSRS_OK);
  g_assert_cmpuint(fsrs_log_cards(log), ==, 1);
  g_assert_cmpint(fsrs_replay(log, &scheduler, stop_cb, &calls), ==, FSRS_ERROR_CANCELLED);
  g_assert_cmpint(calls, ==, 1);
  fsrs_log_free(log);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/log/unsorted", test_unsorted_rows_become_sequences);
  g_test_add_func("/memory/log/rollover", test_days_end_at_the_rollover);
  g_test_add_func("/memory/log/afresh", test_a_new_card_begins_afresh);
  g_test_add_func("/memory/log/bad-rows", test_bad_rows_are_named);
  g_test_add_func("/memory/log/bad-calendars", test_bad_calendars_are_rejected);
  g_test_add_func("/memory/log/empty-and-cancelled", test_empty_and_cancelled);
  return g_test_run();
}
