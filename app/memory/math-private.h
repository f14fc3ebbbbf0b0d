/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: small arithmetic that the C library would do by a call, because it also has
 * to serve NaN. No argument here is NaN.
 */
#pragma once

#include <stdint.h>

static inline double
fsrs_min(double a, double b)
{
  return a < b ? a : b;
}

static inline double
fsrs_max(double a, double b)
{
  return a > b ? a : b;
}

static inline double
fsrs_clamp(double x, double low, double high)
{
  return fsrs_min(fsrs_max(x, low), high);
}

/** fsrs_whole: Returns: @x without its fraction, for @x in [0, 2^62] */
static inline double
fsrs_whole(double x)
{
  return (double) (int64_t) x;
}

/** fsrs_nearest: Returns: the nearest whole number, halves upwards, for @x in [-0.5, 2^62] */
static inline double
fsrs_nearest(double x)
{
  return fsrs_whole(x + 0.5);
}
