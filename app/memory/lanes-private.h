/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: eight cards at once. A lane is one card, and an fsrs_lanes holds the same
 * quantity of each; GCC and Clang turn arithmetic on it into vector instructions of the width that
 * a file is compiled for. Basic arithmetic only and no contraction, so every width computes the
 * same bits.
 */
#pragma once

#include <stdint.h>
#include <string.h>

#define FSRS_LANES 8

typedef double fsrs_lanes __attribute__((vector_size(FSRS_LANES * sizeof(double))));
typedef float fsrs_lanes_stored __attribute__((vector_size(FSRS_LANES * sizeof(float))));
/* All bits of a lane are set where a comparison holds. */
typedef int64_t fsrs_mask __attribute__((vector_size(FSRS_LANES * sizeof(int64_t))));

/* Passing lanes to a function that is not inlined would pass them through memory. */
#define FSRS_INLINE static inline __attribute__((always_inline))

/** fsrs_pick: Returns: @a where @choice holds, else @b; both are computed in every lane */
FSRS_INLINE fsrs_lanes
fsrs_pick(fsrs_mask choice, fsrs_lanes a, fsrs_lanes b)
{
  return (fsrs_lanes) ((choice & (fsrs_mask) a) | (~choice & (fsrs_mask) b));
}

/** fsrs_where: Returns: @a where @choice holds, else 0 */
FSRS_INLINE fsrs_lanes
fsrs_where(fsrs_mask choice, fsrs_lanes a)
{
  return (fsrs_lanes) (choice & (fsrs_mask) a);
}

/** fsrs_all: Returns: @x in every lane */
FSRS_INLINE fsrs_lanes
fsrs_all(double x)
{
  return x - (fsrs_lanes){0};
}

FSRS_INLINE fsrs_lanes
fsrs_least(fsrs_lanes a, fsrs_lanes b)
{
  return fsrs_pick(a < b, a, b);
}

FSRS_INLINE fsrs_lanes
fsrs_most(fsrs_lanes a, fsrs_lanes b)
{
  return fsrs_pick(a > b, a, b);
}

FSRS_INLINE fsrs_lanes
fsrs_within(fsrs_lanes x, double low, double high)
{
  return fsrs_least(fsrs_most(x, fsrs_all(low)), fsrs_all(high));
}

FSRS_INLINE fsrs_lanes
fsrs_load(fsrs_lanes_stored x)
{
  return __builtin_convertvector(x, fsrs_lanes);
}

FSRS_INLINE double
fsrs_sum(fsrs_lanes x)
{
  double sum = 0;
  for (int lane = 0; lane < FSRS_LANES; lane++)
    sum += x[lane];
  return sum;
}

/** fsrs_exp: Returns: exp(@x) within 3e-13 of its value, for @x in [-700, 700] */
FSRS_INLINE fsrs_lanes
fsrs_exp(fsrs_lanes x)
{
  /* Adding 1.5 * 2^52 leaves the nearest integer in the lowest bits. */
  const double shift = 0x1.8p52;
  fsrs_lanes shifted = x * 0x1.71547652b82fep0 + shift;
  fsrs_lanes n = shifted - shift;
  fsrs_lanes r = x - n * 0x1.62e42fefa3800p-1 - n * 0x1.ef35793c76730p-45;
  fsrs_lanes p = r * (1.0 / 3628800) + 1.0 / 362880;
  p = p * r + 1.0 / 40320;
  p = p * r + 1.0 / 5040;
  p = p * r + 1.0 / 720;
  p = p * r + 1.0 / 120;
  p = p * r + 1.0 / 24;
  p = p * r + 1.0 / 6;
  p = p * r + 0.5;
  p = p * r + 1;
  p = p * r + 1;
  return p * (fsrs_lanes) (((fsrs_mask) shifted + 1023) << 52);
}

/** fsrs_ln: Returns: ln(@x) within 1e-12, for @x positive and normal */
FSRS_INLINE fsrs_lanes
fsrs_ln(fsrs_lanes x)
{
  typedef uint64_t bits_of __attribute__((vector_size(sizeof(fsrs_lanes))));
  const uint64_t one = UINT64_C(1023) << 52;
  const uint64_t root_half = UINT64_C(0x3fe6a09e667f3bcd);
  bits_of bits = (bits_of) x;
  bits_of biased = (bits - root_half + one) >> 52;
  fsrs_lanes exponent = (fsrs_lanes) (biased | UINT64_C(0x4330000000000000)) - (0x1p52 + 1023);
  fsrs_lanes m = (fsrs_lanes) (bits - (biased << 52) + one);
  fsrs_lanes f = (m - 1) / (m + 1);
  fsrs_lanes f2 = f * f;
  fsrs_lanes p = f2 * (2.0 / 13) + 2.0 / 11;
  p = p * f2 + 2.0 / 9;
  p = p * f2 + 2.0 / 7;
  p = p * f2 + 2.0 / 5;
  p = p * f2 + 2.0 / 3;
  p = p * f2 + 2;
  return exponent * 0x1.62e42fefa39efp-1 + p * f;
}
