/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Objects that hold others: a list, a dict with numbers as keys, and a thing with attributes.
 * Compare Objects/listobject.c, Objects/dictobject.c and Objects/typeobject.c. Each operation is
 * one critical section, so in the free-threaded build threads that use one container wait for each
 * other, and threads with containers of their own do not. Lists and attributes are read without
 * the lock where that is possible; CPython reads dicts so too.
 *
 * What fails returns NULL or false: no memory, an index or a key that is not there.
 */
#pragma once

#include "demos/interpreter/object.h"

#include <stddef.h>

extern const VmType vm_list_type;
extern const VmType vm_dict_type;
extern const VmType vm_thing_type;

#define VM_THING_ATTRIBUTES 4

/** vm_list_new: Returns: (transfer full): an empty list */
VmObject *vm_list_new(void);
/** vm_list_append: @item: (transfer full) */
bool vm_list_append(VmThread *thread, VmObject *list, VmObject *item);
/** vm_list_get: Returns: (transfer full) */
VmObject *vm_list_get(VmThread *thread, VmObject *list, int64_t index);

/** vm_list_length: len(@list) */
int64_t vm_list_length(VmObject *list);
/** vm_list_extend: appends what @items, a list, holds. Returns: false when it is none */
bool vm_list_extend(VmThread *thread, VmObject *list, VmObject *items);
/** vm_list_pop: takes the item at @index out; those behind it move up. Returns: (transfer full)
 * (nullable) */
VmObject *vm_list_pop(VmThread *thread, VmObject *list, int64_t index);
/** vm_list_call: calls @callable with what @arguments, a list, holds */
VmObject *vm_list_call(VmThread *thread, VmObject *callable, VmObject *arguments);

/** vm_dict_new: Returns: (transfer full): an empty dict */
VmObject *vm_dict_new(void);
/** vm_dict_set: @value: (transfer full) */
bool vm_dict_set(VmThread *thread, VmObject *dict, int64_t key, VmObject *value);
/** vm_dict_get: Returns: (transfer full) */
VmObject *vm_dict_get(VmObject *dict, int64_t key);

/** vm_thing_new: Returns: (transfer full): all attributes are None */
VmObject *vm_thing_new(void);
/** vm_thing_set: @value: (transfer full) */
bool vm_thing_set(VmThread *thread, VmObject *thing, int attribute, VmObject *value);
/** vm_thing_get: Returns: (transfer full) */
VmObject *vm_thing_get(VmThread *thread, VmObject *thing, int attribute);
