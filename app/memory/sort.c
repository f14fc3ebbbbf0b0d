/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Radix sort, least significant digit first, which is stable. One pass counts all digits; a digit
 * that all keys share costs nothing more, and times and identifiers share most of theirs.
 */
#include "app/memory/sort-private.h"

#include <stdbool.h>
#include <string.h>

#define DIGIT_BITS 11
#define DIGIT_VALUES (1 << DIGIT_BITS)
#define DIGITS 6

typedef uint32_t counts[DIGIT_VALUES];

static size_t
digit_of(uint64_t key, int digit)
{
  return (size_t) (key >> (digit * DIGIT_BITS)) & (DIGIT_VALUES - 1);
}

/* Returns: whether there is nothing left to sort. */
static bool
count_digits(const fsrs_keyed *items, size_t n, counts *all)
{
  bool sorted = true;
  memset(all, 0, DIGITS * sizeof *all);
  for (size_t i = 0; i < n; i++) {
    sorted &= i == 0 || items[i].key >= items[i - 1].key;
    for (int digit = 0; digit < DIGITS; digit++)
      all[digit][digit_of(items[i].key, digit)]++;
  }
  return sorted;
}

/* From how often a value occurs to where its first item goes. */
static void
to_places(counts count)
{
  uint32_t sum = 0;
  for (size_t value = 0; value < DIGIT_VALUES; value++) {
    uint32_t here = count[value];
    count[value] = sum;
    sum += here;
  }
}

static void
move(const fsrs_keyed *from, fsrs_keyed *to, size_t n, int digit, counts place)
{
  to_places(place);
  for (size_t i = 0; i < n; i++)
    to[place[digit_of(from[i].key, digit)]++] = from[i];
}

void
fsrs_sort(fsrs_keyed *items, fsrs_keyed *scratch, size_t n)
{
  counts all[DIGITS];
  if (count_digits(items, n, all))
    return;
  fsrs_keyed *from = items, *to = scratch;
  for (int digit = 0; digit < DIGITS; digit++) {
    if (all[digit][digit_of(items[0].key, digit)] == n)
      continue;
    move(from, to, n, digit, all[digit]);
    fsrs_keyed *swap = from;
    from = to;
    to = swap;
  }
  if (from != items)
    memcpy(items, from, n * sizeof *items);
}
