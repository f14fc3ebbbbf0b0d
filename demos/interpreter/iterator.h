/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What `for` goes through: a list, or a range of numbers. Compare Objects/rangeobject.c.
 */
#pragma once

#include "demos/interpreter/object.h"

extern const VmType vm_iterator_type;

/** vm_range_new: Returns: (transfer full) (nullable): from @from up to, not including, @to */
VmObject *vm_range_new(int64_t from, int64_t to);

/** vm_iterator_new: iter(@object). Returns: (transfer full) (nullable): NULL for what is no list
 * and no range */
VmObject *vm_iterator_new(VmObject *object);

/** vm_iterator_next: Returns: (transfer full) (nullable): NULL at the end */
VmObject *vm_iterator_next(VmThread *thread, VmObject *iterator);
