/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare task_step_impl(), task_wakeup() and _asyncio_Task_cancel_impl() in
 * Modules/_asynciomodule.c. A step runs until the coroutine yields: a future, whose end brings the
 * next step; or None, from sleep(0), which brings it in the next turn.
 */
#include "demos/loop/task.h"
#include "demos/interpreter/coroutine.h"
#include "demos/interpreter/exception.h"
#include "demos/loop/context.h"
#include "demos/loop/loop.h"
#include "demos/loop/shown.h"

static VmObject *task_step(VmThread *thread, VmObject *const *arguments, int n);
static VmObject *task_wakeup(VmThread *thread, VmObject *const *arguments, int n);

static VmFunction step_function = {
    .object = VM_FUNCTION_OBJECT, .name = "step", .native = task_step};
static VmFunction wakeup_function = {
    .object = VM_FUNCTION_OBJECT, .name = "wakeup", .native = task_wakeup};

static void
call_soon(LoopTask *self, VmObject *exception)
{
  VmObject *step = vm_bound_new(&step_function.object, &self->future.object);
  loop_call_soon(loop_running(), step, &exception, exception != NULL, self->context);
  vm_decref(loop_running()->thread, step);
}

static void
wait_for(VmThread *thread, LoopTask *self, LoopFuture *future)
{
  VmObject *wakeup = vm_bound_new(&wakeup_function.object, &self->future.object);
  future->blocking = false;
  VmObject *before = loop_context_enter(self->context);
  loop_future_add_callback(thread, future, wakeup, NULL);
  loop_context_enter(before);
  vm_decref(thread, wakeup);
  self->waits_for = vm_ref(&future->object);
  if (self->must_cancel && loop_future_cancel(thread, &future->object))
    self->must_cancel = false;
}

/* It returned, or raised. */
static void
finish(VmThread *thread, LoopTask *self, VmObject *result)
{
  VmObject *raised = result == NULL ? vm_take_exception(thread) : NULL;
  bool cancelled = raised != NULL && vm_exception_is(raised, &loop_cancelled_error);
  if (cancelled || (result != NULL && self->must_cancel)) {
    vm_decref(thread, cancelled ? raised : result);
    loop_future_set_cancelled(thread, &self->future);
  } else if (raised == NULL && result == NULL) {
    loop_stop(loop_running()); /* The thread shall give up. */
  } else {
    loop_future_finish(thread, &self->future, result, raised);
  }
}

static void
go_on(VmThread *thread, LoopTask *self, VmSent sent, VmObject *result)
{
  if (sent != VM_SENT_YIELD) {
    finish(thread, self, sent == VM_SENT_RETURN ? result : NULL);
    return;
  }
  if (loop_future_is(result) && ((LoopFuture *) result)->blocking)
    wait_for(thread, self, (LoopFuture *) result);
  else
    call_soon(self, NULL);
  vm_decref(thread, result);
}

static VmSent
resume(VmThread *thread, LoopTask *self, VmObject *exception, VmObject **result)
{
  if (self->must_cancel) {
    self->must_cancel = false;
    if (exception != NULL)
      vm_decref(thread, exception);
    exception = vm_instance_new(&loop_cancelled_error);
  }
  if (exception != NULL)
    return vm_throw(thread, self->coroutine, exception, result);
  return vm_send(thread, self->coroutine, result);
}

/* @exception: (transfer full) (nullable): what is raised in it */
static void
step(VmThread *thread, LoopTask *self, VmObject *exception)
{
  Loop *loop = loop_running();
  VmObject *result = NULL;
  LoopTask *before = loop->current;
  if (self->waits_for != NULL)
    vm_decref(thread, self->waits_for);
  self->waits_for = NULL;
  loop->current = self;
  shown_step_begins(loop, self);
  VmSent sent = resume(thread, self, exception, &result);
  loop->current = before;
  go_on(thread, self, sent, result);
  shown_step_ends(loop, self);
}

static VmObject *
task_step(VmThread *thread, VmObject *const *arguments, int n)
{
  LoopTask *self = (LoopTask *) arguments[0];
  if (self->future.state == LOOP_PENDING)
    step(thread, self, n > 1 ? vm_ref(arguments[1]) : NULL);
  return &vm_none;
}

/* What it waited for is done; if that failed, it is raised in the coroutine. */
static VmObject *
task_wakeup(VmThread *thread, VmObject *const *arguments, int n)
{
  LoopTask *self = (LoopTask *) arguments[0];
  VmObject *result = loop_future_get(thread, (LoopFuture *) arguments[1]);
  if (result != NULL)
    vm_decref(thread, result);
  step(thread, self, result == NULL ? vm_take_exception(thread) : NULL);
  return &vm_none;
}

bool
loop_task_cancel(VmThread *thread, LoopTask *self)
{
  if (self->future.state != LOOP_PENDING)
    return false;
  self->requests++;
  shown_event(loop_running(), self, TRACE_EVENT_CANCEL_REQUESTED);
  if (self->waits_for != NULL && loop_future_cancel(thread, self->waits_for))
    return true;
  self->must_cancel = true;
  return true;
}

LoopTask *
loop_task_woken_by(const VmObject *callable)
{
  const VmBound *bound = (const VmBound *) callable;
  bool is = callable->type == &vm_bound_type && (bound->function == &step_function.object ||
                                                 bound->function == &wakeup_function.object);
  return is ? (LoopTask *) bound->self : NULL;
}

void
loop_task_begin(VmThread *thread, LoopTask *self, bool eager)
{
  if (!eager) {
    call_soon(self, NULL);
    return;
  }
  VmObject *before = loop_context_enter(self->context);
  step(thread, self, NULL);
  loop_context_enter(before);
}
