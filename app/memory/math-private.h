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

/** fsrs_whole: Returns: @x without its fraction, which from 2^53 on none has */
static inline double
fsrs_whole(double x)
{
  return x < 0x1p53 && x > -0x1p53 ? (double) (int64_t) x : x;
}

/** fsrs_nearest: Returns: the nearest whole number, halves upwards, for @x from -0.5 on */
static inline double
fsrs_nearest(double x)
{
  return fsrs_whole(x + 0.5);
}
