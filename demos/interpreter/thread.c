/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare Modules/_threadmodule.c, thread_run(): attach (take the GIL), call, detach for good.
 */
#include "demos/interpreter/thread.h"

#include <errno.h>

/* Guards every thread's @finished; said when one of them becomes true. */
static pthread_mutex_t finished_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t finished_cond = PTHREAD_COND_INITIALIZER;

bool
vm_interpreter_init(VmInterpreter *interpreter, const VmBuild *build, unsigned interval_us,
                    int lane)
{
  *interpreter = (VmInterpreter){.build = build};
  vm_gil_init(&interpreter->gil, build->has_gil, interval_us, lane);
  return build->make_module(&interpreter->module);
}

void
vm_interpreter_set_native(VmInterpreter *interpreter, VmNativeCall native, void *data)
{
  interpreter->module.native = native;
  interpreter->module.native_data = data;
}

void
vm_interpreter_destroy(VmInterpreter *interpreter)
{
  interpreter->build->clear_module(&interpreter->module);
  vm_gil_destroy(&interpreter->gil);
}

/* Compare _Py_HandlePending() in Python/ceval_gil.c. */
bool
vm_thread_handle_pending(VmThread *thread)
{
  if (vm_breaker_get(thread, VM_MERGE_REQUEST))
    thread->interpreter->build->handle_queue(thread);
  if (vm_breaker_get(thread, VM_DROP_REQUEST)) {
    vm_gil_drop(&thread->interpreter->gil, thread);
    vm_gil_take(&thread->interpreter->gil, thread);
  }
  return !vm_breaker_get(thread, VM_EXIT_REQUEST);
}

void
vm_thread_release(VmThread *thread, TraceState doing)
{
  vm_gil_drop(&thread->interpreter->gil, thread);
  trace_state(thread->trace, thread->lane, doing);
}

void
vm_thread_reacquire(VmThread *thread)
{
  vm_gil_take(&thread->interpreter->gil, thread);
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
  thread->result = thread->interpreter->build->run(thread, thread->program, thread->rounds);
  vm_gil_leave(gil, thread);
  trace_state(thread->trace, thread->lane, TRACE_DONE);
  finish(thread);
  return NULL;
}

bool
vm_thread_start(VmThread *thread, VmInterpreter *interpreter, VmProgram program, int64_t rounds,
                int lane, TraceRing *trace)
{
  *thread = (VmThread){
      .interpreter = interpreter,
      .program = program,
      .rounds = rounds,
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
