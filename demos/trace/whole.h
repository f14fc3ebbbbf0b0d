/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A measured figure may be anything: divided by a time too short to measure it is infinite, and C
 * says nothing about what becomes of that in an integer. Any thread.
 */
#pragma once

#include <math.h>
#include <stdint.h>

#define WHOLE_MOST (INT64_C(1) << 62)

/** whole: Returns: @x without its fraction, and no further from 0 than WHOLE_MOST, to which one can
 * still be added; 0 when it is no number */
static inline int64_t
whole(double x)
{
  if (isnan(x))
    return 0;
  if (fabs(x) < (double) WHOLE_MOST)
    return (int64_t) x;
  return x > 0 ? WHOLE_MOST : -WHOLE_MOST;
}

/** whole_count: Returns: the same, but at least 0 */
static inline uint64_t
whole_count(double x)
{
  return x > 0 ? (uint64_t) whole(x) : 0;
}
