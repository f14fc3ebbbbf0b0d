/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The loop's time, behind one function each for reading and spending it: the machine's, or a time
 * of the loop's own, which goes on only when everybody waits, and by what a program says that it
 * computes. An experiment on order and counts comes out the same on every machine with it, and an
 * hour of sleeping takes no time. Compare BaseEventLoop.time() in Lib/asyncio/base_events.py, which
 * tests of asyncio programs override for the same purpose.
 */
#pragma once

#include "demos/trace/clock.h"

#include <stdbool.h>

/** LoopClock: @now: ns, of a virtual one */
typedef struct {
  bool is_virtual;
  uint64_t now;
} LoopClock;

static inline uint64_t
loop_clock_now(const LoopClock *clock)
{
  return clock->is_virtual ? clock->now : clock_now();
}

/** loop_clock_spend: @ns of work were done: the machine's clock has seen that by itself */
static inline void
loop_clock_spend(LoopClock *clock, uint64_t ns)
{
  if (clock->is_virtual)
    clock->now += ns;
}
