/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a loop counts of itself: plain numbers, so that counting costs next to nothing.
 */
#pragma once

#include "demos/trace/measure.h"

#define LOOP_SLOW_NS (100 * NS_PER_MS)
#define LOOP_MAX_RECORDED 20000

/** LoopTally: @callbacks: that were run in @turns. @busy, @waited: ns in callbacks and in epoll.
 * @slow: callbacks that took longer than LOOP_SLOW_NS: what debug mode warns of. @told: messages of
 * what went wrong unseen. @recorded: the first times, ns, given to record() */
typedef struct {
  uint64_t turns, callbacks, busy, waited, slow, told;
  uint64_t recorded[LOOP_MAX_RECORDED];
  size_t n_recorded;
} LoopTally;
