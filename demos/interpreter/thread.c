/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare Modules/_threadmodule.c, thread_run(): attach (take the GIL), call, detach for good.
 */
#include "demos/interpreter/thread.h"
#include "demos/interpreter/eval.h"
#include "demos/interpreter/int.h"

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

static void *
run(void *data)
{
  VmThread *thread = data;
  VmGil *gil = &thread->interpreter->gil;
  vm_gil_take(gil, thread);
  call_function(thread);
  vm_gil_leave(gil, thread);
  trace_state(thread->trace, thread->lane, TRACE_DONE);
  thread->finished_at = clock_now();
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
  return pthread_clockjoin_np(thread->handle, NULL, CLOCK_MONOTONIC, &until) == 0;
}

void
vm_thread_interrupt(VmThread *thread)
{
  vm_breaker_set(thread, VM_EXIT_REQUEST);
}
