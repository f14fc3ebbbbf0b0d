/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Random numbers that are the same everywhere for the same seed: splitmix64 (Steele, Lea and Flood,
 * 2014). One generator is one number; any thread.
 */
#pragma once

#include <stdint.h>

typedef struct {
  uint64_t state;
} Random;

static inline uint64_t
random_next(Random *random)
{
  uint64_t z = random->state += 0x9e3779b97f4a7c15u;
  z = (z ^ z >> 30) * 0xbf58476d1ce4e5b9u;
  z = (z ^ z >> 27) * 0x94d049bb133111ebu;
  return z ^ z >> 31;
}

/** random_below: Returns: 0 to @n − 1 */
static inline int
random_below(Random *random, int n)
{
  return (int) (random_next(random) % (uint64_t) n);
}

/** random_share: Returns: 0 up to, but not including, 1 */
static inline double
random_share(Random *random)
{
  return (double) (random_next(random) >> 11) * 0x1p-53;
}
