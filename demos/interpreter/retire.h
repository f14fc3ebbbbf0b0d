/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Memory of the dead. In the free-threaded build a thread may read an object's count while another
 * frees it (vm_biased_try_incref()), so the memory must stay readable for a while. CPython finds
 * out when no reader is left (Python/qsbr.c); here it is kept until all threads have ended.
 */
#pragma once

#include "demos/interpreter/object.h"

/** vm_retire: frees @object's memory when nobody can be reading it any more */
void vm_retire(VmThread *thread, VmObject *object);

/** vm_retire_all: frees what waits; all threads have ended */
void vm_retire_all(VmObject *_Atomic *retired);
