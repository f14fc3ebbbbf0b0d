/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thread begins with an empty context, unless the build is free-threaded: there it inherits a
 * copy of its starter's. Compare Thread.start() in Lib/threading.py and
 * sys.flags.thread_inherit_context.
 */
#include "demos/loop/thread.h"
#include "demos/interpreter/eval.h"
#include "demos/interpreter/exception.h"
#include "demos/loop/context.h"
#include "demos/loop/run.h"

#include <stdlib.h>

#define MAX_THREADS 8

typedef struct {
  VmObject object;
  VmObject *target, *context;
  VmThread thread;
  bool started;
} Thread;

/* Those that run: how a thread finds what it is there for. */
static Thread *started[MAX_THREADS];

static void
thread_dealloc(VmThread *thread, VmObject *object)
{
  Thread *self = (Thread *) object;
  vm_decref(thread, self->target);
  vm_decref(thread, self->context);
  free(self);
}

static VmObject *
begin_context(void)
{
#ifdef VM_FREE_THREADED
  return loop_context_copy(loop_context_current());
#else
  return loop_context_new();
#endif
}

static VmObject *
start(VmThread *thread, VmObject *const *arguments, int n)
{
  Thread *self = (Thread *) arguments[0];
  int i = 0;
  while (i < MAX_THREADS && started[i] != NULL)
    i++;
  if (self->started || i == MAX_THREADS)
    return vm_raise(thread, &vm_runtime_error, "no further thread can be started");
  self->context = begin_context();
  started[i] = self;
  self->started = vm_thread_start(&self->thread, thread->interpreter, VM_JOBS, 1, 0, NULL);
  return self->started ? &vm_none : vm_raise(thread, &vm_runtime_error, "no thread");
}

static VmObject *
join(VmThread *thread, VmObject *const *arguments, int n)
{
  Thread *self = (Thread *) arguments[0];
  vm_thread_release(thread, TRACE_BLOCKED);
  while (self->started && !vm_thread_join(&self->thread, NS_PER_S))
    continue;
  vm_thread_reacquire(thread);
  for (int i = 0; i < MAX_THREADS; i++)
    if (started[i] == self)
      started[i] = NULL;
  return &vm_none;
}

static const VmMethod methods[] = {
    VM_METHOD("start", start), VM_METHOD("join", join), {.name = NULL}};
static const VmType thread_type = {.name = "Thread", .dealloc = thread_dealloc, .methods = methods};

VmObject *
loop_thread_new(VmThread *thread, VmObject *const *arguments, int n)
{
  Thread *self = aligned_alloc(VM_APART, (sizeof *self + VM_APART - 1) / VM_APART * VM_APART);
  if (self == NULL)
    return NULL;
  *self = (Thread){.target = vm_ref(arguments[0]), .context = &vm_none};
  vm_object_init(&self->object, &thread_type);
  return &self->object;
}

bool
loop_thread_work(VmThread *thread)
{
  Thread *self = NULL;
  for (int i = 0; i < MAX_THREADS; i++)
    if (started[i] != NULL && &started[i]->thread == thread)
      self = started[i];
  if (self == NULL)
    return false;
  VmObject *before = loop_context_enter(self->context);
  VmObject *result = vm_call(thread, self->target, NULL, 0);
  vm_decref(thread, result != NULL ? result : vm_take_exception(thread));
  loop_context_enter(before);
  return true;
}
