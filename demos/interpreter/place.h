/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place that holds a reference, and how to read it without its owner's lock. Compare
 * Include/internal/pycore_object.h, _Py_TryXGetRef().
 */
#pragma once

#include "demos/interpreter/object.h"

typedef VmObject *_Atomic VmPlace;

/** vm_try_get: counts what stands in @place first and then looks again, for it may have been
 * replaced meanwhile, and may be dead (retire.h). Returns: (transfer full) (nullable): NULL when
 * nothing stands there, or when only the lock can tell what does */
static inline VmObject *
vm_try_get(VmThread *thread, VmPlace *place)
{
#ifdef VM_FREE_THREADED
  VmObject *value = atomic_load_explicit(place, memory_order_acquire);
  if (value == NULL || !vm_biased_try_incref(&value->count))
    return NULL;
  if (value == atomic_load_explicit(place, memory_order_relaxed))
    return value;
  vm_decref(thread, value);
  return NULL;
#else
  VmObject *value = atomic_load_explicit(place, memory_order_relaxed);
  return value != NULL ? vm_ref(value) : NULL;
#endif
}
