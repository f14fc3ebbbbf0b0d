/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The instructions that programs compiled from source need besides: attributes, `for`, conditions,
 * exceptions. Compare Python/bytecodes.c.
 */
#include "demos/interpreter/containers.h"
#include "demos/interpreter/eval.h"
#include "demos/interpreter/exception.h"
#include "demos/interpreter/iterator.h"
#include "demos/interpreter/value.h"

static VmStep
push(VmFrame *frame, VmObject *object)
{
  return vm_push(frame, object) ? VM_GO_ON : VM_RAISE;
}

static VmStep
push_bool(VmFrame *frame, bool truth)
{
  vm_push_borrowed(frame, truth ? &vm_true : &vm_false);
  return VM_GO_ON;
}

static bool
pop_is_true(VmThread *thread, VmFrame *frame)
{
  VmStackRef value = vm_pop(frame);
  bool truth = vm_is_true(vm_get(value));
  vm_close(thread, value);
  return truth;
}

static VmStep
is_op(VmThread *thread, VmFrame *frame, bool not )
{
  VmStackRef right = vm_pop(frame), left = vm_pop(frame);
  bool same = vm_get(left) == vm_get(right);
  vm_close(thread, right);
  vm_close(thread, left);
  return push_bool(frame, same != not );
}

/* The method and its object lie where the object was, so that CALL finds it among the arguments. */
static VmStep
load_method(VmThread *thread, VmFrame *frame, const char *name)
{
  VmStackRef object = vm_pop(frame);
  VmObject *method = vm_method_find(vm_get(object), name);
  if (method == NULL) {
    vm_close(thread, object);
    vm_raise(thread, &vm_type_error, "there is no such method");
    return VM_RAISE;
  }
  vm_push(frame, vm_ref(method));
  *frame->top++ = object;
  return VM_GO_ON;
}

static VmStep
load_attribute(VmThread *thread, VmFrame *frame, const char *name)
{
  VmStackRef object = vm_pop(frame);
  VmObject *value = vm_get_attribute(thread, vm_get(object), name);
  vm_close(thread, object);
  return push(frame, value);
}

static VmStep
store_attribute(VmThread *thread, VmFrame *frame, const char *name)
{
  VmStackRef object = vm_pop(frame), value = vm_pop(frame);
  bool done = vm_get(object)->type == &vm_instance_type &&
              vm_instance_set(thread, vm_get(object), name, vm_take(value));
  vm_close(thread, object);
  return done ? VM_GO_ON : VM_RAISE;
}

static VmStep
list_append(VmThread *thread, VmFrame *frame)
{
  VmStackRef item = vm_pop(frame);
  return vm_list_append(thread, vm_get(frame->top[-1]), vm_take(item)) ? VM_GO_ON : VM_RAISE;
}

static VmStep
list_extend(VmThread *thread, VmFrame *frame)
{
  VmStackRef items = vm_pop(frame);
  bool done = vm_list_extend(thread, vm_get(frame->top[-1]), vm_get(items));
  vm_close(thread, items);
  return done ? VM_GO_ON : VM_RAISE;
}

static VmStep
call_function_ex(VmThread *thread, VmFrame *frame)
{
  VmStackRef arguments = vm_pop(frame), callable = vm_pop(frame);
  VmObject *result = vm_list_call(thread, vm_get(callable), vm_get(arguments));
  vm_close(thread, arguments);
  vm_close(thread, callable);
  return push(frame, result);
}

static VmStep
get_iter(VmThread *thread, VmFrame *frame)
{
  VmStackRef object = vm_pop(frame);
  VmObject *iterator = vm_iterator_new(vm_get(object));
  vm_close(thread, object);
  return push(frame, iterator);
}

static VmStep
for_iter(VmThread *thread, VmFrame *frame, int to_the_end)
{
  VmObject *item = vm_iterator_next(thread, vm_get(frame->top[-1]));
  if (vm_push(frame, item))
    return VM_GO_ON;
  vm_close(thread, vm_pop(frame));
  frame->next += to_the_end;
  return VM_GO_ON;
}

static VmStep
check_exc_match(VmThread *thread, VmFrame *frame)
{
  VmStackRef class = vm_pop(frame);
  bool fits = vm_exception_is(vm_get(frame->top[-1]), (VmClass *) vm_get(class));
  vm_close(thread, class);
  return push_bool(frame, fits);
}

static VmStep
raise(VmThread *thread, VmFrame *frame)
{
  vm_raise_object(thread, vm_take(vm_pop(frame)));
  return VM_RAISE;
}

VmStep
vm_eval_object(VmThread *thread, const VmFunction *function, VmFrame *frame,
               VmInstruction instruction)
{
  int argument = instruction.argument;
  switch (instruction.opcode) {
  case VM_JUMP_FORWARD:
    frame->next += argument;
    return VM_GO_ON;
  case VM_POP_JUMP_IF_TRUE:
    frame->next += pop_is_true(thread, frame) ? argument : 0;
    return VM_GO_ON;
  case VM_TO_BOOL:
    return push_bool(frame, pop_is_true(thread, frame));
  case VM_UNARY_NOT:
    return push_bool(frame, !pop_is_true(thread, frame));
  case VM_IS_OP:
    return is_op(thread, frame, argument);
  case VM_LOAD_METHOD:
    return load_method(thread, frame, function->attributes[argument]);
  case VM_LOAD_ATTRIBUTE:
    return load_attribute(thread, frame, function->attributes[argument]);
  case VM_STORE_ATTRIBUTE:
    return store_attribute(thread, frame, function->attributes[argument]);
  case VM_LIST_APPEND:
    return list_append(thread, frame);
  case VM_LIST_EXTEND:
    return list_extend(thread, frame);
  case VM_CALL_FUNCTION_EX:
    return call_function_ex(thread, frame);
  case VM_GET_ITER:
    return get_iter(thread, frame);
  case VM_FOR_ITER:
    return for_iter(thread, frame, argument);
  case VM_CHECK_EXC_MATCH:
    return check_exc_match(thread, frame);
  case VM_RAISE_VARARGS:
  case VM_RERAISE:
    return raise(thread, frame);
  default:
    return VM_RAISE;
  }
}
