/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One that is cancelled stays where it lies, and is passed over when its turn comes. Compare
 * Handle.cancel() and Handle._run() in Lib/asyncio/events.py.
 */
#include "demos/loop/handle.h"
#include "demos/interpreter/eval.h"
#include "demos/interpreter/exception.h"
#include "demos/loop/context.h"
#include "demos/loop/loop.h"

#include <stdlib.h>

static void
handle_dealloc(VmThread *thread, VmObject *object)
{
  LoopHandle *self = (LoopHandle *) object;
  vm_decref(thread, self->callable);
  vm_decref(thread, self->context);
  for (int i = 0; i < self->n; i++)
    vm_decref(thread, self->arguments[i]);
  free(self);
}

static VmObject *
cancel(VmThread *thread, VmObject *const *arguments, int n)
{
  LoopHandle *self = (LoopHandle *) arguments[0];
  if (self->is_timer && !self->cancelled)
    loop_running()->n_cancelled_timers++;
  self->cancelled = true;
  return &vm_none;
}

static const VmMethod methods[] = {VM_METHOD("cancel", cancel), {.name = NULL}};

const VmType loop_handle_type = {.name = "Handle", .dealloc = handle_dealloc, .methods = methods};

LoopHandle *
loop_handle_new(VmObject *callable, VmObject *const *arguments, int n, VmObject *context)
{
  LoopHandle *self = calloc(1, sizeof *self);
  if (self == NULL || n > LOOP_MAX_ARGUMENTS)
    abort();
  vm_object_init(&self->object, &loop_handle_type);
  self->callable = vm_ref(callable);
  self->context = context != NULL ? vm_ref(context) : vm_ref(loop_context_current());
  self->n = n;
  for (int i = 0; i < n; i++)
    self->arguments[i] = vm_ref(arguments[i]);
  return self;
}

void
loop_handle_run(VmThread *thread, LoopHandle *self)
{
  VmObject *before = loop_context_enter(self->context);
  VmObject *result = vm_call(thread, self->callable, self->arguments, self->n);
  VmObject *raised = result == NULL ? vm_take_exception(thread) : NULL;
  loop_context_enter(before);
  if (result != NULL)
    vm_decref(thread, result);
  if (raised == NULL)
    return;
  loop_running()->n_raised++;
  vm_decref(thread, raised);
}
