/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interpreters and their threads. Compare CPython's Include/cpython/pystate.h, where they are
 * PyInterpreterState and PyThreadState.
 *
 * Each thread has an *eval breaker*: a word of bits that others set to make it stop for a moment.
 * It looks at it at three places only (eval.c), and that is where it can lose the GIL.
 */
#pragma once

#include "demos/interpreter/code.h"
#include "demos/interpreter/gil.h"
#include "demos/interpreter/object.h"
#include "demos/trace/recorder.h"

#include <pthread.h>
#include <stdatomic.h>

#define VM_MAX_FREE_INTS 100

/* Bits of the eval breaker. */
#define VM_DROP_REQUEST 1u /* another thread wants the GIL */
#define VM_EXIT_REQUEST 2u /* give up; CPython raises an exception here */

typedef struct {
  VmGil gil;
} VmInterpreter;

struct VmThread {
  /* Borrowed */
  VmInterpreter *interpreter;
  const VmFunction *function;
  TraceRing *trace; /* NULL: not recorded */

  /* Owned */
  VmObject *free_ints[VM_MAX_FREE_INTS];
  int n_free_ints;

  atomic_uint breaker;
  int lane;
  int depth; /* of calls */
  int64_t argument;
  int64_t result;
  const char *error; /* (nullable): what was wrong with its program */
  uint64_t finished_at;
  bool finished;
  pthread_t handle;
};

static inline void
vm_breaker_set(VmThread *thread, unsigned bit)
{
  atomic_fetch_or_explicit(&thread->breaker, bit, memory_order_relaxed);
}

static inline void
vm_breaker_clear(VmThread *thread, unsigned bit)
{
  atomic_fetch_and_explicit(&thread->breaker, ~bit, memory_order_relaxed);
}

static inline bool
vm_breaker_get(VmThread *thread, unsigned bit)
{
  return (atomic_load_explicit(&thread->breaker, memory_order_relaxed) & bit) != 0;
}

/** vm_interpreter_init: @gil: whether threads take turns; @lane: of the trace, for the holder */
void vm_interpreter_init(VmInterpreter *interpreter, bool gil, unsigned interval_us, int lane);

/** vm_interpreter_destroy: all of its threads have been joined */
void vm_interpreter_destroy(VmInterpreter *interpreter);

/**
 * vm_thread_start:
 * @thread: room for the thread; stays in use until it has been joined
 * @argument: handed to @function as a number
 * @trace: (nullable): the ring it records in
 *
 * Starts an OS thread that takes the GIL, runs @function and leaves. Returns: false when the
 * system has no thread to give.
 */
bool vm_thread_start(VmThread *thread, VmInterpreter *interpreter, const VmFunction *function,
                     int64_t argument, int lane, TraceRing *trace);

/** vm_thread_join: waits @ns at most for the end. Returns: whether it came; then @finished_at tells
 * when that was and @result the number it returned (0 when that was no number) */
bool vm_thread_join(VmThread *thread, uint64_t ns);

/** vm_thread_interrupt: makes a running thread give up at its next check */
void vm_thread_interrupt(VmThread *thread);
