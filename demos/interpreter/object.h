/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What every value is: a reference count and a type. To be read beside CPython's
 * Include/object.h and Include/refcount.h.
 *
 * The count is a plain integer changed without atomic instructions: safe only because the GIL lets
 * one thread at a time touch objects. Protecting it is what the GIL is for. Objects that all
 * threads share for ever (None, True, code, small integers) are *immortal* (PEP 683): their count
 * is negative and nobody writes to it, so they are safe without a lock too.
 */
#pragma once

#include <stdbool.h>
#include <stdint.h>

typedef struct VmObject VmObject;
typedef struct VmThread VmThread;

typedef struct {
  const char *name;
  void (*dealloc)(VmThread *thread, VmObject *object);
} VmType;

/* 16 bytes, as in CPython with the GIL. */
struct VmObject {
  int64_t refcount;
  const VmType *type;
};

#define VM_IMMORTAL INT64_MIN
#define VM_IMMORTAL_OBJECT(type)                                                                   \
  {                                                                                                \
    VM_IMMORTAL, (type)                                                                            \
  }

static inline void
vm_incref(VmObject *object)
{
  if (object->refcount >= 0)
    object->refcount++;
}

/** vm_decref: @thread gets the memory when this was the last reference */
static inline void
vm_decref(VmThread *thread, VmObject *object)
{
  if (object->refcount >= 0 && --object->refcount == 0)
    object->type->dealloc(thread, object);
}

/** vm_ref: Returns: (transfer full): @object with one more reference */
static inline VmObject *
vm_ref(VmObject *object)
{
  vm_incref(object);
  return object;
}

extern VmObject vm_none;
extern VmObject vm_true;
extern VmObject vm_false;
