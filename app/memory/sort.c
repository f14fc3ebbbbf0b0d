/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Radix sort, least significant digit first, which is stable. Digits that all keys share cost one
 * count and no move; times and identifiers share most of theirs.
 */
#include "app/memory/sort-private.h"

#include <stdbool.h>
#include <string.h>

#define DIGIT_BITS 11
#define DIGITS (1 << DIGIT_BITS)

static size_t
digit_of(uint64_t key, int shift)
{
  return (size_t) (key >> shift) & (DIGITS - 1);
}

static bool
is_sorted(const fsrs_keyed *items, size_t n)
{
  for (size_t i = 1; i < n; i++)
    if (items[i].key < items[i - 1].key)
      return false;
  return true;
}

/* Where each digit's items begin; FALSE when there is only one digit. */
static bool
count_digits(const fsrs_keyed *items, size_t n, int shift, size_t place[DIGITS])
{
  memset(place, 0, DIGITS * sizeof *place);
  for (size_t i = 0; i < n; i++)
    place[digit_of(items[i].key, shift)]++;
  if (place[digit_of(items[0].key, shift)] == n)
    return false;
  size_t sum = 0;
  for (size_t d = 0; d < DIGITS; d++) {
    size_t count = place[d];
    place[d] = sum;
    sum += count;
  }
  return true;
}

void
fsrs_sort(fsrs_keyed *items, fsrs_keyed *scratch, size_t n)
{
  if (is_sorted(items, n))
    return;
  size_t place[DIGITS];
  fsrs_keyed *from = items, *to = scratch;
  for (int shift = 0; shift < 64; shift += DIGIT_BITS) {
    if (!count_digits(from, n, shift, place))
      continue;
    for (size_t i = 0; i < n; i++)
      to[place[digit_of(from[i].key, shift)]++] = from[i];
    fsrs_keyed *swap = from;
    from = to;
    to = swap;
  }
  if (from != items)
    memcpy(items, from, n * sizeof *items);
}
