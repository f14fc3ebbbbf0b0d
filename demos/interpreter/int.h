/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whole numbers, boxed: each is an object of its own with a reference count, so `n -= 1` makes one
 * object and frees another. Compare CPython's Objects/longobject.c, of which this is the part for
 * numbers of one digit; small numbers exist once and are immortal.
 */
#pragma once

#include "demos/interpreter/object.h"

#define VM_SMALL_INTS_FROM (-5)
#define VM_SMALL_INTS_TO 256

typedef struct {
  VmObject object;
  int64_t value;
} VmInt;

extern const VmType vm_int_type;

/** vm_int_new: Returns: (transfer full): NULL when there is no memory */
VmObject *vm_int_new(VmThread *thread, int64_t value);

static inline bool
vm_is_int(const VmObject *object)
{
  /* NOLINTNEXTLINE(clang-analyzer-core.NullDereference): nothing on the stack is ever NULL. */
  return object->type == &vm_int_type;
}

static inline int64_t
vm_int_value(const VmObject *object)
{
  return ((const VmInt *) object)->value;
}

/** vm_int_free_list_clear: frees the memory @thread keeps for its next numbers */
void vm_int_free_list_clear(VmThread *thread);
