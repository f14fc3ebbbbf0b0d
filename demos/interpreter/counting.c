/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The slow paths of biased counting. Compare Objects/object.c: _Py_DecRefShared(),
 * _Py_MergeZeroLocalRefcount() and _Py_ExplicitMergeRefcount().
 */
#include "demos/interpreter/counting.h"

#define ONE ((intptr_t) 1 << VM_SHARE_SHIFT)

/* A shared count of zero says nothing about life: the owner may be dropping its last reference. */
bool
vm_biased_try_incref_shared(VmBiasedCount *biased)
{
  intptr_t shared = atomic_load_explicit(&biased->shared, memory_order_relaxed);
  do {
    if (shared == VM_SHARE_DEFAULT || shared == VM_SHARE_MERGED)
      return false;
  } while (!atomic_compare_exchange_weak_explicit(&biased->shared, &shared, shared + ONE,
                                                  memory_order_acq_rel, memory_order_relaxed));
  return true;
}

/* An owner counts as always. Anybody else counts and marks in one step: from now on a shared count
 * of zero does not stand for "perhaps dying", since who drops the last reference has to merge
 * first. */
void
vm_biased_incref_locked(VmBiasedCount *biased)
{
  if (vm_biased_is_mine(biased) || vm_biased_is_immortal(biased)) {
    vm_biased_incref(biased);
    return;
  }
  intptr_t shared = atomic_load_explicit(&biased->shared, memory_order_relaxed);
  intptr_t changed;
  do {
    bool marked = (shared & VM_SHARE_MASK) != VM_SHARE_DEFAULT;
    changed = (shared + ONE) | (marked ? 0 : VM_SHARE_WEAKREF);
  } while (!atomic_compare_exchange_weak_explicit(&biased->shared, &shared, changed,
                                                  memory_order_acq_rel, memory_order_relaxed));
}

bool
vm_biased_decref_shared(VmBiasedCount *biased)
{
  intptr_t shared = atomic_load_explicit(&biased->shared, memory_order_relaxed);
  intptr_t changed;
  bool queue;
  do {
    /* Below zero the shared count alone says nothing: the reference dropped here was counted by
     * the owner. The mark takes the place of the subtraction, which the merge makes up for. */
    queue = shared == VM_SHARE_DEFAULT || shared == VM_SHARE_WEAKREF;
    changed = queue ? VM_SHARE_QUEUED : shared - ONE;
  } while (!atomic_compare_exchange_weak_explicit(&biased->shared, &shared, changed,
                                                  memory_order_acq_rel, memory_order_relaxed));
  return queue ? vm_biased_queue(biased) : changed == VM_SHARE_MERGED;
}

bool
vm_biased_merge_zero(VmBiasedCount *biased)
{
  intptr_t shared = atomic_load_explicit(&biased->shared, memory_order_acquire);
  if (shared == VM_SHARE_DEFAULT)
    return true; /* Nobody else ever counted it. */
  atomic_store_explicit(&biased->owner, 0, memory_order_relaxed);
  intptr_t merged;
  do {
    merged = (shared & ~(intptr_t) VM_SHARE_MASK) | VM_SHARE_MERGED;
  } while (!atomic_compare_exchange_weak_explicit(&biased->shared, &shared, merged,
                                                  memory_order_acq_rel, memory_order_relaxed));
  return merged == VM_SHARE_MERGED;
}

intptr_t
vm_biased_merge(VmBiasedCount *biased, intptr_t extra)
{
  intptr_t local = (intptr_t) atomic_load_explicit(&biased->local, memory_order_relaxed);
  intptr_t shared = atomic_load_explicit(&biased->shared, memory_order_relaxed);
  intptr_t count;
  do {
    count = (shared >> VM_SHARE_SHIFT) + local + extra;
  } while (!atomic_compare_exchange_weak_explicit(&biased->shared, &shared,
                                                  (count * ONE) | VM_SHARE_MERGED,
                                                  memory_order_acq_rel, memory_order_relaxed));
  atomic_store_explicit(&biased->local, 0, memory_order_relaxed);
  atomic_store_explicit(&biased->owner, 0, memory_order_relaxed);
  return count;
}
