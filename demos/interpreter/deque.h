/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A queue of objects: put in at the end, taken out at the front, both at no cost that grows with
 * it. Compare Modules/_collectionsmodule.c, where it is a chain of blocks. Used by one thread at a
 * time.
 */
#pragma once

#include "demos/interpreter/object.h"

extern const VmType vm_deque_type;

/** vm_deque_new: collections.deque(): a native. Returns: (transfer full) (nullable) */
VmObject *vm_deque_new(VmThread *thread, VmObject *const *arguments, int n);

int64_t vm_deque_length(const VmObject *deque);
