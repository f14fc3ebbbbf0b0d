/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A learner who answers by chance, with the chance that the model gives.
 */
#include "tests/app/memory/synthetic.h"

#define MS_PER_DAY 86400000.0
#define DAYS_OF_LEARNING 300
#define LONGEST_CARD 16

typedef struct {
  GArray *card_id, *time_ms, *rating;
} Columns;

static fsrs_scheduler
scheduler_of(const double *w)
{
  fsrs_config config;
  fsrs_scheduler scheduler;
  fsrs_config_init_default(&config);
  g_assert_cmpint(fsrs_config_set_parameters(&config, w, FSRS6_PARAMETERS, NULL), ==, FSRS_OK);
  g_assert_cmpint(fsrs_scheduler_init(&scheduler, &config, NULL), ==, FSRS_OK);
  return scheduler;
}

static int
answer(GRand *random, double recall)
{
  return g_rand_double(random) > recall ? 1 : g_rand_int_range(random, 0, 8) ? 3 : 4;
}

static void
add_card(Columns *columns, gint64 id, const fsrs_scheduler *truth, const fsrs_scheduler *used,
         GRand *random)
{
  fsrs_outcome real = {0}, seen = {0};
  double day = g_rand_int_range(random, 0, DAYS_OF_LEARNING) + 0.4, last = day;
  int length = g_rand_int_range(random, 2, LONGEST_CARD);
  for (int i = 0; i < length; i++) {
    double elapsed = (int) day - (int) last;
    gint64 time = (gint64) (day * MS_PER_DAY);
    guint8 rating = (guint8) (i == 0 ? g_rand_int_range(random, 1, 5)
                                     : answer(random, fsrs_recall(truth, &real.card, elapsed)));
    g_assert_cmpint(fsrs_schedule(truth, &real.card, elapsed, rating, 0, &real), ==, FSRS_OK);
    g_assert_cmpint(fsrs_schedule(used, &seen.card, elapsed, rating, 0, &seen), ==, FSRS_OK);
    g_array_append_val(columns->card_id, id);
    g_array_append_val(columns->time_ms, time);
    g_array_append_val(columns->rating, rating);
    last = day;
    day += (double) seen.delay_seconds / 86400.0 + g_rand_int_range(random, 0, 3);
  }
}

fsrs_log *
synthetic_log(gsize n, const double *w, guint32 seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(seed);
  fsrs_scheduler truth = scheduler_of(w), used = scheduler_of(fsrs6_default_parameters);
  Columns columns = {g_array_new(FALSE, FALSE, sizeof(gint64)),
                     g_array_new(FALSE, FALSE, sizeof(gint64)),
                     g_array_new(FALSE, FALSE, sizeof(guint8))};
  for (gint64 id = 1; columns.rating->len < n; id++)
    add_card(&columns, id, &truth, &used, random);
  fsrs_rows rows = {.n = columns.rating->len,
                    .card_id = (const int64_t *) columns.card_id->data,
                    .time_ms = (const int64_t *) columns.time_ms->data,
                    .rating = (const uint8_t *) columns.rating->data};
  fsrs_log *log = NULL;
  g_assert_cmpint(fsrs_log_new(&rows, &(fsrs_calendar){0}, &log, NULL), ==, FSRS_OK);
  g_array_free(columns.card_id, TRUE);
  g_array_free(columns.time_ms, TRUE);
  g_array_free(columns.rating, TRUE);
  return log;
}
