/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What programs can ask of a task: all that they can of a future, and whether somebody has asked it
 * to end. Compare Task.cancelling() and Task.uncancel() in Lib/asyncio/tasks.py.
 */
#include "demos/interpreter/int.h"
#include "demos/loop/task.h"

#include <stddef.h>

static VmObject *
cancelling(VmThread *thread, VmObject *const *arguments, int n)
{
  return vm_int_new(thread, ((LoopTask *) arguments[0])->requests);
}

/* When nobody wants it to end any more, it need not (3.13). */
static VmObject *
uncancel(VmThread *thread, VmObject *const *arguments, int n)
{
  LoopTask *self = (LoopTask *) arguments[0];
  if (self->requests > 0 && --self->requests == 0)
    self->must_cancel = false;
  return vm_int_new(thread, self->requests);
}

const VmMethod loop_task_methods[] = {
    VM_METHOD("cancelling", cancelling),
    VM_METHOD("uncancel", uncancel),
    {.name = NULL},
};
