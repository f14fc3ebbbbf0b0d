/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Medians, percentiles and the histogram's buckets, by known answers.
 */
#include "demos/trace/measure.h"

#include <glib.h>
#include <math.h>

static void
test_median_and_range(void)
{
  Series series = {0};
  g_assert_true(isnan(series_median(&series)));
  series_add(&series, 3);
  series_add(&series, NAN);
  series_add(&series, INFINITY);
  series_add(&series, 1);
  g_assert_cmpfloat(series_median(&series), ==, 2);
  series_add(&series, 10);
  g_assert_cmpfloat(series_median(&series), ==, 3);
  g_assert_cmpfloat(series_low(&series), ==, 1);
  g_assert_cmpfloat(series_high(&series), ==, 10);
  for (int i = 0; i < 2 * SERIES_MAX; i++)
    series_add(&series, i);
  g_assert_cmpint(series.n, ==, SERIES_MAX);
}

static void
test_percentiles(void)
{
  guint64 values[] = {50, 10, 40, 20, 30};
  const struct {
    double percent, expected;
  } cases[] = {{0, 10}, {50, 30}, {90, 50}, {100, 50}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpfloat(percentile(values, G_N_ELEMENTS(values), cases[i].percent), ==,
                      cases[i].expected);
  g_assert_true(isnan(percentile(values, 0, 50)));
}

static void
test_buckets(void)
{
  const struct {
    guint64 value;
    unsigned bucket;
  } cases[] = {{0, 0},     {7, 7},     {8, 8},     {15, 15},          {16, 16},
               {17, 16},   {18, 17},   {5119, 81}, {5120, 82},        {5631, 82},
               {5632, 83}, {8191, 87}, {8192, 88}, {G_MAXUINT64, 495}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_cmpuint(histogram_bucket(cases[i].value), ==, cases[i].bucket);
}

static void
test_load_is_a_share(void)
{
  Load start = load_read();
  double foreign = load_foreign(&start);
  g_assert_true(isnan(foreign) || (foreign >= 0 && foreign <= 1));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/trace/measure/median-and-range", test_median_and_range);
  g_test_add_func("/trace/measure/percentiles", test_percentiles);
  g_test_add_func("/trace/measure/buckets", test_buckets);
  g_test_add_func("/trace/measure/load-is-a-share", test_load_is_a_share);
  return g_test_run();
}
