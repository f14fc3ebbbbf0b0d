/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The eval loop: fetch an instruction, do it, go on. Compare Python/bytecodes.c (what each opcode
 * does) and Python/ceval.c (the loop around them).
 *
 * The eval breaker is looked at in three places and nowhere else: at function entry (RESUME), at
 * the jump that closes a loop (JUMP_BACKWARD) and after a call (CALL). Between two of these no
 * other thread can run Python code, so since Python 3.10 `c += 1` in a plain loop loses no update
 * under the GIL: load, add and store stand between the same two checks. With a call among them
 * they do not, and updates are lost.
 *
 * CPython keeps the frames of Python calls in one loop; here a call is a call in C, which changes
 * nothing of the above.
 */
#include "demos/interpreter/eval.h"
#include "demos/interpreter/containers.h"
#include "demos/interpreter/disassemble.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/programs.h"

#include <stddef.h>

const VmType vm_function_type = {"function", NULL};

/* One call's variables: the locals, then the stack. @top is the next free place. */
typedef struct {
  VmObject *locals[VM_MAX_LOCALS];
  VmObject *stack[VM_MAX_STACK];
  VmObject **top;
} Frame;

static inline void
push(Frame *frame, VmObject *object)
{
  *frame->top++ = object;
}

static inline VmObject *
pop(Frame *frame)
{
  return *--frame->top;
}

static VmObject *
fail(VmThread *thread, const char *error)
{
  thread->error = error;
  return NULL;
}

static inline VmObject *
binary_op(VmThread *thread, int operation, VmObject *left, VmObject *right)
{
  if (!vm_is_int(left) || !vm_is_int(right))
    return fail(thread, "unsupported operand types");
  uint64_t a = (uint64_t) vm_int_value(left), b = (uint64_t) vm_int_value(right);
  switch ((VmBinary) operation) {
  case VM_ADD:
    return vm_int_new(thread, (int64_t) (a + b));
  case VM_SUBTRACT:
    return vm_int_new(thread, (int64_t) (a - b));
  case VM_MULTIPLY:
    return vm_int_new(thread, (int64_t) (a * b));
  case VM_AND:
    return vm_int_new(thread, (int64_t) (a & b));
  }
  return fail(thread, "unknown operation");
}

static inline VmObject *
compare_op(VmThread *thread, int operation, VmObject *left, VmObject *right)
{
  if (!vm_is_int(left) || !vm_is_int(right))
    return fail(thread, "unorderable types");
  int64_t a = vm_int_value(left), b = vm_int_value(right);
  bool truth = operation == VM_LESS ? a < b : operation == VM_EQUAL ? a == b : a > b;
  return truth ? &vm_true : &vm_false;
}

typedef VmObject *(*Operation)(VmThread *thread, int operation, VmObject *left, VmObject *right);

/* Replaces the two objects on top by what comes of them. */
static inline bool
do_binary(VmThread *thread, Frame *frame, int argument, Operation operation)
{
  VmObject *result = operation(thread, argument, frame->top[-2], frame->top[-1]);
  vm_decref(thread, pop(frame));
  vm_decref(thread, pop(frame));
  if (result != NULL)
    push(frame, result);
  return result != NULL;
}

/* Stores @value in a local variable and drops what was there. */
static inline void
store_fast(VmThread *thread, VmObject **place, VmObject *value)
{
  VmObject *old = *place;
  *place = value;
  if (old != NULL)
    vm_decref(thread, old);
}

/* In the free-threaded build a variable can be rebound, and its old value freed, between our
 * reading the pointer and counting the object; functions and shared containers never are. */
static inline VmObject *
load_global(VmModule *module, int index)
{
#ifdef VM_FREE_THREADED
  if (index >= VM_FIRST_VARIABLE) {
    vm_lock(&module->lock);
    VmObject *value = vm_ref(module->globals[index]);
    vm_unlock(&module->lock);
    return value;
  }
#endif
  return vm_ref(module->globals[index]);
}

static inline void
store_global(VmThread *thread, VmModule *module, int index, VmObject *value)
{
#ifdef VM_FREE_THREADED
  vm_lock(&module->lock);
#endif
  VmObject *old = module->globals[index];
  module->globals[index] = value;
#ifdef VM_FREE_THREADED
  vm_unlock(&module->lock);
#endif
  vm_decref(thread, old);
}

static VmObject *
call_object(VmThread *thread, VmObject *callable, VmObject *const *arguments, int n)
{
  if (callable->type != &vm_function_type)
    return fail(thread, "not callable");
  const VmFunction *function = (const VmFunction *) callable;
  return function->native != NULL ? function->native(thread, arguments, n)
                                  : vm_eval(thread, function, arguments, n);
}

/* The stack holds the callable and @n arguments; they give way to the result. */
static bool
call(VmThread *thread, Frame *frame, int n)
{
  VmObject **arguments = frame->top - n;
  VmObject *result = call_object(thread, arguments[-1], arguments, n);
  for (int i = 0; i <= n; i++)
    vm_decref(thread, pop(frame));
  if (result != NULL)
    push(frame, result);
  return result != NULL;
}

/* ---- Containers: each takes its operands off the stack, and fails with nothing on it. ---- */

static bool
call_list_append(VmThread *thread, Frame *frame)
{
  VmObject *item = pop(frame), *list = pop(frame);
  bool done = list->type == &vm_list_type && vm_list_append(thread, list, item);
  vm_decref(thread, list);
  return done;
}

