/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tasks a loop knows of, whom it tells what went wrong, and its end: what still runs is
 * cancelled and waited for. Compare _cancel_all_tasks() in Lib/asyncio/runners.py, and the weak set
 * of Lib/asyncio/tasks.py.
 */
#include "demos/interpreter/eval.h"
#include "demos/interpreter/exception.h"
#include "demos/interpreter/value.h"
#include "demos/loop/loop.h"

#include <stdlib.h>

void
loop_remember_task(Loop *loop, LoopTask *task)
{
  task->lane = loop->trace != NULL ? loop->n_lanes : -1;
  loop->n_lanes++;
  task->next = loop->tasks;
  if (loop->tasks != NULL)
    loop->tasks->previous = task;
  loop->tasks = task;
}

void
loop_forget_task(Loop *loop, LoopTask *task)
{
  if (task->next != NULL)
    task->next->previous = task->previous;
  if (task->previous != NULL)
    task->previous->next = task->next;
  else
    loop->tasks = task->next;
}

static LoopTask *
find_pending(const Loop *loop)
{
  LoopTask *task = loop->tasks;
  while (task != NULL && task->future.state != LOOP_PENDING)
    task = task->next;
  return task;
}

/* One after the other; a task that never ends has as many chances as it was asked. */
static void
cancel_all(Loop *loop)
{
  enum { MOST = 10000 };
  LoopTask *task;
  for (int i = 0; i < MOST && (task = find_pending(loop)) != NULL; i++) {
    VmObject *kept = vm_ref(&task->future.object);
    loop_task_cancel(loop->thread, task);
    loop_run(loop, task);
    vm_decref(loop->thread, kept);
    if (!vm_thread_check(loop->thread))
      break;
  }
}

static void
drop_handles(Loop *loop)
{
  for (; loop->n_ready > 0; loop->n_ready--) {
    vm_decref(loop->thread, &loop->ready[loop->first]->object);
    loop->first = (loop->first + 1) % LOOP_MAX_READY;
  }
  while (loop->n_timers > 0)
    vm_decref(loop->thread, &loop->timers[--loop->n_timers]->object);
}

void
loop_clear(Loop *loop)
{
  cancel_all(loop);
  loop_executor_free(loop->executor);
  loop->executor = NULL;
  drop_handles(loop);
  if (loop->handler != NULL)
    vm_decref(loop->thread, loop->handler);
  loop->handler = NULL;
  loop_poll_close(&loop->poll);
  free(loop->ready);
  free(loop->timers);
}

void
loop_tell(VmThread *thread, const char *message)
{
  Loop *loop = loop_running();
  loop->tally.told++;
  if (loop->handler == NULL)
    return;
  VmObject *text = vm_str_new(message);
  VmObject *arguments[] = {&vm_none, text};
  VmObject *result = vm_call(thread, loop->handler, arguments, 2);
  vm_decref(thread, text);
  vm_decref(thread, result != NULL ? result : vm_take_exception(thread));
}
