/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Spreading intervals: a range that widens with the interval, and the seed for a pick from it.
 */
#include "app/memory/fuzz-private.h"

#include "app/memory/math-private.h"

#include <math.h>

/* Short intervals are left alone: a day more or less would change them by half. */
#define SHORTEST_FUZZED 2.5

static const struct {
  double from, to, share;
} bands[] = {{2.5, 7, 0.15}, {7, 20, 0.1}, {20, INFINITY, 0.05}};

static double
half_width(double interval)
{
  double width = 1;
  for (size_t i = 0; i < sizeof bands / sizeof *bands; i++)
    width += bands[i].share * fsrs_max(fsrs_min(interval, bands[i].to) - bands[i].from, 0);
  return width;
}

void
fsrs_fuzz_range(double interval, double elapsed_days, int maximum_interval, int *min, int *max)
{
  double width = half_width(interval);
  double middle = fsrs_min(interval, maximum_interval);
  double high = fsrs_min(fsrs_nearest(middle + width), maximum_interval);
  double low = fsrs_max(fsrs_nearest(middle - width), 2);
  if (middle > elapsed_days)
    low = fsrs_max(low, fsrs_whole(elapsed_days) + 1);
  *min = (int) fsrs_min(low, high);
  *max = (int) high;
}

fsrs_days
fsrs_fuzz_days(double interval, double elapsed_days, int maximum_interval)
{
  if (interval < SHORTEST_FUZZED)
    return (fsrs_days){interval, interval};
  int min, max;
  fsrs_fuzz_range(interval, elapsed_days, maximum_interval, &min, &max);
  return (fsrs_days){min, max};
}

uint64_t
fsrs_review_seed(int64_t card_id, int reps)
{
  return (uint64_t) card_id * UINT64_C(0x9e3779b97f4a7c15) + (uint64_t) reps;
}
