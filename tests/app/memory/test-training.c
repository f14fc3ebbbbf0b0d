/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a fit learns from: outliers and cards without a beginning are left out, newer reviews count
 * more, and no card counts beyond its 256th review.
 */
#include "app/memory/fsrs.h"
#include "app/memory/sequences-private.h"
#include "app/memory/training-private.h"

#include <glib.h>

#define DAY G_GINT64_CONSTANT(86400000)
#define MAX_ROWS 1000

typedef struct {
  gsize n;
  int64_t card_id[MAX_ROWS], time_ms[MAX_ROWS];
  uint8_t rating[MAX_ROWS], state[MAX_ROWS];
} Rows;

static void
add_review(Rows *rows, int64_t card, int64_t time, int rating, fsrs_state state)
{
  g_assert_cmpuint(rows->n, <, MAX_ROWS);
  rows->card_id[rows->n] = card;
  rows->time_ms[rows->n] = time;
  rows->rating[rows->n] = (uint8_t) rating;
  rows->state[rows->n++] = (uint8_t) state;
}

/* @n cards, first rated @rating and seen again @days later. */
static void
add_cards(Rows *rows, int n, int rating, int days)
{
  for (int i = 0; i < n; i++) {
    int64_t card = (int64_t) rows->n;
    add_review(rows, card, DAY + i, rating, FSRS_NEW);
    add_review(rows, card, (1 + days) * DAY + i, 3, FSRS_REVIEW);
  }
}

static fsrs_log *
log_of(const Rows *rows, gboolean with_state)
{
  fsrs_log *log = NULL;
  fsrs_rows view = {.n = rows->n,
                    .card_id = rows->card_id,
                    .time_ms = rows->time_ms,
                    .rating = rows->rating,
                    .state = with_state ? rows->state : NULL};
  g_assert_cmpint(fsrs_log_new(&view, &(fsrs_calendar){0}, &log, NULL), ==, FSRS_OK);
  return log;
}

static void
test_outliers_are_left_out(void)
{
  g_autofree Rows *rows = g_new0(Rows, 1);
  fsrs_training training;
  add_cards(rows, 300, 3, 1);
  add_cards(rows, 10, 3, 2); /* few, but enough for a group */
  for (int days = 3; days <= 6; days++)
    add_cards(rows, 5, 3, days); /* three are a twentieth of all, the fourth is too small */
  add_cards(rows, 30, 3, 150);   /* many, but too late for Good */
  add_cards(rows, 30, 4, 150);   /* not too late for Easy */
  fsrs_log *log = log_of(rows, FALSE);
  g_assert_cmpint(fsrs_training_init(&training, log, false), ==, FSRS_OK);
  g_assert_cmpfloat(training.first_count[2], ==, 310);
  g_assert_cmpfloat(training.first_count[3], ==, 30);
  g_assert_cmpuint(training.items, ==, 340);
  g_assert_cmpuint(training.later_items, ==, 0);
  fsrs_training_clear(&training);
  fsrs_log_free(log);
}

/* Of a log of few cards each one counts. */
static void
test_few_cards_stay(void)
{
  g_autofree Rows *rows = g_new0(Rows, 1);
  fsrs_training training;
  for (int days = 1; days <= 9; days++)
    add_cards(rows, 2, 3, days);
  fsrs_log *log = log_of(rows, FALSE);
  g_assert_cmpint(fsrs_training_init(&training, log, false), ==, FSRS_OK);
  g_assert_cmpuint(training.items, ==, 18);
  g_assert_cmpuint(training.outliers, ==, 0);
  fsrs_training_clear(&training);
  fsrs_log_free(log);
}

