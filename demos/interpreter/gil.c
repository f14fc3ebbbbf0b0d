/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare Python/ceval_gil.c: take_gil(), drop_gil() and drop_gil_impl(). Two locks are at work.
 * @mutex guards the GIL's own state and is held for nanoseconds. @switch_mutex guards the answer
 * to "has somebody else had it since I let go?".
 */
#include "demos/interpreter/gil.h"
#include "demos/interpreter/thread.h"
#include "demos/trace/recorder.h"

#include <assert.h>
#include <errno.h>
#include <stdlib.h>

void
vm_gil_init(VmGil *gil, bool enabled, unsigned interval_us, int lane)
{
  *gil = (VmGil){.enabled = enabled, .interval_us = interval_us, .lane = lane};
  gil->holds = calloc(VM_GIL_MAX_HOLDS, sizeof *gil->holds);

  pthread_mutex_init(&gil->mutex, NULL);
  pthread_cond_init(&gil->cond, NULL);
  pthread_mutex_init(&gil->switch_mutex, NULL);
  pthread_cond_init(&gil->switch_cond, NULL);
}

void
vm_gil_destroy(VmGil *gil)
{
  pthread_cond_destroy(&gil->switch_cond);
  pthread_mutex_destroy(&gil->switch_mutex);
  pthread_cond_destroy(&gil->cond);
  pthread_mutex_destroy(&gil->mutex);
  free(gil->holds);
}

void
vm_gil_set_interval(VmGil *gil, unsigned interval_us)
{
  gil->interval_us = interval_us;
}

/* Waits one interval for the lock to become free. Returns whether the interval passed in vain. */
static bool
wait_an_interval(VmGil *gil)
{
  struct timespec until = clock_timespec(clock_now() + gil->interval_us * NS_PER_US);
  return pthread_cond_clockwait(&gil->cond, &gil->mutex, CLOCK_MONOTONIC, &until) == ETIMEDOUT;
}

/* The waiter asks. Only the last holder is asked, and only when it has held all the while: a lock
 * that changed hands in between gives its new holder an interval of its own. */
static void
ask_holder_to_drop(VmGil *gil, const VmThread *waiter)
{
  VmThread *holder = gil->last_holder;
  vm_breaker_set(holder, VM_DROP_REQUEST);
  trace_event(waiter->trace, holder->lane, TRACE_EVENT_DROP_REQUEST, TRACE_NO_PLACE);
}

#ifdef ILK_CHECKS
/* Under @mutex: nobody has the lock, or one thread, which had it last. */
static void
check_holder(const VmGil *gil, const VmThread *holder)
{
  assert(gil->locked == (holder != NULL));
  assert(holder == NULL || gil->last_holder == holder);
  assert(gil->n_holds <= VM_GIL_MAX_HOLDS);
}
#else
#define check_holder(gil, holder) ((void) (gil))
#endif

/* Under @mutex: the lock is ours. Tells a thread that waits in vm_gil_drop() that it may go on. */
static void
become_holder(VmGil *gil, VmThread *thread)
{
  pthread_mutex_lock(&gil->switch_mutex);
  gil->locked = true;
  VmThread *last = gil->last_holder;
  if (last != thread) {
    gil->last_holder = thread;
    gil->switch_number += last != NULL;
  }
  pthread_cond_signal(&gil->switch_cond);
  pthread_mutex_unlock(&gil->switch_mutex);
  vm_breaker_clear(thread, VM_DROP_REQUEST);
}

void
vm_gil_take(VmGil *gil, VmThread *thread)
{
  if (!gil->enabled) {
    trace_state(thread->trace, thread->lane, TRACE_RUNNING_FREE);
    return;
  }
  pthread_mutex_lock(&gil->mutex);
  if (gil->locked)
    trace_state(thread->trace, thread->lane, TRACE_WAITING_FOR_GIL);
  while (gil->locked) {
    uint64_t seen = gil->switch_number;
    bool in_vain = wait_an_interval(gil);
    if (in_vain && gil->locked && gil->switch_number == seen)
      ask_holder_to_drop(gil, thread);
  }
  check_holder(gil, NULL);
  become_holder(gil, thread);
  check_holder(gil, thread);
  gil->taken_at = clock_now();
  trace_state(thread->trace, thread->lane, TRACE_RUNNING);
  trace_state(thread->trace, gil->lane, thread->lane + 1);
  pthread_mutex_unlock(&gil->mutex);
}

static void
count_hold(VmGil *gil)
{
  if (gil->holds != NULL && gil->n_holds < VM_GIL_MAX_HOLDS)
    gil->holds[gil->n_holds++] = clock_now() - gil->taken_at;
}

/* Under no lock: frees the GIL and wakes one waiter. Which of several it is depends on who has got
 * how far within tens of nanoseconds, so what we count and record comes after. */
static void
unlock(VmGil *gil, VmThread *thread, bool requested)
{
  pthread_mutex_lock(&gil->mutex);
  check_holder(gil, thread);
  gil->locked = false;
  pthread_cond_signal(&gil->cond);
  if (requested)
    count_hold(gil);
  trace_state(thread->trace, gil->lane, 0);
  pthread_mutex_unlock(&gil->mutex);
}

/* Without this the old holder, still hot on its CPU, would take the lock again before the waiter
 * has woken up. */
static void
wait_until_switched(VmGil *gil, VmThread *thread)
{
  pthread_mutex_lock(&gil->switch_mutex);
  while (gil->last_holder == thread) {
    vm_breaker_clear(thread, VM_DROP_REQUEST);
    pthread_cond_wait(&gil->switch_cond, &gil->switch_mutex);
  }
  pthread_mutex_unlock(&gil->switch_mutex);
}

void
vm_gil_drop(VmGil *gil, VmThread *thread)
{
  if (!gil->enabled)
    return;
  bool requested = vm_breaker_get(thread, VM_DROP_REQUEST);
  gil->last_holder = thread;
  if (requested)
    trace_state(thread->trace, thread->lane, TRACE_WAITING_FOR_GIL);
  unlock(gil, thread, requested);
  if (requested)
    wait_until_switched(gil, thread);
}

void
vm_gil_leave(VmGil *gil, VmThread *thread)
{
  if (gil->enabled)
    unlock(gil, thread, false);
}
