/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: chance that repeats. SplitMix64 (Steele, Lea and Flood, 2014): neighbouring
 * seeds end far apart, so a seed can be a place. Any thread.
 */
#pragma once

#include <stdint.h>

/** fsrs_random_next: Returns: 64 bits; @state moves on */
static inline uint64_t
fsrs_random_next(uint64_t *state)
{
  uint64_t x = *state += UINT64_C(0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
  return x ^ (x >> 31);
}

/** fsrs_uniform: Returns: a number in [0, 1) that belongs to @seed */
static inline double
fsrs_uniform(uint64_t seed)
{
  return (double) (fsrs_random_next(&seed) >> 11) * 0x1p-53;
}
