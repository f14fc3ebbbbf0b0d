/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Timers in a binary heap: the earliest first, and of two at the same time the one made first.
 * Compare Lib/heapq.py, and TimerHandle in Lib/asyncio/events.py.
 */
#pragma once

#include "demos/loop/loop.h"

/** loop_timers_push: @handle: (transfer full) */
void loop_timers_push(Loop *loop, LoopHandle *handle);

/** loop_timers_pop: Returns: (transfer full): the earliest; there is one */
LoopHandle *loop_timers_pop(Loop *loop);

/** loop_timers_sweep: drops those that were cancelled: where they are the earliest, and all of them
 * when they are more than half of many */
void loop_timers_sweep(Loop *loop);
