/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `await` sends to. Of a future: the first time it yields the future itself, up through all
 * coroutines to the task, which has itself woken when there is a result; the second time it returns
 * that. Compare FutureIter_send() in Modules/_asynciomodule.c, Future.__await__() in
 * Lib/asyncio/futures.py, and __sleep0() in Lib/asyncio/tasks.py, a bare yield.
 */
#include "demos/interpreter/containers.h"
#include "demos/loop/future.h"
#include "demos/loop/loop.h"

#include <stdlib.h>

/* @future: NULL: a bare yield. */
typedef struct {
  VmObject object;
  LoopFuture *future;
  bool yielded;
} Awaiting;

static void
awaiting_dealloc(VmThread *thread, VmObject *object)
{
  Awaiting *self = (Awaiting *) object;
  if (self->future != NULL)
    vm_decref(thread, &self->future->object);
  free(self);
}

static VmSent
awaiting_send(VmThread *thread, VmObject *object, VmObject **result)
{
  Awaiting *self = (Awaiting *) object;
  bool waits = self->future == NULL || self->future->state == LOOP_PENDING;
  if (waits && !self->yielded) {
    self->yielded = true;
    if (self->future != NULL)
      self->future->blocking = true;
    *result = self->future != NULL ? vm_ref(&self->future->object) : &vm_none;
    return VM_SENT_YIELD;
  }
  *result = self->future != NULL ? loop_future_get(thread, self->future) : &vm_none;
  return *result != NULL ? VM_SENT_RETURN : VM_SENT_RAISE;
}

static const VmType awaiting_type = {
    .name = "FutureIter", .dealloc = awaiting_dealloc, .send = awaiting_send};

VmObject *
loop_future_await(VmThread *thread, VmObject *future)
{
  Awaiting *self = calloc(1, sizeof *self);
  if (self == NULL)
    return NULL;
  vm_object_init(&self->object, &awaiting_type);
  self->future = future != NULL ? (LoopFuture *) vm_ref(future) : NULL;
  return &self->object;
}

VmObject *
loop_future_awaited(const VmObject *object)
{
  const Awaiting *self = (const Awaiting *) object;
  return object->type == &awaiting_type && self->future != NULL ? &self->future->object : NULL;
}
