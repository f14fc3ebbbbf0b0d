/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each pass tries something that makes the list smaller, and keeps it when the bug is still there;
 * when no pass gets any further, that is the answer.
 */
#include "demos/schedule/shrinking.h"

#include <stdio.h>

typedef struct {
  Example *best;
  ShrinkingBug bug;
  int *calls;
} Shrinker;

static bool
is_smaller(const Example *a, const Example *b)
{
  if (a->n != b->n)
    return a->n < b->n;
  for (int i = 0; i < a->n; i++)
    if (a->items[i] != b->items[i])
      return a->items[i] < b->items[i];
  return false;
}

static bool
accept(Shrinker *shrinker, const Example *candidate)
{
  if (!is_smaller(candidate, shrinker->best))
    return false;
  ++*shrinker->calls;
  if (!shrinker->bug(candidate))
    return false;
  *shrinker->best = *candidate;
  return true;
}

/* Leaves out @length items from @i on. */
static bool
leave_out(Shrinker *shrinker, int i, int length)
{
  Example less = *shrinker->best;
  less.n -= length;
  for (int j = i; j < less.n; j++)
    less.items[j] = less.items[j + length];
  return accept(shrinker, &less);
}

/* Lowers the items @i and @j, which may be one, by the same: as far as halving finds. */
static bool
lower(Shrinker *shrinker, int i, int j)
{
  bool better = false;
  int most = shrinker->best->items[i] < shrinker->best->items[j] ? shrinker->best->items[i]
                                                                 : shrinker->best->items[j];
  for (int by = most; by > 0;) {
    Example less = *shrinker->best;
    less.items[i] -= by;
    less.items[j] -= i != j ? by : 0;
    if (less.items[i] >= 0 && less.items[j] >= 0 && accept(shrinker, &less))
      better = true;
    else
      by /= 2;
  }
  return better;
}

/* Moves what it can from the item @i to the later one @j, or swaps the two. */
static bool
move(Shrinker *shrinker, int i, int j)
{
  Example moved = *shrinker->best, swapped = *shrinker->best;
  int room = SHRINKING_MOST - moved.items[j];
  int by = moved.items[i] < room ? moved.items[i] : room;
  moved.items[i] -= by;
  moved.items[j] += by;
  swapped.items[i] = shrinker->best->items[j];
  swapped.items[j] = shrinker->best->items[i];
  return accept(shrinker, &moved) || accept(shrinker, &swapped);
}

static bool
pass(Shrinker *shrinker)
{
  const Example *best = shrinker->best;
  bool better = false;
  for (int length = best->n; length > 0; length--)
    for (int i = 0; i + length <= best->n; i++)
      better |= leave_out(shrinker, i, length);
  for (int i = 0; i < best->n; i++)
    better |= lower(shrinker, i, i);
  for (int i = 0; i < best->n; i++)
    for (int j = i + 1; j < best->n; j++)
      better |= lower(shrinker, i, j) || move(shrinker, i, j);
  return better;
}

void
shrink(Example *example, ShrinkingBug bug, int *calls)
{
  Shrinker shrinker = {example, bug, calls};
  while (pass(&shrinker))
    ;
}

void
shrinking_print(const Example *example, char text[SHRINKING_MAX_TEXT])
{
  int used = snprintf(text, SHRINKING_MAX_TEXT, "[");
  for (int i = 0; i < example->n; i++)
    used += snprintf(text + used, (size_t) (SHRINKING_MAX_TEXT - used), "%s%d", i > 0 ? ", " : "",
                     example->items[i]);
  snprintf(text + used, (size_t) (SHRINKING_MAX_TEXT - used), "]");
}
