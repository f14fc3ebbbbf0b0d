/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Counting references, in the ways CPython has used or considered. To be read beside
 * Include/refcount.h and Objects/object.c, and PEP 683 and PEP 703.
 *
 *   plain     an integer; two threads at once lose counts, so it needs the GIL
 *   atomic    one atomic instruction per change; right, and several times slower
 *   biased    the thread that made the object counts without atomics in a field of its own, all
 *             others count atomically in another (PEP 703, the free-threaded build)
 *   immortal  a count nobody writes to, for objects that live for ever (PEP 683)
 *
 * decref functions return whether the object shall die now.
 */
#pragma once

#include "demos/interpreter/lock.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

/* ---- Plain ---- */

typedef struct {
  int64_t count; /* negative: immortal */
} VmPlainCount;

#define VM_PLAIN_IMMORTAL                                                                          \
  {                                                                                                \
    INT64_MIN                                                                                      \
  }

static inline void
vm_plain_init(VmPlainCount *plain)
{
  plain->count = 1;
}

static inline void
vm_plain_incref(VmPlainCount *plain)
{
  if (plain->count >= 0)
    plain->count++;
}

static inline bool
vm_plain_decref(VmPlainCount *plain)
{
  return plain->count >= 0 && --plain->count == 0;
}

/* ---- Atomic ---- */

typedef struct {
  _Atomic int64_t count;
} VmAtomicCount;

static inline void
vm_atomic_incref(VmAtomicCount *atomic)
{
  atomic_fetch_add_explicit(&atomic->count, 1, memory_order_relaxed);
}

static inline bool
vm_atomic_decref(VmAtomicCount *atomic)
{
  return atomic_fetch_sub_explicit(&atomic->count, 1, memory_order_acq_rel) == 1;
}

/* ---- Biased ---- */

/** VmShareState: the two low bits of @shared */
typedef enum {
  VM_SHARE_DEFAULT = 0, /* nobody but the owner ever dropped the last of anything */
  VM_SHARE_WEAKREF = 1, /* may have weak references or be found by readers without a lock */
  VM_SHARE_QUEUED = 2,  /* waits for its owner to merge the two counts */
  VM_SHARE_MERGED = 3,  /* merged: there is no owner any more, @shared is the whole count */
} VmShareState;

#define VM_SHARE_SHIFT 2
#define VM_SHARE_MASK 3
#define VM_LOCAL_IMMORTAL UINT32_MAX

/* 24 bytes; with the type pointer the object header has 32, against 16 with the GIL. */
typedef struct {
  _Atomic uintptr_t owner; /* vm_thread_id() of the thread that made it; 0: none, or none left */
  uint16_t flags;
  VmLock lock;
  uint8_t gc_bits;
  _Atomic uint32_t local;
  _Atomic intptr_t shared;
} VmBiasedCount;

#define VM_BIASED_IMMORTAL                                                                         \
  {                                                                                                \
    .local = VM_LOCAL_IMMORTAL                                                                     \
  }

/** vm_thread_id: Returns: a number that tells running threads apart, read from a register; a later
 * thread may get it again, and with it becomes the owner of what the earlier one left */
static inline uintptr_t
vm_thread_id(void)
{
  return (uintptr_t) __builtin_thread_pointer();
}

static inline void
vm_biased_init(VmBiasedCount *biased)
{
  biased->flags = 0;
  biased->gc_bits = 0;
  atomic_store_explicit(&biased->owner, vm_thread_id(), memory_order_relaxed);
  atomic_store_explicit(&biased->lock.bits, 0, memory_order_relaxed);
  atomic_store_explicit(&biased->local, 1, memory_order_relaxed);
  atomic_store_explicit(&biased->shared, 0, memory_order_relaxed);
}

static inline bool
vm_biased_is_mine(const VmBiasedCount *biased)
{
  return atomic_load_explicit(&biased->owner, memory_order_relaxed) == vm_thread_id();
}

static inline bool
vm_biased_is_immortal(const VmBiasedCount *biased)
{
  return atomic_load_explicit(&biased->local, memory_order_relaxed) == VM_LOCAL_IMMORTAL;
}

/* Without an atomic read-modify-write: only the owner writes here. Returns the count. */
static inline uint32_t
vm_biased_add_local(VmBiasedCount *biased, uint32_t change)
{
  uint32_t local = atomic_load_explicit(&biased->local, memory_order_relaxed) + change;
  atomic_store_explicit(&biased->local, local, memory_order_relaxed);
  return local;
}

/* Nobody owns an immortal object, so the owner need not ask whether it is one; that makes the
 * common way two branches shorter. CPython asks first, as most of what it counts is immortal. */
static inline void
vm_biased_incref(VmBiasedCount *biased)
{
  if (vm_biased_is_mine(biased)) {
    vm_biased_add_local(biased, 1);
    return;
  }
  /* Keeps the compiler from loading @local before it is known whose object it is: between the
   * comparison and its jump, which are one step only when they stand together. */
  __asm__("" : "+r"(biased));
  if (!vm_biased_is_immortal(biased))
    atomic_fetch_add_explicit(&biased->shared, 1 << VM_SHARE_SHIFT, memory_order_relaxed);
}

/** vm_biased_try_incref_shared: what a thread that is not the owner does */
bool vm_biased_try_incref_shared(VmBiasedCount *biased);

/** vm_biased_incref_locked: for an object found in a place whose lock is held: marks it as one that
 * others look for, so that the next to come can do without the lock. Compare
 * _Py_NewRefWithLock(). */
void vm_biased_incref_locked(VmBiasedCount *biased);

/** vm_biased_try_incref: for an object somebody may be freeing this moment. Returns: false when
 * that cannot be excluded; then the place it came from must be locked. Compare
 * _Py_TryIncrefCompare(). */
static inline bool
vm_biased_try_incref(VmBiasedCount *biased)
{
  if (!vm_biased_is_mine(biased))
    return vm_biased_is_immortal(biased) || vm_biased_try_incref_shared(biased);
  vm_biased_add_local(biased, 1);
  return true;
}

/** vm_biased_decref_shared: what a thread that is not the owner does */
bool vm_biased_decref_shared(VmBiasedCount *biased);

/** vm_biased_merge_zero: what the owner does when its own count has come to 0 */
bool vm_biased_merge_zero(VmBiasedCount *biased);

/** vm_biased_merge: adds the owner's count and @extra to the shared one; from then on there is no
 * owner. Only its owner may merge, or anybody when the owner has ended. Returns: the count */
intptr_t vm_biased_merge(VmBiasedCount *biased, intptr_t extra);

static inline bool
vm_biased_decref(VmBiasedCount *biased)
{
  if (__builtin_expect(vm_biased_is_mine(biased), 1)) {
    uint32_t left = vm_biased_add_local(biased, (uint32_t) -1);
    return __builtin_expect(left == 0, 0) && vm_biased_merge_zero(biased);
  }
  return !vm_biased_is_immortal(biased) && vm_biased_decref_shared(biased);
}

/** vm_biased_queue: asks the owner to merge, because another thread's count would fall below zero
 * and only both together say whether anybody is left. Returns: whether the object shall die now,
 * which can be when its owner has ended. (owner.c) */
bool vm_biased_queue(VmBiasedCount *biased);
