/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Global Interpreter Lock. To be read beside CPython's Python/ceval_gil.c.
 *
 * It is more than a mutex: a thread that wants it waits one *switch interval* and only then asks
 * the holder to let go, by setting the holder's *drop request*; the holder notices at the next
 * check of its eval breaker. Three things follow.
 *
 *  - A thread that runs alone is never asked, so it never lets go.
 *  - The holder has no clock. It holds for the interval the waiter waits, plus the time it takes
 *    to wake the waiter.
 *  - Letting go is not enough: the old holder would usually win the lock back before the other has
 *    woken. So it waits until somebody else has taken it (*forced switching*).
 *
 * All functions are for the thread they are given; vm_gil_set_interval() is for any.
 */
#pragma once

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

typedef struct VmThread VmThread;

#define VM_GIL_MAX_HOLDS 65536

typedef struct {
  bool enabled; /* false: free-threaded, taking returns at once */
  atomic_uint interval_us;

  /* Who has it. @mutex guards all of it; @cond says that it became free. */
  pthread_mutex_t mutex;
  pthread_cond_t cond;
  bool locked;
  uint64_t switch_number; /* how often it went to another thread than the last one */

  /* Forced switching: says that @last_holder has become another one. */
  pthread_mutex_t switch_mutex;
  pthread_cond_t switch_cond;
  VmThread *_Atomic last_holder;

  /* What the experiment counts: how long each hold lasted that ended by request, in ns. */
  uint64_t taken_at;
  uint64_t *holds;
  unsigned n_holds;

  int lane; /* the trace's lane that shows the holder */
} VmGil;

/** vm_gil_init: @lane: the lane that shows who holds it */
void vm_gil_init(VmGil *gil, bool enabled, unsigned interval_us, int lane);
void vm_gil_destroy(VmGil *gil);

/** vm_gil_set_interval: as sys.setswitchinterval(); counts from the next wait on */
void vm_gil_set_interval(VmGil *gil, unsigned interval_us);

/** vm_gil_take: returns when @thread holds the lock */
void vm_gil_take(VmGil *gil, VmThread *thread);

/** vm_gil_drop: lets go; when that was asked for, returns only after another thread took it */
void vm_gil_drop(VmGil *gil, VmThread *thread);

/** vm_gil_leave: lets go for the last time: @thread ends */
void vm_gil_leave(VmGil *gil, VmThread *thread);
