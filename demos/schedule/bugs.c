/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lists are made of, and the properties that some of them break.
 */
#include "demos/schedule/shrinking.h"

bool
shrinking_has_duplicates(const Example *example)
{
  for (int i = 0; i < example->n; i++)
    for (int j = 0; j < i; j++)
      if (example->items[i] == example->items[j])
        return true;
  return false;
}

bool
shrinking_is_large(const Example *example)
{
  int sum = 0;
  for (int i = 0; i < example->n; i++)
    sum += example->items[i];
  return sum >= 1000;
}

bool
shrinking_is_lopsided(const Example *example)
{
  for (int i = 0; i < example->n; i++)
    if (example->items[i] != example->items[example->n - 1 - i])
      return true;
  return false;
}

bool
shrinking_is_unsorted(const Example *example)
{
  for (int i = 1; i < example->n; i++)
    if (example->items[i - 1] > example->items[i])
      return true;
  return false;
}

/* One list in five is made of few different numbers, or no list would ever hold one twice. */
void
shrinking_draw(Random *random, Example *example)
{
  int most = random_below(random, 5) == 0 ? 9 : SHRINKING_MOST;
  example->n = random_below(random, SHRINKING_ITEMS + 1);
  for (int i = 0; i < example->n; i++)
    example->items[i] = random_below(random, most + 1);
}
