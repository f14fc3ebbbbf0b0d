/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The event loop: callbacks that are ready, timers, and what the system tells. One thread repeats:
 * wait until there is something to do, then do what is ready. Compare Lib/asyncio/base_events.py,
 * class BaseEventLoop. All but loop_call_threadsafe() is for the thread that runs the loop.
 */
#pragma once

#include "demos/interpreter/thread.h"
#include "demos/loop/clock.h"
#include "demos/loop/executor.h"
#include "demos/loop/handle.h"
#include "demos/loop/poll.h"
#include "demos/loop/tally.h"
#include "demos/loop/task.h"

#define LOOP_MAX_READY (1 << 16)
#define LOOP_MAX_TIMERS (1 << 16)

/**
 * Loop:
 * @ready: a ring: @n_ready callbacks from @first on
 * @timers: a heap: the earliest first; @n_cancelled_timers of them only wait to be swept out
 * @current: (nullable): the task whose step is being done
 * @tasks: (nullable): the first of all tasks there are; the loop keeps none of them alive
 * @handler: (nullable): what is called with what goes wrong unseen
 */
typedef struct Loop {
  VmThread *thread;
  LoopClock clock;
  LoopHandle **ready;
  size_t first, n_ready;
  LoopHandle **timers;
  size_t n_timers, n_cancelled_timers;
  uint64_t n_timers_made;
  LoopPoll poll;
  LoopExecutor *executor; /* NULL until somebody needs it */
  LoopTask *current, *tasks;
  VmObject *handler;
  bool stopping, eager;
  int n_raised;
  LoopTally tally;
  TraceRing *trace; /* NULL: not recorded */
  int n_lanes;
} Loop;

/** loop_running: Returns: (transfer none): the loop of the calling thread */
Loop *loop_running(void);

void loop_init(Loop *loop, VmThread *thread, bool is_virtual);
void loop_clear(Loop *loop);

/** loop_call_soon: @context: (nullable): the present one when it is NULL. The callback stands last
 * in the queue. */
void loop_call_soon(Loop *loop, VmObject *callable, VmObject *const *arguments, int n,
                    VmObject *context);

/** loop_call_at: Returns: (transfer full): the timer, which can be cancelled */
VmObject *loop_call_at(Loop *loop, uint64_t when, VmObject *callable, VmObject *const *arguments,
                       int n);

/** loop_run: turns until @task is done, or the thread shall give up */
void loop_run(Loop *loop, LoopTask *task);

/** loop_stop: it ends after this turn */
void loop_stop(Loop *loop);

/** loop_tell: something went wrong that nobody sees otherwise */
void loop_tell(VmThread *thread, const char *message);

void loop_remember_task(Loop *loop, LoopTask *task);
void loop_forget_task(Loop *loop, LoopTask *task);
