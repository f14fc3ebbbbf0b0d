/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A task's beginning and end. Compare _asyncio_Task___init___impl() and TaskObj_dealloc() in
 * Modules/_asynciomodule.c.
 */
#include "demos/loop/context.h"
#include "demos/loop/loop.h"

#include <stdlib.h>

static void
task_dealloc(VmThread *thread, VmObject *object)
{
  LoopTask *self = (LoopTask *) object;
  loop_forget_task(loop_running(), self);
  loop_future_clear(thread, &self->future);
  vm_decref(thread, self->coroutine);
  vm_decref(thread, self->context);
  if (self->waits_for != NULL)
    vm_decref(thread, self->waits_for);
  free(self);
}

const VmType loop_task_type = {.name = "Task",
                               .base = &loop_future_type,
                               .dealloc = task_dealloc,
                               .await = loop_future_await,
                               .methods = loop_task_methods};

VmObject *
loop_task_new(VmThread *thread, VmObject *coroutine, bool eager)
{
  LoopTask *self = calloc(1, sizeof *self);
  if (self == NULL)
    abort();
  loop_future_init(&self->future, &loop_task_type);
  self->coroutine = vm_ref(coroutine);
  self->context = loop_context_copy(loop_context_current());
  loop_remember_task(loop_running(), self);
  loop_task_begin(thread, self, eager);
  return &self->future.object;
}
