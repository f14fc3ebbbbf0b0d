/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A lane of kind “task” has the states of demos/README.md: 1 ready, 2 running, 4 waiting for a
 * future, a timer or a socket, 5 for a lock or a queue, 6 done. There is nothing like it in
 * CPython.
 */
#include "demos/loop/shown.h"
#include "demos/loop/run.h"

static bool
is_shown(const Loop *loop, const LoopTask *task)
{
  return loop->trace != NULL && task->lane >= 0 && task->lane < LOOP_TASKS_SHOWN;
}

void
shown_step_begins(Loop *loop, const LoopTask *task)
{
  if (!is_shown(loop, task))
    return;
  trace_state(loop->trace, task->lane, TRACE_RUNNING);
  trace_state(loop->trace, LOOP_LANE, task->lane + 1);
}

static TraceState
find_state(const LoopTask *task)
{
  if (task->future.state != LOOP_PENDING)
    return TRACE_DONE;
  if (task->waits_for == NULL)
    return TRACE_WAITING_FOR_GIL; /* of a task: ready */
  return ((const LoopFuture *) task->waits_for)->is_lock ? TRACE_WAITING_FOR_LOCK : TRACE_BLOCKED;
}

void
shown_step_ends(Loop *loop, const LoopTask *task)
{
  if (!is_shown(loop, task))
    return;
  trace_state(loop->trace, task->lane, find_state(task));
  trace_state(loop->trace, LOOP_LANE, 0);
  if (task->future.state == LOOP_CANCELLED)
    trace_event(loop->trace, task->lane, TRACE_EVENT_CANCELLED, TRACE_NO_PLACE);
}

void
shown_event(Loop *loop, const LoopTask *task, TraceEvent event)
{
  if (is_shown(loop, task))
    trace_event(loop->trace, task->lane, event, TRACE_NO_PLACE);
}

void
shown_woken(Loop *loop, const VmObject *callable)
{
  const LoopTask *task = loop->trace != NULL ? loop_task_woken_by(callable) : NULL;
  if (task != NULL && is_shown(loop, task))
    trace_state(loop->trace, task->lane, TRACE_WAITING_FOR_GIL);
}

void
shown_slow(Loop *loop, const VmObject *callable)
{
  const LoopTask *task = loop->trace != NULL ? loop_task_woken_by(callable) : NULL;
  if (task != NULL)
    shown_event(loop, task, TRACE_EVENT_BLOCKED);
}
