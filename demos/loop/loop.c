/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare BaseEventLoop._run_once() in Lib/asyncio/base_events.py: how long may epoll wait, which
 * timers are due, and then as many callbacks as were ready when the turn began. What they schedule
 * has to wait for the next turn, so that no callback can keep the system's news out for ever.
 */
#include "demos/loop/loop.h"
#include "demos/loop/context.h"
#include "demos/loop/shown.h"
#include "demos/loop/timers.h"

#include <stdlib.h>

#define RESOLUTION 1 /* ns: of the clock; a timer that is due within it is due now */

static _Thread_local Loop *running;

Loop *
loop_running(void)
{
  return running;
}

void
loop_init(Loop *loop, VmThread *thread, bool is_virtual)
{
  *loop = (Loop){.thread = thread, .clock = {.is_virtual = is_virtual}};
  loop->ready = calloc(LOOP_MAX_READY, sizeof *loop->ready);
  loop->timers = calloc(LOOP_MAX_TIMERS, sizeof *loop->timers);
  if (loop->ready == NULL || loop->timers == NULL || !loop_poll_open(&loop->poll))
    abort();
  running = loop;
  loop_context_enter(NULL);
}

static void
push(Loop *loop, LoopHandle *handle)
{
  if (loop->n_ready == LOOP_MAX_READY)
    abort();
  loop->ready[(loop->first + loop->n_ready++) % LOOP_MAX_READY] = handle;
  shown_woken(loop, handle->callable);
}

static LoopHandle *
take(Loop *loop)
{
  LoopHandle *handle = loop->ready[loop->first];
  loop->first = (loop->first + 1) % LOOP_MAX_READY;
  loop->n_ready--;
  return handle;
}

void
loop_call_soon(Loop *loop, VmObject *callable, VmObject *const *arguments, int n, VmObject *context)
{
  push(loop, loop_handle_new(callable, arguments, n, context));
}

VmObject *
loop_call_at(Loop *loop, uint64_t when, VmObject *callable, VmObject *const *arguments, int n)
{
  LoopHandle *handle = loop_handle_new(callable, arguments, n, NULL);
  handle->is_timer = true;
  handle->when = when;
  handle->order = loop->n_timers_made++;
  loop_timers_push(loop, handle);
  return vm_ref(&handle->object);
}

/* ---- One turn. ---- */

/* ns; LOOP_FOREVER when only the system can wake us. */
static uint64_t
find_timeout(const Loop *loop)
{
  if (loop->n_ready > 0 || loop->stopping)
    return 0;
  if (loop->n_timers == 0)
    return LOOP_FOREVER;
  uint64_t now = loop_clock_now(&loop->clock), when = loop->timers[0]->when;
  return when > now ? when - now : 0;
}

/* In virtual time nobody waits: the clock goes on instead, unless a thread has our work. As epoll
 * does, by whole milliseconds: timers that differ by less are due in the same turn. */
static void
wait(Loop *loop)
{
  uint64_t timeout = find_timeout(loop), before = loop_clock_now(&loop->clock);
  bool jumps = loop->clock.is_virtual && timeout != LOOP_FOREVER && loop->poll.n_expected == 0;
  if (jumps)
    loop->clock.now += (timeout + NS_PER_MS - 1) / NS_PER_MS * NS_PER_MS;
  loop_poll_wait(loop, jumps ? 0 : timeout);
  loop->tally.waited += loop_clock_now(&loop->clock) - before;
}

static void
take_due_timers(Loop *loop)
{
  uint64_t end = loop_clock_now(&loop->clock) + RESOLUTION;
  while (loop->n_timers > 0 && loop->timers[0]->when < end) {
    LoopHandle *handle = loop_timers_pop(loop);
    handle->is_timer = false;
    push(loop, handle);
  }
}

static void
run_callback(Loop *loop, LoopHandle *handle)
{
  uint64_t before = loop_clock_now(&loop->clock);
  loop_handle_run(loop->thread, handle);
  loop_clock_spend(&loop->clock, 1); /* so that a turn without work takes some time, too */
  uint64_t took = loop_clock_now(&loop->clock) - before;
  loop->tally.busy += took;
  loop->tally.slow += took > LOOP_SLOW_NS;
  if (took > LOOP_SLOW_NS)
    shown_slow(loop, handle->callable);
  loop->tally.callbacks++;
}

static void
run_once(Loop *loop)
{
  loop_timers_sweep(loop);
  wait(loop);
  take_due_timers(loop);
  for (size_t n = loop->n_ready; n > 0; n--) {
    LoopHandle *handle = take(loop);
    if (!handle->cancelled)
      run_callback(loop, handle);
    vm_decref(loop->thread, &handle->object);
  }
  loop->tally.turns++;
}

void
loop_run(Loop *loop, LoopTask *task)
{
  loop->stopping = false;
  while (task->future.state == LOOP_PENDING && !loop->stopping && vm_thread_check(loop->thread))
    run_once(loop);
}

void
loop_stop(Loop *loop)
{
  loop->stopping = true;
}