static bool
binary_subscr(VmThread *thread, Frame *frame)
{
  VmObject *key = pop(frame), *container = pop(frame), *value = NULL;
  if (vm_is_int(key) && container->type == &vm_list_type)
    value = vm_list_get(container, vm_int_value(key));
  else if (vm_is_int(key) && container->type == &vm_dict_type)
    value = vm_dict_get(container, vm_int_value(key));
  vm_decref(thread, key);
  vm_decref(thread, container);
  if (value != NULL)
    push(frame, value);
  return value != NULL;
}

static bool
store_subscr(VmThread *thread, Frame *frame)
{
  VmObject *key = pop(frame), *container = pop(frame), *value = pop(frame);
  bool done = vm_is_int(key) && container->type == &vm_dict_type &&
              vm_dict_set(thread, container, vm_int_value(key), value);
  vm_decref(thread, key);
  vm_decref(thread, container);
  return done;
}

static bool
load_attr(VmThread *thread, Frame *frame, int attribute)
{
  VmObject *thing = pop(frame);
  bool done = thing->type == &vm_thing_type;
  if (done)
    push(frame, vm_thing_get(thread, thing, attribute));
  vm_decref(thread, thing);
  return done;
}

static bool
store_attr(VmThread *thread, Frame *frame, int attribute)
{
  VmObject *thing = pop(frame), *value = pop(frame);
  bool done = thing->type == &vm_thing_type && vm_thing_set(thread, thing, attribute, value);
  vm_decref(thread, thing);
  return done;
}

static bool
push_new(Frame *frame, VmObject *object)
{
  if (object != NULL)
    push(frame, object);
  return object != NULL;
}

/* The rarer instructions, apart so that the loop stays small. */
static bool
do_container(VmThread *thread, Frame *frame, VmInstruction instruction)
{
  switch (instruction.opcode) {
  case VM_BUILD_LIST:
    return push_new(frame, vm_list_new());
  case VM_BUILD_MAP:
    return push_new(frame, vm_dict_new());
  case VM_BUILD_THING:
    return push_new(frame, vm_thing_new());
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

/* Tells where the lock is let go: at the instruction @at. Rare, so it stays out of the loop. */
static __attribute__((noinline, cold)) void
tell_drop(VmThread *thread, const VmFunction *function, const VmInstruction *at)
{
  const VmModule *module = &thread->interpreter->module;
  TraceEvent event = at->opcode == VM_RESUME          ? TRACE_EVENT_DROP_AT_RESUME
                     : at->opcode == VM_JUMP_BACKWARD ? TRACE_EVENT_DROP_AT_JUMP
                                                      : TRACE_EVENT_DROP_AT_CALL;
  if (thread->trace != NULL)
    trace_event(thread->trace, thread->lane, event,
                vm_disassemble_place(module, vm_program(thread->program), function, at));
}

/* Looks at the eval breaker, at the instruction @at. Returns false when the thread shall give up.
 */
static inline bool
check(VmThread *thread, const VmFunction *function, const VmInstruction *at)
{
  if (__builtin_expect(vm_breaker_get(thread, VM_DROP_REQUEST), 0))
    tell_drop(thread, function, at);
  return vm_thread_check(thread);
}

/* The loop itself. Returns the result, or NULL with whatever is left on the stack. */
static VmObject *
run_frame(VmThread *thread, const VmFunction *function, Frame *frame)
{
  VmModule *module = &thread->interpreter->module;
  const VmInstruction *next = function->code;
  for (;;) {
    VmInstruction instruction = *next++;
    int argument = instruction.argument;
    switch (instruction.opcode) {
    case VM_RESUME:
      if (!check(thread, function, next - 1))
        return NULL;
      break;
    case VM_LOAD_FAST:
      push(frame, vm_ref(frame->locals[argument]));
      break;
    case VM_LOAD_CONST:
      push(frame, vm_ref(function->constants[argument]));
      break;
    case VM_LOAD_GLOBAL:
      push(frame, load_global(module, argument));
      break;
    case VM_STORE_FAST:
      store_fast(thread, &frame->locals[argument], pop(frame));
      break;
    case VM_STORE_GLOBAL:
      store_global(thread, module, argument, pop(frame));
      break;
    case VM_POP_TOP:
      vm_decref(thread, pop(frame));
      break;
    case VM_BINARY_OP:
      if (!do_binary(thread, frame, argument, binary_op))
        return NULL;
      break;
    case VM_COMPARE_OP:
      if (!do_binary(thread, frame, argument, compare_op))
        return NULL;
      break;
    case VM_POP_JUMP_IF_FALSE:
      next += pop(frame) == &vm_false ? argument : 0;
      break;
    case VM_JUMP_BACKWARD:
      if (!check(thread, function, next - 1))
        return NULL;
      next -= argument;
      break;
    case VM_CALL:
      if (!call(thread, frame, argument) || !check(thread, function, next - 1))
        return NULL;
      break;
    case VM_RETURN_VALUE:
      return pop(frame);
    default:
      if (!do_container(thread, frame, instruction))
        return fail(thread, "wrong operand of a container");
    }
  }
}

VmObject *
vm_eval(VmThread *thread, const VmFunction *function, VmObject *const *arguments, int n)
{
  if (n != function->n_arguments)
    return fail(thread, "wrong number of arguments");
  if (thread->depth == VM_MAX_DEPTH)
    return fail(thread, "maximum recursion depth exceeded");

  Frame frame = {.top = frame.stack};
  for (int i = 0; i < n; i++)
    frame.locals[i] = vm_ref(arguments[i]);
  thread->depth++;
  VmObject *result = run_frame(thread, function, &frame);
  thread->depth--;

  while (frame.top > frame.stack)
    vm_decref(thread, pop(&frame));
  for (int i = 0; i < VM_MAX_LOCALS; i++)
    if (frame.locals[i] != NULL)
      vm_decref(thread, frame.locals[i]);
  return result;
}