static void
test_newer_reviews_count_more(void)
{
  g_autofree Rows *rows = g_new0(Rows, 1);
  fsrs_training training;
  add_review(rows, 1, DAY, 3, FSRS_NEW);
  for (int i = 2; i <= 6; i++)
    add_review(rows, 1, i * DAY, 3, FSRS_REVIEW);
  fsrs_log *log = log_of(rows, FALSE);
  g_assert_cmpint(fsrs_training_init(&training, log, true), ==, FSRS_OK);
  const double expected[] = {0, 0.25, 0.25 + 0.75 / 64, 0.25 + 0.75 / 8, 0.25 + 0.75 * 27 / 64, 1};
  for (gsize i = 0; i < G_N_ELEMENTS(expected); i++)
    g_assert_cmpfloat_with_epsilon(training.weight[i], expected[i], 1e-6);
  fsrs_training_clear(&training);
  fsrs_log_free(log);
}

static void
test_history_begins_when_the_card_was_new(void)
{
  g_autofree Rows *rows = g_new0(Rows, 1);
  fsrs_training training;
  for (int i = 0; i < 3; i++) /* its beginning is unknown */
    add_review(rows, 1, i * DAY, 3, FSRS_REVIEW);
  for (int i = 0; i < 6; i++) /* begins anew with the fourth */
    add_review(rows, 2, i * DAY, 3, i == 3 ? FSRS_NEW : FSRS_REVIEW);
  for (int i = 0; i < 4; i++) /* begins in learning, with the second */
    add_review(rows, 3, i * DAY, 3, i == 1 ? FSRS_LEARNING : FSRS_REVIEW);
  fsrs_log *log = log_of(rows, TRUE);
  g_assert_cmpint(fsrs_training_init(&training, log, true), ==, FSRS_OK);
  g_assert_cmpuint(training.items, ==, 2 + 2);
  fsrs_training_clear(&training);

  fsrs_sequences cards;
  g_assert_cmpint(fsrs_sequences_init(&cards, log, &(fsrs_layout){0}), ==, FSRS_OK);
  g_assert_cmpuint(cards.n_groups, ==, 1);
  g_assert_cmpuint(cards.longest, ==, 3);
  fsrs_sequences_clear(&cards);
  fsrs_log_free(log);
}

static void
test_same_day_reviews_are_no_items(void)
{
  g_autofree Rows *rows = g_new0(Rows, 1);
  fsrs_training training;
  const int64_t times[] = {DAY, DAY + 600000, 2 * DAY, 2 * DAY + 600000};
  for (gsize i = 0; i < G_N_ELEMENTS(times); i++)
    add_review(rows, 1, times[i], 3, FSRS_NEW);
  fsrs_log *log = log_of(rows, FALSE);
  g_assert_cmpint(fsrs_training_init(&training, log, true), ==, FSRS_OK);
  g_assert_cmpuint(training.items, ==, 3); /* FSRS-7 predicts minutes as well */
  fsrs_training_clear(&training);
  g_assert_cmpint(fsrs_training_init(&training, log, false), ==, FSRS_OK);
  g_assert_cmpuint(training.items, ==, 1); /* the first of the second day */
  fsrs_training_clear(&training);
  fsrs_log_free(log);
}

static void
test_long_cards_end(void)
{
  g_autofree Rows *rows = g_new0(Rows, 1);
  fsrs_training training;
  for (int i = 0; i < 400; i++)
    add_review(rows, 1, i * DAY, 3, FSRS_REVIEW);
  fsrs_log *log = log_of(rows, FALSE);
  g_assert_cmpint(fsrs_training_init(&training, log, true), ==, FSRS_OK);
  g_assert_cmpuint(training.items, ==, FSRS_MAX_SEQUENCE - 1);
  fsrs_training_clear(&training);
  fsrs_log_free(log);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/memory/training/outliers", test_outliers_are_left_out);
  g_test_add_func("/memory/training/few-cards-stay", test_few_cards_stay);
  g_test_add_func("/memory/training/recency", test_newer_reviews_count_more);
  g_test_add_func("/memory/training/beginning", test_history_begins_when_the_card_was_new);
  g_test_add_func("/memory/training/same-day", test_same_day_reviews_are_no_items);
  g_test_add_func("/memory/training/long-cards", test_long_cards_end);
  return g_test_run();
}
