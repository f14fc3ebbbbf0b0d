/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The methods of a list. A deque is one here, too: those in our programs are short. Compare
 * Objects/listobject.c and Modules/_collectionsmodule.c.
 */
#include "demos/interpreter/containers.h"
#include "demos/interpreter/exception.h"
#include "demos/interpreter/int.h"

static VmObject *
append(VmThread *thread, VmObject *const *arguments, int n)
{
  return vm_list_append(thread, arguments[0], vm_ref(arguments[1])) ? &vm_none : NULL;
}

static VmObject *
pop_first(VmThread *thread, VmObject *const *arguments, int n)
{
  VmObject *item = vm_list_pop(thread, arguments[0], 0);
  return item != NULL ? item : vm_raise(thread, &vm_value_error, "the list is empty");
}

static VmObject *
clear(VmThread *thread, VmObject *const *arguments, int n)
{
  for (int64_t i = vm_list_length(arguments[0]); i > 0; i--)
    vm_decref(thread, vm_list_pop(thread, arguments[0], i - 1));
  return &vm_none;
}

/* By identity, not by equality. */
static VmObject *
remove_item(VmThread *thread, VmObject *const *arguments, int n)
{
  for (int64_t i = 0; i < vm_list_length(arguments[0]); i++) {
    VmObject *item = vm_list_get(thread, arguments[0], i);
    bool found = item == arguments[1];
    vm_decref(thread, item);
    if (found) {
      vm_decref(thread, vm_list_pop(thread, arguments[0], i));
      return &vm_none;
    }
  }
  return vm_raise(thread, &vm_value_error, "it is not in the list");
}

static VmObject *
copy(VmThread *thread, VmObject *const *arguments, int n)
{
  VmObject *list = vm_list_new();
  if (list != NULL)
    vm_list_extend(thread, list, arguments[0]);
  return list;
}

const VmMethod vm_list_methods[] = {
    VM_METHOD("append", append),      VM_METHOD("popleft", pop_first), VM_METHOD("clear", clear),
    VM_METHOD("remove", remove_item), VM_METHOD("copy", copy),         {.name = NULL},
};
