/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every value is: a reference count and a type. To be read beside CPython's
 * Include/object.h and Include/refcount.h.
 *
 * With the GIL the count is a plain integer, safe only because one thread at a time touches
 * objects: protecting it is what the GIL is for. The free-threaded build counts biased and gives
 * each object a lock of its own. What all threads share for ever (None, True, functions, small
 * numbers) is immortal in both, so it needs neither.
 */
#pragma once

#include "demos/interpreter/counting.h"
#include "demos/interpreter/names.h"

typedef struct VmObject VmObject;
typedef struct VmThread VmThread;

/** VmSent: what became of something that was resumed: it yielded, has returned, or has raised
 * (thread->exception). Compare PySendResult. */
typedef enum { VM_SENT_YIELD, VM_SENT_RETURN, VM_SENT_RAISE } VmSent;

typedef struct VmMethod VmMethod;

/**
 * VmType:
 * @base: (nullable): whose methods it has, too
 * @await: (nullable): Returns: (transfer full): what is sent to when it is awaited
 * @send: (nullable): resumes it; @result: (out) (transfer full): what it yielded or returned
 * @methods: (nullable): end with one that has no name
 */
typedef struct VmType {
  const char *name;
  const struct VmType *base;
  void (*dealloc)(VmThread *thread, VmObject *object);
  VmObject *(*await)(VmThread *thread, VmObject *object);
  VmSent (*send)(VmThread *thread, VmObject *object, VmObject **result);
  const VmMethod *methods;
} VmType;

#ifdef VM_FREE_THREADED
typedef VmBiasedCount VmCount;
#define VM_COUNT_IMMORTAL VM_BIASED_IMMORTAL
#define vm_count_init vm_biased_init
#define vm_count_incref vm_biased_incref
#define vm_count_decref vm_biased_decref
#define vm_count_incref_locked vm_biased_incref_locked
#define VM_HEADER_SIZE 32
#else
typedef VmPlainCount VmCount;
#define VM_COUNT_IMMORTAL VM_PLAIN_IMMORTAL
#define vm_count_init vm_plain_init
#define vm_count_incref vm_plain_incref
#define vm_count_decref vm_plain_decref
#define vm_count_incref_locked vm_plain_incref
#define VM_HEADER_SIZE 16
#endif

/* @count stands first, so a count leads back to its object. */
struct VmObject {
  VmCount count;
  const VmType *type;
};

_Static_assert(sizeof(VmObject) == VM_HEADER_SIZE, "as large as CPython's header");

#define VM_IMMORTAL_OBJECT(type)                                                                   \
  {                                                                                                \
    VM_COUNT_IMMORTAL, (type)                                                                      \
  }

static inline void
vm_object_init(VmObject *object, const VmType *type)
{
  vm_count_init(&object->count);
  object->type = type;
}

/** vm_ref: Returns: (transfer full): @object with one more reference */
static inline VmObject *
vm_ref(VmObject *object)
{
  vm_count_incref(&object->count);
  return object;
}

/** vm_ref_locked: the same for what was found in a container, under its lock (place.h) */
static inline VmObject *
vm_ref_locked(VmObject *object)
{
  vm_count_incref_locked(&object->count);
  return object;
}

/** vm_decref: @thread gets the memory when this was the last reference */
static inline void
vm_decref(VmThread *thread, VmObject *object)
{
  if (vm_count_decref(&object->count))
    object->type->dealloc(thread, object);
}

/** vm_begin_critical: keeps other threads out of @object: with the GIL there are none. Compare
 * Py_BEGIN_CRITICAL_SECTION. */
static inline void
vm_begin_critical(VmObject *object)
{
#ifdef VM_FREE_THREADED
  vm_lock(&object->count.lock);
#else
  (void) object;
#endif
}

static inline void
vm_end_critical(VmObject *object)
{
#ifdef VM_FREE_THREADED
  vm_unlock(&object->count.lock);
#else
  (void) object;
#endif
}

extern VmObject vm_none;
extern VmObject vm_true;
extern VmObject vm_false;
