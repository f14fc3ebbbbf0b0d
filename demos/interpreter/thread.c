/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare Modules/_threadmodule.c, thread_run(): attach (take the GIL), call, detach for good.
 */
#include "demos/interpreter/thread.h"
#include "demos/interpreter/eval.h"
#include "demos/interpreter/int.h"

#include <errno.h>

/* Guards every thread's @finished; said when one of them becomes true. */
static pthread_mutex_t finished_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t finished_cond = PTHREAD_COND_INITIALIZER;

void
vm_interpreter_init(VmInterpreter *interpreter, bool gil, unsigned interval_us, int lane)
{
  vm_gil_init(&interpreter->gil, gil, interval_us, lane);
}

void
vm_interpreter_destroy(VmInterpreter *interpreter)
{
  vm_gil_destroy(&interpreter->gil);
}

/* Calls the thread's function with its argument; the objects of both die here, under the GIL. */
static void
call_function(VmThread *thread)
{
  VmObject *argument = vm_int_new(thread, thread->argument);
  VmObject *result = argument != NULL ? vm_eval(thread, thread->function, &argument, 1) : NULL;
  if (result != NULL) {
    thread->result = vm_is_int(result) ? vm_int_value(result) : 0;
    vm_decref(thread, result);
  }
  vm_int_free_list_clear(thread);
}

static void
finish(VmThread *thread)
{
  pthread_mutex_lock(&finished_mutex);
  thread->finished_at = clock_now();
  thread->finished = true;
  pthread_cond_broadcast(&finished_cond);
  pthread_mutex_unlock(&finished_mutex);
}

static void *
run(void *data)
{
  VmThread *thread = data;
  VmGil *gil = &thread->interpreter->gil;
  vm_gil_take(gil, thread);
  call_function(thread);
  vm_gil_leave(gil, thread);
  trace_state(thread->trace, thread->lane, TRACE_DONE);
  finish(thread);
  return NULL;
}

bool
vm_thread_start(VmThread *thread, VmInterpreter *interpreter, const VmFunction *function,
                int64_t argument, int lane, TraceRing *trace)
{
  *thread = (VmThread){
      .interpreter = interpreter,
      .function = function,
      .argument = argument,
      .lane = lane,
      .trace = trace,
  };
  return pthread_create(&thread->handle, NULL, run, thread) == 0;
}

bool
vm_thread_join(VmThread *thread, uint64_t ns)
{
  struct timespec until = clock_timespec(clock_now() + ns);
  int status = 0;
  pthread_mutex_lock(&finished_mutex);
  while (!thread->finished && status != ETIMEDOUT)
    status = pthread_cond_clockwait(&finished_cond, &finished_mutex, CLOCK_MONOTONIC, &until);
  bool finished = thread->finished;
  pthread_mutex_unlock(&finished_mutex);
  return finished && pthread_join(thread->handle, NULL) == 0;
}

void
vm_thread_interrupt(VmThread *thread)
{
  vm_breaker_set(thread, VM_EXIT_REQUEST);
}
