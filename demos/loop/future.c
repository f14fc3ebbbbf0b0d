/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare future_loop_future_wake(), future_add_done_callback() and FutureIter_send() in
 * Modules/_asynciomodule.c. A future never calls anybody: it has the loop do so, in its next turn.
 */
#include "demos/loop/future.h"
#include "demos/interpreter/exception.h"
#include "demos/loop/context.h"
#include "demos/loop/loop.h"
#include "demos/loop/task.h"

#include <stdlib.h>

VmClass loop_cancelled_error = {.object = VM_IMMORTAL_OBJECT(&vm_class_type),
                                .name = "CancelledError",
                                .base = &vm_base_exception};

void
loop_future_init(LoopFuture *self, const VmType *type)
{
  vm_object_init(&self->object, type);
}

VmObject *
loop_future_new(void)
{
  LoopFuture *self = calloc(1, sizeof *self);
  if (self == NULL)
    abort();
  loop_future_init(self, &loop_future_type);
  return &self->object;
}

static void
drop(VmThread *thread, VmObject *object)
{
  if (object != NULL)
    vm_decref(thread, object);
}

static void
drop_callback(VmThread *thread, const LoopCallback *callback)
{
  vm_decref(thread, callback->callable);
  vm_decref(thread, callback->context);
  drop(thread, callback->extra);
}

void
loop_future_clear(VmThread *thread, LoopFuture *self)
{
  if (self->unretrieved)
    loop_tell(thread, "Task exception was never retrieved");
  for (int i = 0; i < self->n_callbacks; i++)
    drop_callback(thread, &self->callbacks[i]);
  free(self->callbacks);
  drop(thread, self->result);
  drop(thread, self->exception);
  drop(thread, self->children);
}

static void
future_dealloc(VmThread *thread, VmObject *object)
{
  loop_future_clear(thread, (LoopFuture *) object);
  free(object);
}

const VmType loop_future_type = {.name = "Future",
                                 .dealloc = future_dealloc,
                                 .await = loop_future_await,
                                 .methods = loop_future_methods};

bool
loop_future_is(const VmObject *object)
{
  return object->type == &loop_future_type || object->type == &loop_task_type;
}

static void
schedule(VmThread *thread, LoopFuture *self, const LoopCallback *callback)
{
  VmObject *arguments[] = {&self->object, callback->extra};
  loop_call_soon(loop_running(), callback->callable, arguments, callback->extra != NULL ? 2 : 1,
                 callback->context);
}

void
loop_future_wake(VmThread *thread, LoopFuture *self)
{
  int n = self->n_callbacks;
  self->n_callbacks = 0;
  for (int i = 0; i < n; i++) {
    schedule(thread, self, &self->callbacks[i]);
    drop_callback(thread, &self->callbacks[i]);
  }
}

void
loop_future_finish(VmThread *thread, LoopFuture *self, VmObject *result, VmObject *exception)
{
  if (self->state != LOOP_PENDING) {
    drop(thread, result);
    drop(thread, exception);
    return;
  }
  self->state = LOOP_FINISHED;
  self->result = result;
  self->exception = exception;
  self->unretrieved = exception != NULL;
  loop_future_wake(thread, self);
}

void
loop_future_add_callback(VmThread *thread, LoopFuture *self, VmObject *callable, VmObject *extra)
{
  LoopCallback callback = {vm_ref(callable), extra != NULL ? vm_ref(extra) : NULL,
                           vm_ref(loop_context_current())};
  if (self->state != LOOP_PENDING) {
    schedule(thread, self, &callback);
    drop_callback(thread, &callback);
    return;
  }
  size_t room = (size_t) self->n_callbacks + 1;
  self->callbacks = realloc(self->callbacks, room * sizeof *self->callbacks);
  if (self->callbacks == NULL)
    abort();
  self->callbacks[self->n_callbacks++] = callback;
}

VmObject *
loop_future_get(VmThread *thread, LoopFuture *self)
{
  if (self->state == LOOP_CANCELLED)
    return vm_raise(thread, &loop_cancelled_error, NULL);
  if (self->state == LOOP_PENDING)
    return vm_raise(thread, &vm_runtime_error, "the result is not there yet");
  self->unretrieved = false;
  if (self->exception != NULL)
    return vm_raise_object(thread, vm_ref(self->exception));
  return vm_ref(self->result);
}
