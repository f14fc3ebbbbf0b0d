/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sleepers, and a clock that either passes or is moved. Whoever waits for nothing but the clock can
 * be tested in no time: when all sleep, the clock jumps to the first one's end. Compare
 * Lib/asyncio/base_events.py, `_run_once` and `_scheduled`, and `loop.time`.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#define TIMERS_MAX 1024

typedef struct {
  uint64_t due;    /* ms since the start */
  uint64_t number; /* of two that are due at once, the one set first is first */
  int who;
} Timer;

/** Timers: @now: in ms; a heap, the first one due on top */
typedef struct {
  uint64_t now, set;
  int n;
  Timer heap[TIMERS_MAX];
} Timers;

/** timers_add: @ms: from now on. Returns: false when there are too many */
bool timers_add(Timers *timers, uint64_t ms, int who);

/** timers_next: takes the first that is due, and moves the clock to it. Returns: false when nobody
 * sleeps */
bool timers_next(Timers *timers, Timer *next);
