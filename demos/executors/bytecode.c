/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One interpreter, made before any pool: its thread 0 is the thread that submits, thread i + 1 is
 * worker i. Who has attached itself keeps the GIL from task to task; else each task takes it and
 * lets go.
 */
#include "demos/executors/bytecode.h"

#define SWITCH_INTERVAL_US 5000

static VmInterpreter interpreter;
static VmThread threads[1 + EXECUTOR_MAX_WORKERS];
static _Thread_local bool attached;

bool
bytecode_prepare(int lane)
{
  for (int i = 0; i <= EXECUTOR_MAX_WORKERS; i++)
    threads[i] = (VmThread){.interpreter = &interpreter, .lane = i - 1};
  return vm_interpreter_init(&interpreter, &vm_build_gil, SWITCH_INTERVAL_US, lane);
}

VmThread *
bytecode_thread(void)
{
  return &threads[1 + executor_worker()];
}

void
bytecode_attach(void)
{
  vm_gil_take(&interpreter.gil, bytecode_thread());
  attached = true;
}

void
bytecode_detach(void)
{
  attached = false;
  vm_gil_drop(&interpreter.gil, bytecode_thread());
}

const char *
bytecode_task(int64_t rounds, int64_t *result)
{
  VmThread *thread = bytecode_thread();
  if (!attached)
    vm_gil_take(&interpreter.gil, thread);
  *result = interpreter.build->run(thread, VM_COUNTDOWN, rounds);
  if (!attached)
    vm_gil_drop(&interpreter.gil, thread);
  return NULL;
}

/* CPU time, which other programs do not lengthen. */
double
bytecode_calibrate(void)
{
  enum { TRIAL = 200000 };
  uint64_t quickest = UINT64_MAX;
  for (int i = 0; i < 3; i++) {
    int64_t unused;
    uint64_t start = clock_cpu();
    bytecode_task(TRIAL, &unused);
    uint64_t ns = clock_cpu() - start;
    quickest = ns < quickest ? ns : quickest;
  }
  return TRIAL * 1e3 / (double) quickest;
}
