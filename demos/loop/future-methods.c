/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What programs can ask of a future. Compare the methods of class Future in Lib/asyncio/futures.py.
 */
#include "demos/interpreter/containers.h"
#include "demos/interpreter/exception.h"
#include "demos/loop/future.h"

static VmObject *
from_bool(bool truth)
{
  return truth ? &vm_true : &vm_false;
}

static VmObject *
done(VmThread *thread, VmObject *const *arguments, int n)
{
  return from_bool(((LoopFuture *) arguments[0])->state != LOOP_PENDING);
}

static VmObject *
cancelled(VmThread *thread, VmObject *const *arguments, int n)
{
  return from_bool(((LoopFuture *) arguments[0])->state == LOOP_CANCELLED);
}

static VmObject *
cancel(VmThread *thread, VmObject *const *arguments, int n)
{
  return from_bool(loop_future_cancel(thread, arguments[0]));
}

static VmObject *
result(VmThread *thread, VmObject *const *arguments, int n)
{
  return loop_future_get(thread, (LoopFuture *) arguments[0]);
}

static VmObject *
exception(VmThread *thread, VmObject *const *arguments, int n)
{
  LoopFuture *self = (LoopFuture *) arguments[0];
  if (self->state != LOOP_FINISHED)
    return loop_future_get(thread, self);
  self->unretrieved = false;
  return self->exception != NULL ? vm_ref(self->exception) : &vm_none;
}

static VmObject *
set_result(VmThread *thread, VmObject *const *arguments, int n)
{
  loop_future_finish(thread, (LoopFuture *) arguments[0], vm_ref(arguments[1]), NULL);
  return &vm_none;
}

static VmObject *
set_exception(VmThread *thread, VmObject *const *arguments, int n)
{
  loop_future_finish(thread, (LoopFuture *) arguments[0], NULL, vm_ref(arguments[1]));
  return &vm_none;
}

static VmObject *
add_done_callback(VmThread *thread, VmObject *const *arguments, int n)
{
  loop_future_add_callback(thread, (LoopFuture *) arguments[0], arguments[1],
                           n > 2 ? arguments[2] : NULL);
  return &vm_none;
}

const VmMethod loop_future_methods[] = {
    VM_METHOD("done", done),
    VM_METHOD("cancelled", cancelled),
    VM_METHOD("cancel", cancel),
    VM_METHOD("result", result),
    VM_METHOD("exception", exception),
    VM_METHOD("set_result", set_result),
    VM_METHOD("set_exception", set_exception),
    VM_METHOD("add_done_callback", add_done_callback),
    {.name = NULL},
};
