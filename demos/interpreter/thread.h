/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Interpreters and their threads. Compare CPython's Include/cpython/pystate.h, where they are
 * PyInterpreterState and PyThreadState.
 *
 * Each thread has an *eval breaker*: a word of bits that others set to make it stop for a moment.
 * It looks at it at three places only (eval.c), and that is where it can lose the GIL.
 */
#pragma once

#include "demos/interpreter/build.h"
#include "demos/interpreter/gil.h"
#include "demos/interpreter/owner.h"
#include "demos/trace/recorder.h"

#include <pthread.h>
#include <stdatomic.h>

#define VM_MAX_FREE_INTS 100

/* What two threads write to shall not lie in one cache line, nor in the pair of lines that a CPU
 * fetches at once: each would wait for the other though they share nothing. */
#define VM_APART 128

/* Bits of the eval breaker. */
#define VM_DROP_REQUEST 1u  /* another thread wants the GIL */
#define VM_EXIT_REQUEST 2u  /* give up; CPython raises an exception here */
#define VM_MERGE_REQUEST 4u /* another thread queued objects of ours (owner.h) */

/** VmInterpreter: each has a GIL and a module of its own, so two of them never wait for each
 * other */
typedef struct {
  _Alignas(VM_APART) const VmBuild *build;
  VmGil gil;
  VmModule module;
} VmInterpreter;

struct VmThread {
  /* Borrowed */
  _Alignas(VM_APART) VmInterpreter *interpreter;
  VmProgram program;
  TraceRing *trace; /* NULL: not recorded */

  /* Owned */
  VmObject *free_ints[VM_MAX_FREE_INTS];
  int n_free_ints;
  VmObject *more_free_ints; /* a list, see int.c */
  VmOwner owner;

  atomic_uint breaker;
  int lane;
  int depth; /* of calls */
  int64_t rounds;
  int64_t result;
  const char *error;   /* (nullable): what was wrong with its program */
  VmObject *exception; /* (nullable): what is being raised */
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

/** vm_interpreter_init: @lane: of the trace, for the holder. Returns: false when there is no
 * memory */
bool vm_interpreter_init(VmInterpreter *interpreter, const VmBuild *build, unsigned interval_us,
                         int lane);

/** vm_interpreter_set_native: what programs call as native(); before any thread is started */
void vm_interpreter_set_native(VmInterpreter *interpreter, VmNativeCall native, void *data);

/** vm_interpreter_destroy: all of its threads have been joined */
void vm_interpreter_destroy(VmInterpreter *interpreter);

/**
 * vm_thread_start:
 * @thread: room for the thread; stays in use until it has been joined
 * @rounds: how often @program does what it does
 * @trace: (nullable): the ring it records in
 *
 * Starts an OS thread that takes the GIL, runs @program and leaves. Returns: false when the system
 * has no thread to give.
 */
bool vm_thread_start(VmThread *thread, VmInterpreter *interpreter, VmProgram program,
                     int64_t rounds, int lane, TraceRing *trace);

/** vm_thread_check: looks at the eval breaker, as the eval loop does at its three places; native
 * functions that run long call it too (PyErr_CheckSignals() is the nearest CPython has). Returns:
 * false when the thread shall give up */
bool vm_thread_handle_pending(VmThread *thread);

static inline bool
vm_thread_check(VmThread *thread)
{
  if (atomic_load_explicit(&thread->breaker, memory_order_relaxed) == 0)
    return true;
  return vm_thread_handle_pending(thread);
}

/** vm_thread_release: lets go of the GIL for a while, because the calling thread is about to wait
 * or to compute without touching objects; @doing is what its lane shows. As
 * Py_BEGIN_ALLOW_THREADS. */
void vm_thread_release(VmThread *thread, TraceState doing);

/** vm_thread_reacquire: the end of that. As Py_END_ALLOW_THREADS. */
void vm_thread_reacquire(VmThread *thread);

/** vm_thread_join: waits @ns at most for the end. Returns: whether it came; then @finished_at tells
 * when that was and @result the number it returned (0 when that was no number) */
bool vm_thread_join(VmThread *thread, uint64_t ns);

/** vm_thread_interrupt: makes a running thread give up at its next check */
void vm_thread_interrupt(VmThread *thread);
