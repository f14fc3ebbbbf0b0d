/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A lock in one byte, so that every object of the free-threaded build can have its own. Compare
 * CPython's PyMutex (Include/cpython/lock.h, Python/lock.c) and Python/parking_lot.c: taking a free
 * lock is one compare-and-swap; a taken one is tried for a while, then the thread parks in a queue
 * found by the lock's address. Any thread.
 */
#pragma once

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

#define VM_LOCKED 1
#define VM_PARKED 2 /* somebody sleeps in the parking lot */

typedef struct {
  _Atomic uint8_t bits;
} VmLock;

/** vm_lock_slow: tries for a while, then parks */
void vm_lock_slow(VmLock *lock);

/** vm_lock_parked: parks at once, @ns at most. Returns: whether the lock was taken */
bool vm_lock_parked(VmLock *lock, uint64_t ns);
void vm_unlock_slow(VmLock *lock);

static inline void
vm_lock(VmLock *lock)
{
  uint8_t expected = 0;
  if (!atomic_compare_exchange_strong(&lock->bits, &expected, VM_LOCKED))
    vm_lock_slow(lock);
}

static inline void
vm_unlock(VmLock *lock)
{
  uint8_t expected = VM_LOCKED;
  if (!atomic_compare_exchange_strong(&lock->bits, &expected, 0))
    vm_unlock_slow(lock);
}
