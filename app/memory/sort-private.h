/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: sorting by a 64-bit key in linear time. Any thread.
 */
#pragma once

#include <stddef.h>
#include <stdint.h>

typedef struct {
  uint64_t key;
  uint32_t index;
} fsrs_keyed;

/** fsrs_sort: sorts @items by key; equal keys keep their order. @scratch: as many items */
void fsrs_sort(fsrs_keyed *items, fsrs_keyed *scratch, size_t n);

/** fsrs_sort_key: Returns: a key that orders like the signed number @x */
static inline uint64_t
fsrs_sort_key(int64_t x)
{
  return (uint64_t) x ^ (UINT64_C(1) << 63);
}
