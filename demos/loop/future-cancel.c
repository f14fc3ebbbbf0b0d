/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cancelling: a future is cancelled at once; a task is only asked; and what gather() made hands the
 * request on to those it waits for. Compare Future.cancel() in Lib/asyncio/futures.py and
 * _GatheringFuture.cancel() in Lib/asyncio/tasks.py.
 */
#include "demos/interpreter/containers.h"
#include "demos/loop/task.h"

void
loop_future_set_cancelled(VmThread *thread, LoopFuture *self)
{
  self->state = LOOP_CANCELLED;
  loop_future_wake(thread, self);
}

static bool
cancel_children(VmThread *thread, LoopFuture *self)
{
  bool any = false;
  VmObject *child;
  for (int64_t i = 0; (child = vm_list_get(thread, self->children, i)) != NULL; i++) {
    any |= loop_future_cancel(thread, child);
    vm_decref(thread, child);
  }
  return any;
}

bool
loop_future_cancel(VmThread *thread, VmObject *object)
{
  LoopFuture *self = (LoopFuture *) object;
  if (self->state != LOOP_PENDING)
    return false;
  if (self->children != NULL)
    return cancel_children(thread, self);
  if (object->type == &loop_task_type)
    return loop_task_cancel(thread, (LoopTask *) object);
  loop_future_set_cancelled(thread, self);
  return true;
}
