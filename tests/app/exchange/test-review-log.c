/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Review logs whose rows have no times, only the days and seconds between reviews.
 */
#include "app/base/clock.h"
#include "app/exchange/review-log-csv.h"

#include <string.h>

#define ROLLOVER 240 /* minutes */
#define MAX_ROWS 6

/* What is between a row and the one of the same card before it; seconds of -1: whatever. */
typedef struct {
  gint64 before; /* row */
  gint64 days;
  gint64 seconds;
} Between;

static const struct {
  const char *text;
  guint n;
  Between between[MAX_ROWS];
} logs[] = {
    {"card_id,day_offset,rating,state,duration,elapsed_days,elapsed_seconds\n"
     "1,0,3,0,5000,-1,-1\n"
     "2,0,1,0,5000,-1,-1\n"
     "1,0,3,1,5000,0,600\n"
     "1,2,4,2,5000,2,172800\n"
     "2,2,3,1,5000,2,100\n"
     "3,9,3,0,5000,-1,-1\n",
     6,
     {{0, 0, 0}, {0, 0, 0}, {0, 0, 600}, {2, 2, 172800}, {1, 2, -1}, {0, 9, -1}}},
    {"card_id,review_th,elapsed_days,elapsed_seconds,rating\n"
     "7,1,-1,-1,3\n7,2,0,60,3\n7,3,30,2592000,3\n8,4,-1,-1,1\n",
     4,
     {{0, 0, 0}, {0, 0, 60}, {1, 30, 2592000}, {2, 0, 0}}},
    {"rating,elapsed_days,card_id\n3,-1,1\n3,5,1\n1,5,1\n", 3, {{0, 0, 0}, {0, 5, -1}, {1, 5, -1}}},
    {"card_id,rating,elapsed_seconds\n1,3,-1\n1,3,86400\n", 2, {{0, 0, 0}, {0, 1, 86400}}},
    {"card_id,rating,day_offset\n1,3,4\n1,3,6\n", 2, {{0, 0, 0}, {0, 2, -1}}},
    /* A day that the seconds do not leave is kept, a time goes before all of them. */
    {"card_id,rating,elapsed_days,elapsed_seconds\n1,3,-1,-1\n1,3,1,3600\n",
     2,
     {{0, 0, 0}, {0, 1, -1}}},
    {"card_id,review_time,review_rating,elapsed_days\n1,86400000,3,-1\n1,86460000,3,77\n",
     2,
     {{0, 0, 0}, {0, 0, 60}}},
};

static IlkReviewLog *
parse(const char *text, GError **error)
{
  return ilk_review_log_parse_csv(text, strlen(text), "log.csv", FALSE, error);
}

static void
test_times(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(logs); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkReviewLog) log = parse(logs[i].text, &error);
    g_assert_no_error(error);
    g_assert_cmpuint(log->n, ==, logs[i].n);
    for (guint row = 0; row < log->n; row++) {
      const Between *between = &logs[i].between[row];
      gint64 time = g_array_index(log->time, gint64, row);
      gint64 before = g_array_index(log->time, gint64, between->before);
      g_assert_cmpint(time, >=, before);
      g_assert_cmpint(ilk_clock_day(time, 0, ROLLOVER) - ilk_clock_day(before, 0, ROLLOVER), ==,
                      between->days);
      if (between->seconds >= 0)
        g_assert_cmpint(time - before, ==, between->seconds * 1000);
    }
  }
}

/* A line that ends by CR is a line, and has a number. */
static void
test_line_ends(void)
{
  static const char *const ends[] = {"\n", "\r\n", "\r"};
  for (gsize i = 0; i < G_N_ELEMENTS(ends); i++) {
    g_auto(GStrv) rows = g_strsplit("card_id,rating,elapsed_days|1,3,0|1,5,0|", "|", -1);
    g_autofree char *text = g_strjoinv(ends[i], rows);
    g_autoptr(GError) error = NULL;
    g_assert_null(parse(text, &error));
    g_assert_cmpstr(error->message, ==, "log.csv:3: “5” is no review_rating.");
    *strchr(text, '5') = '4';
    g_autoptr(IlkReviewLog) log = parse(text, NULL);
    g_assert_cmpuint(log->n, ==, 2);
  }
}

static void
test_states(void)
{
  g_autoptr(IlkReviewLog) log = parse(logs[0].text, NULL);
  static const guint8 states[] = {0, 0, 1, 2, 1, 0}, ratings[] = {3, 1, 3, 4, 3, 3};
  g_assert_cmpmem(log->state->data, log->n, states, sizeof states);
  g_assert_cmpmem(log->rating->data, log->n, ratings, sizeof ratings);
}

static const struct {
  const char *text, *message;
} mistakes[] = {
    {"card_id,rating\n1,3\n", "log.csv:1: The header has no column “review_time”."},
    {"card_id,elapsed_days\n1,3\n", "log.csv:1: The header has no column “review_rating”."},
    {"card_id,rating,elapsed_days\n1,3,-2\n", "log.csv:2: “-2” is no elapsed_days."},
    {"card_id,rating,elapsed_days\n1,3,0\n1,5,0\n", "log.csv:3: “5” is no review_rating."},
};

static void
test_mistakes(void)
{
  for (gsize i = 0; i < G_N_ELEMENTS(mistakes); i++) {
    g_autoptr(GError) error = NULL;
    g_assert_null(parse(mistakes[i].text, &error));
    g_assert_cmpstr(error->message, ==, mistakes[i].message);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/exchange/review-log/times", test_times);
  g_test_add_func("/exchange/review-log/states", test_states);
  g_test_add_func("/exchange/review-log/mistakes", test_mistakes);
  g_test_add_func("/exchange/review-log/line-ends", test_line_ends);
  return g_test_run();
}
