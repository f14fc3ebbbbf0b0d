/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What becomes of a future is recorded on two sides: that it waits, or was cancelled, by the
 * thread that submits; that it runs and is done by the worker, which may be a process and records
 * into shared rings.
 */
#include "demos/executors/gantt.h"
#include "demos/executors/bytecode.h"
#include "demos/executors/completion.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#define CANCELLED 2

/* Set after the fork server has been started, so its children never see it set. */
static bool in_this_process;

void
gantt_announce(int workers)
{
  for (int i = 0; i < workers; i++)
    demo_lane(i, "cpu", _("worker %d"), i + 1);
  for (int i = 0; i < GANTT_FUTURES; i++)
    demo_lane(GANTT_FIRST_LANE + i, "future", _("future %d"), i + 1);
}

/* The number of the future and the rounds of its task travel as one argument. */
static const char *
run_shown(int64_t argument, int64_t *result)
{
  int worker = executor_worker(), future = (int) (argument % GANTT_FUTURES);
  TraceRing *ring = trace_ring(GANTT_FIRST_RING + (unsigned) worker);
  bytecode_thread()->trace = in_this_process ? ring : NULL;
  trace_state(ring, GANTT_FIRST_LANE + future, TRACE_RUNNING_FREE);
  if (!in_this_process)
    trace_state(ring, worker, TRACE_RUNNING);
  bytecode_task(argument / GANTT_FUTURES, result);
  trace_state(ring, worker, TRACE_IDLE);
  trace_state(ring, GANTT_FIRST_LANE + future, TRACE_DONE);
  bytecode_thread()->trace = NULL;
  return NULL;
}

/* Returns how many the pool took: all, unless it is broken. */
static int
submit_all(Executor *pool, int64_t rounds, Future *futures[GANTT_FUTURES])
{
  int n = 0;
  TraceRing *ring = trace_ring(0);
  for (; n < GANTT_FUTURES; n++) {
    trace_state(ring, GANTT_FIRST_LANE + n, TRACE_WAITING_FOR_LOCK);
    futures[n] = executor_submit(pool, run_shown, rounds * GANTT_FUTURES + n);
    if (futures[n] == NULL)
      break;
  }
  for (int i = GANTT_FUTURES - CANCELLED; i < n; i++)
    if (future_cancel(futures[i]) == FUTURE_YES)
      trace_state(ring, GANTT_FIRST_LANE + i, TRACE_CANCELLED);
  return n;
}

void
gantt_show(Executor *pool, bool same_process, int64_t rounds)
{
  Future *futures[GANTT_FUTURES];
  unsigned generation = demo_generation();
  in_this_process = same_process;
  int n = submit_all(pool, rounds, futures);
  Completion *completion = completion_new(futures, (size_t) n);
  for (int done = 0; completion_next(completion, FUTURE_FOREVER) != NULL; done++) {
    demo_phase("showing", done, GANTT_FUTURES);
    for (int i = 0; i < n && demo_outdated(generation); i++)
      future_cancel(futures[i]);
  }
  completion_free(completion);
  for (int i = 0; i < n; i++)
    future_unref(futures[i]);
  in_this_process = false;
}
