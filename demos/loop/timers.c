/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare the beginning of _run_once() in Lib/asyncio/base_events.py, and
 * _MIN_SCHEDULED_TIMER_HANDLES and _MIN_CANCELLED_TIMER_HANDLES_FRACTION there.
 */
#include "demos/loop/timers.h"

#include <stdlib.h>

#define MIN_SCHEDULED 100
#define MIN_CANCELLED_SHARE 0.5

static bool
is_before(const LoopHandle *a, const LoopHandle *b)
{
  return a->when != b->when ? a->when < b->when : a->order < b->order;
}

static void
swap(LoopHandle **timers, size_t i, size_t j)
{
  LoopHandle *handle = timers[i];
  timers[i] = timers[j];
  timers[j] = handle;
}

static void
sift_up(LoopHandle **timers, size_t i)
{
  for (; i > 0 && is_before(timers[i], timers[(i - 1) / 2]); i = (i - 1) / 2)
    swap(timers, i, (i - 1) / 2);
}

static void
sift_down(LoopHandle **timers, size_t n, size_t i)
{
  for (size_t child; (child = 2 * i + 1) < n; i = child) {
    if (child + 1 < n && is_before(timers[child + 1], timers[child]))
      child++;
    if (!is_before(timers[child], timers[i]))
      return;
    swap(timers, i, child);
  }
}

void
loop_timers_push(Loop *loop, LoopHandle *handle)
{
  if (loop->n_timers == LOOP_MAX_TIMERS)
    abort();
  loop->timers[loop->n_timers] = handle;
  sift_up(loop->timers, loop->n_timers++);
}

LoopHandle *
loop_timers_pop(Loop *loop)
{
  LoopHandle *first = loop->timers[0];
  loop->timers[0] = loop->timers[--loop->n_timers];
  sift_down(loop->timers, loop->n_timers, 0);
  return first;
}

/* The heap is made anew of those that are left. */
static void
sweep_all(Loop *loop)
{
  size_t n = loop->n_timers;
  loop->n_timers = 0;
  for (size_t i = 0; i < n; i++)
    if (loop->timers[i]->cancelled)
      vm_decref(loop->thread, &loop->timers[i]->object);
    else
      loop_timers_push(loop, loop->timers[i]);
  loop->n_cancelled_timers = 0;
}

void
loop_timers_sweep(Loop *loop)
{
  if (loop->n_timers > MIN_SCHEDULED &&
      (double) loop->n_cancelled_timers > MIN_CANCELLED_SHARE * (double) loop->n_timers)
    sweep_all(loop);
  while (loop->n_timers > 0 && loop->timers[0]->cancelled) {
    loop->n_cancelled_timers--;
    vm_decref(loop->thread, &loop_timers_pop(loop)->object);
  }
}
