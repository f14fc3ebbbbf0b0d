/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare gen_send_ex2() and _gen_throw() in Objects/genobject.c. A coroutine that waits for
 * another stands at a SEND, with that other one below the top of its stack: an exception that is
 * thrown in goes down to it first.
 */
#include "demos/interpreter/coroutine.h"
#include "demos/interpreter/exception.h"
#include "demos/interpreter/thread.h"

#include <stdlib.h>

static VmSent
run(VmThread *thread, VmCoroutine *self, VmObject **result)
{
  if (self->running || self->finished || thread->depth == VM_MAX_DEPTH) {
    vm_raise(thread, &vm_runtime_error, "this coroutine cannot be resumed");
    return VM_SENT_RAISE;
  }
  self->running = true;
  self->frame.yielded = false;
  thread->depth++;
  bool goes_on = thread->exception == NULL || vm_handle(thread, self->function, &self->frame);
  *result = goes_on ? vm_run_frame(thread, self->function, &self->frame) : NULL;
  thread->depth--;
  self->running = false;
  if (*result != NULL && self->frame.yielded)
    return VM_SENT_YIELD;
  self->finished = true;
  vm_frame_clear(thread, &self->frame);
  self->frame = (VmFrame){.top = self->frame.stack};
  return *result != NULL ? VM_SENT_RETURN : VM_SENT_RAISE;
}

/* What stands on top of a frame is what the instruction before left: of a new coroutine, the value
 * sent at first, which is None and goes. */
static VmSent
coroutine_send(VmThread *thread, VmObject *object, VmObject **result)
{
  VmCoroutine *self = (VmCoroutine *) object;
  if (!self->finished && !self->running)
    vm_push_borrowed(&self->frame, &vm_none);
  return run(thread, self, result);
}

static void coroutine_dealloc(VmThread *thread, VmObject *object);

const VmType vm_coroutine_type = {
    .name = "coroutine", .dealloc = coroutine_dealloc, .send = coroutine_send};

VmObject *
vm_coroutine_new(const VmFunction *function, VmFrame *frame)
{
  VmCoroutine *self = calloc(1, sizeof *self);
  if (self == NULL)
    return NULL;
  vm_object_init(&self->object, &vm_coroutine_type);
  self->function = function;
  self->frame = *frame;
  self->frame.top = self->frame.stack + (frame->top - frame->stack);
  *frame = (VmFrame){.top = frame->stack};
  return &self->object;
}

VmSent
vm_send(VmThread *thread, VmObject *receiver, VmObject **result)
{
  if (receiver->type->send != NULL)
    return receiver->type->send(thread, receiver, result);
  vm_raise(thread, &vm_type_error, "this object cannot be awaited");
  return VM_SENT_RAISE;
}

/* Whom @self waits for, NULL for nobody: it has yielded what another one yielded to it. */
static VmObject *
get_awaited(const VmCoroutine *self)
{
  bool awaits = self->frame.yielded && self->frame.top > self->frame.stack;
  return awaits ? vm_get(self->frame.top[-1]) : NULL;
}

/* The one waited for has returned: we go on as if SEND had found that. */
static VmSent
go_on_behind_send(VmThread *thread, VmCoroutine *self, VmObject *value, VmObject **result)
{
  enum { YIELD_RESUME_JUMP = 2 }; /* from behind YIELD_VALUE to END_SEND */
  vm_push(&self->frame, value);
  self->frame.next += YIELD_RESUME_JUMP;
  return run(thread, self, result);
}

VmSent
vm_throw(VmThread *thread, VmObject *receiver, VmObject *exception, VmObject **result)
{
  VmCoroutine *self = (VmCoroutine *) receiver;
  bool is_coroutine = receiver->type == &vm_coroutine_type;
  VmObject *awaited = is_coroutine ? get_awaited(self) : NULL;
  if (awaited != NULL && awaited->type == &vm_coroutine_type) {
    VmSent sent = vm_throw(thread, awaited, exception, result);
    if (sent == VM_SENT_YIELD)
      return sent;
    if (sent == VM_SENT_RETURN)
      return go_on_behind_send(thread, self, *result, result);
  } else {
    vm_raise_object(thread, exception);
  }
  if (!is_coroutine)
    return VM_SENT_RAISE;
  return run(thread, self, result); /* begins with what is being raised */
}

/* One that dies while it waits gets GeneratorExit there, so that its `finally` blocks run. Compare
 * _PyGen_Finalize(). */
static void
close_coroutine(VmThread *thread, VmObject *object)
{
  VmObject *result = NULL, *kept = thread->exception;
  thread->exception = NULL;
  vm_object_init(object, &vm_coroutine_type);
  VmSent sent = vm_throw(thread, object, vm_instance_new(&vm_generator_exit), &result);
  if (sent != VM_SENT_RAISE)
    vm_decref(thread, result);
  VmObject *exception = vm_take_exception(thread);
  if (exception != NULL)
    vm_decref(thread, exception);
  thread->exception = kept;
}

static void
coroutine_dealloc(VmThread *thread, VmObject *object)
{
  VmCoroutine *self = (VmCoroutine *) object;
  if (self->frame.yielded && !self->finished)
    close_coroutine(thread, object);
  vm_frame_clear(thread, &self->frame);
  free(self);
}
