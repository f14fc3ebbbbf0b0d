/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A binary heap: each is due no later than the two below it.
 */
#include "demos/schedule/timers.h"

static bool
is_before(const Timer *a, const Timer *b)
{
  return a->due != b->due ? a->due < b->due : a->number < b->number;
}

static void
swap(Timer *a, Timer *b)
{
  Timer kept = *a;
  *a = *b;
  *b = kept;
}

bool
timers_add(Timers *timers, uint64_t ms, int who)
{
  if (timers->n == TIMERS_MAX)
    return false;
  int i = timers->n++;
  timers->heap[i] = (Timer){timers->now + ms, timers->set++, who};
  for (; i > 0 && is_before(&timers->heap[i], &timers->heap[(i - 1) / 2]); i = (i - 1) / 2)
    swap(&timers->heap[i], &timers->heap[(i - 1) / 2]);
  return true;
}

static int
find_first(const Timers *timers, int i)
{
  int first = i;
  for (int child = 2 * i + 1; child <= 2 * i + 2; child++)
    if (child < timers->n && is_before(&timers->heap[child], &timers->heap[first]))
      first = child;
  return first;
}

bool
timers_next(Timers *timers, Timer *next)
{
  if (timers->n == 0)
    return false;
  *next = timers->heap[0];
  timers->now = next->due;
  timers->heap[0] = timers->heap[--timers->n];
  for (int i = 0, first; (first = find_first(timers, i)) != i; i = first)
    swap(&timers->heap[i], &timers->heap[first]);
  return true;
}
