/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The instructions for containers and attributes, apart so that the loop stays small. Compare
 * Python/bytecodes.c.
 */
#include "demos/interpreter/containers.h"
#include "demos/interpreter/frame.h"
#include "demos/interpreter/int.h"

static bool
call_list_append(VmThread *thread, VmFrame *frame)
{
  VmStackRef item = vm_pop(frame), list = vm_pop(frame);
  bool fits = vm_get(list)->type == &vm_list_type;
  bool done = fits && vm_list_append(thread, vm_get(list), vm_take(item));
  if (!fits)
    vm_close(thread, item);
  vm_close(thread, list);
  return done;
}

static bool
binary_subscr(VmThread *thread, VmFrame *frame)
{
  VmStackRef key = vm_pop(frame), container = vm_pop(frame);
  const VmType *type = vm_get(container)->type;
  VmObject *value = NULL;
  if (vm_is_int(vm_get(key)) && type == &vm_list_type)
    value = vm_list_get(thread, vm_get(container), vm_int_value(vm_get(key)));
  else if (vm_is_int(vm_get(key)) && type == &vm_dict_type)
    value = vm_dict_get(vm_get(container), vm_int_value(vm_get(key)));
  vm_close(thread, key);
  vm_close(thread, container);
  return vm_push(frame, value);
}

static bool
store_subscr(VmThread *thread, VmFrame *frame)
{
  VmStackRef key = vm_pop(frame), container = vm_pop(frame), value = vm_pop(frame);
  VmObject *dict = vm_get(container);
  bool fits = vm_is_int(vm_get(key)) && dict->type == &vm_dict_type;
  bool done = fits && vm_dict_set(thread, dict, vm_int_value(vm_get(key)), vm_take(value));
  if (!fits)
    vm_close(thread, value);
  vm_close(thread, key);
  vm_close(thread, container);
  return done;
}

static bool
load_attr(VmThread *thread, VmFrame *frame, int attribute)
{
  VmStackRef thing = vm_pop(frame);
  bool done = vm_get(thing)->type == &vm_thing_type &&
              vm_push(frame, vm_thing_get(thread, vm_get(thing), attribute));
  vm_close(thread, thing);
  return done;
}

static bool
store_attr(VmThread *thread, VmFrame *frame, int attribute)
{
  VmStackRef thing = vm_pop(frame), value = vm_pop(frame);
  bool fits = vm_get(thing)->type == &vm_thing_type;
  bool done = fits && vm_thing_set(thread, vm_get(thing), attribute, vm_take(value));
  if (!fits)
    vm_close(thread, value);
  vm_close(thread, thing);
  return done;
}

bool
vm_eval_container(VmThread *thread, VmFrame *frame, VmInstruction instruction)
{
  switch (instruction.opcode) {
  case VM_BUILD_LIST:
    return vm_push(frame, vm_list_new());
  case VM_BUILD_MAP:
    return vm_push(frame, vm_dict_new());
  case VM_BUILD_THING:
    return vm_push(frame, vm_thing_new());
  case VM_CALL_LIST_APPEND:
    return call_list_append(thread, frame);
  case VM_BINARY_SUBSCR:
    return binary_subscr(thread, frame);
  case VM_STORE_SUBSCR:
    return store_subscr(thread, frame);
  case VM_LOAD_ATTR:
    return load_attr(thread, frame, instruction.argument);
  case VM_STORE_ATTR:
    return store_attr(thread, frame, instruction.argument);
  default:
    return false;
  }
}
