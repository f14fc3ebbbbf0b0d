/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The eval loop: fetch an instruction, do it, go on. Compare Python/bytecodes.c (what each opcode
 * does) and Python/ceval.c (the loop around them).
 *
 * The eval breaker is looked at in three places and nowhere else: at function entry (RESUME), at
 * the jump that closes a loop (JUMP_BACKWARD) and after a call of a function in C (CALL; one in
 * Python has looked at its own entry, and its return does not look). Between two of these no
 * other thread can run Python code, so since Python 3.10 `c += 1` in a plain loop loses no update
 * under the GIL: load, add and store stand between the same two checks. With a call among them
 * they do not, and updates are lost.
 *
 * CPython keeps the frames of Python calls in one loop; here a call is a call in C, which changes
 * nothing of the above.
 */
#include "demos/interpreter/eval.h"
#include "demos/interpreter/controlled.h"
#include "demos/interpreter/coroutine.h"
#include "demos/interpreter/disassemble.h"
#include "demos/interpreter/exception.h"
#include "demos/interpreter/frame.h"
#include "demos/interpreter/instance.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/place.h"
#include "demos/interpreter/programs.h"

#include <stddef.h>

const VmType vm_function_type = {.name = "function"};

static VmObject *
fail(VmThread *thread, const char *error)
{
  thread->error = error;
  return NULL;
}

static inline VmObject *
binary_op(VmThread *thread, int operation, VmObject *left, VmObject *right)
{
  if (!vm_is_int(left) || !vm_is_int(right) || operation > VM_AND)
    return vm_binary_other(thread, operation, left, right);
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
  case VM_TRUE_DIVIDE:
  case VM_FLOOR_DIVIDE:
  case VM_REMAINDER:
    break;
  }
  return fail(thread, "unknown operation");
}

static inline VmObject *
compare_op(VmThread *thread, int operation, VmObject *left, VmObject *right)
{
  if (!vm_is_int(left) || !vm_is_int(right) || operation > VM_GREATER)
    return vm_compare_other(thread, operation, left, right);
  int64_t a = vm_int_value(left), b = vm_int_value(right);
  bool truth = operation == VM_LESS ? a < b : operation == VM_EQUAL ? a == b : a > b;
  return truth ? &vm_true : &vm_false;
}

typedef VmObject *(*Operation)(VmThread *thread, int operation, VmObject *left, VmObject *right);

/* Replaces the two objects on top by what comes of them. */
static inline bool
do_binary(VmThread *thread, VmFrame *frame, int argument, Operation operation)
{
  VmStackRef right = vm_pop(frame), left = vm_pop(frame);
  VmObject *result = operation(thread, argument, vm_get(left), vm_get(right));
  vm_close(thread, right);
  vm_close(thread, left);
  return vm_push(frame, result);
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

/* Functions and shared containers are never rebound, so the module's own reference will do (the
 * free-threaded build defers counting them). A variable can be rebound there, and its old value
 * freed, between our reading the pointer and counting the object: then only the lock helps. */
static inline void
load_global(VmThread *thread, VmFrame *frame, VmModule *module, int index)
{
  VmPlace *place = &module->globals[index];
  if (index < VM_FIRST_VARIABLE) {
    vm_push_borrowed(frame, atomic_load_explicit(place, memory_order_relaxed));
    return;
  }
  VmObject *value = vm_try_get(thread, place);
#ifdef VM_FREE_THREADED
  if (value == NULL) {
    vm_lock(&module->lock);
    value = vm_ref_locked(atomic_load_explicit(place, memory_order_relaxed));
    vm_unlock(&module->lock);
  }
#endif
  vm_push(frame, value);
}

static inline void
store_global(VmThread *thread, VmModule *module, int index, VmObject *value)
{
#ifdef VM_FREE_THREADED
  vm_lock(&module->lock);
#endif
  VmObject *old = atomic_load_explicit(&module->globals[index], memory_order_relaxed);
  atomic_store_explicit(&module->globals[index], value, memory_order_release);
#ifdef VM_FREE_THREADED
  vm_unlock(&module->lock);
#endif
  vm_decref(thread, old);
}

VmObject *
vm_call(VmThread *thread, VmObject *callable, VmObject *const *arguments, int n)
{
  if (callable->type != &vm_function_type)
    return vm_call_other(thread, callable, arguments, n);
  const VmFunction *function = (const VmFunction *) callable;
  return function->native != NULL ? function->native(thread, arguments, n)
                                  : vm_eval(thread, function, arguments, n);
}

/* The stack holds the callable and @n arguments. Whether the callable is a function in C. */
static inline bool
calls_c(const VmFrame *frame, int n)
{
  const VmObject *callable = vm_get(frame->top[-n - 1]);
  return callable->type == &vm_function_type && ((const VmFunction *) callable)->native != NULL;
}

/* The callable and its @n arguments give way to the result. */
static bool
call(VmThread *thread, VmFrame *frame, int n)
{
  VmObject *arguments[VM_MAX_STACK];
  VmStackRef *place = frame->top - n;
  for (int i = 0; i < n; i++)
    arguments[i] = vm_get(place[i]);
  VmObject *result = vm_call(thread, vm_get(place[-1]), arguments, n);
  for (int i = 0; i <= n; i++)
    vm_close(thread, vm_pop(frame));
  return vm_push(frame, result);
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

/* Looks at the eval breaker, at the instruction @at. Returns false when the thread shall give
 * up. */
static inline bool
check(VmThread *thread, const VmFunction *function, const VmInstruction *at)
{
  if (__builtin_expect(vm_breaker_get(thread, VM_DROP_REQUEST), 0))
    tell_drop(thread, function, at);
  return vm_thread_check(thread);
}

#pragma GCC diagnostic ignored "-Wpedantic" /* labels as values */

/* The controlled build asks before each instruction; the other two must not even ask whether to. */
#ifdef VM_CONTROLLED
VmBefore vm_controlled_before;
#define MAY_GO_ON() vm_controlled_before(thread, function, frame, next)
#else
#define MAY_GO_ON() true
#endif

/* Each instruction jumps to the next one itself. With one jump for all, as a switch has it, the CPU
 * learns less of what follows what, and where the compiler happens to put the code changes a
 * program's time by a fifth. Compare the computed gotos of Python/ceval_macros.h. */
#define NEXT()                                                                                     \
  do {                                                                                             \
    if (!MAY_GO_ON())                                                                              \
      return NULL;                                                                                 \
    argument = next->argument;                                                                     \
    goto *targets[(next++)->opcode];                                                               \
  } while (0)

VmObject *
vm_run_frame(VmThread *thread, const VmFunction *function, VmFrame *frame)
{
  static const void *const targets[] = {
      [VM_RESUME] = &&resume,
      [VM_LOAD_FAST_BORROW] = &&load_fast_borrow,
      [VM_LOAD_CONST] = &&load_const,
      [VM_LOAD_GLOBAL] = &&load_global,
      [VM_STORE_FAST] = &&store_fast,
      [VM_STORE_GLOBAL] = &&store_global,
      [VM_BINARY_OP] = &&binary_op,
      [VM_COMPARE_OP] = &&compare_op,
      [VM_POP_JUMP_IF_FALSE] = &&pop_jump_if_false,
      [VM_JUMP_BACKWARD] = &&jump_backward,
      [VM_CALL] = &&call,
      [VM_POP_TOP] = &&pop_top,
      [VM_RETURN_VALUE] = &&return_value,
      [VM_BUILD_LIST... VM_STORE_ATTR] = &&container,
      [VM_RETURN_GENERATOR... VM_JUMP_NO_INTERRUPT] = &&coroutine,
      [VM_JUMP_FORWARD... VM_RERAISE] = &&object,
  };
  VmModule *module = &thread->interpreter->module;
  const VmInstruction *next = frame->next;
  int argument;
  bool in_c;
  VmStep step;
  NEXT();

resume:
  if (!check(thread, function, next - 1))
    goto raise;
  NEXT();
load_fast_borrow:
  vm_push_borrowed(frame, frame->locals[argument]);
  NEXT();
load_const:
  vm_push_borrowed(frame, function->constants[argument]);
  NEXT();
load_global:
  load_global(thread, frame, module, argument);
  NEXT();
store_fast:
  store_fast(thread, &frame->locals[argument], vm_take(vm_pop(frame)));
  NEXT();
store_global:
  store_global(thread, module, argument, vm_take(vm_pop(frame)));
  NEXT();
binary_op:
  if (!do_binary(thread, frame, argument, binary_op))
    goto raise;
  NEXT();
compare_op:
  if (!do_binary(thread, frame, argument, compare_op))
    goto raise;
  NEXT();
pop_jump_if_false:
  next += vm_get(vm_pop(frame)) == &vm_false ? argument : 0;
  NEXT();
jump_backward:
  if (!check(thread, function, next - 1))
    goto raise;
  next -= argument;
  NEXT();
call:
  in_c = calls_c(frame, argument);
  if (!call(thread, frame, argument) || (in_c && !check(thread, function, next - 1)))
    goto raise;
  NEXT();
pop_top:
  vm_close(thread, vm_pop(frame));
  NEXT();
return_value:
  return vm_take(vm_pop(frame));
container:
  if (!vm_eval_container(thread, frame, next[-1]))
    goto wrong_operand;
  NEXT();

  /* Rare or long, so they stay out of the loop. */
coroutine:
  frame->next = next;
  step = vm_eval_coroutine(thread, function, frame, next[-1]);
  goto went;
object:
  frame->next = next;
  step = vm_eval_object(thread, function, frame, next[-1]);
went:
  if (step == VM_LEAVE)
    return vm_take(vm_pop(frame));
  if (step == VM_RAISE)
    goto raise;
  next = frame->next;
  NEXT();
wrong_operand:
  fail(thread, "wrong operand of a container");
raise:
  frame->next = next;
  if (!vm_handle(thread, function, frame))
    return NULL;
  next = frame->next;
  NEXT();
}

void
vm_frame_clear(VmThread *thread, VmFrame *frame)
{
  while (frame->top > frame->stack)
    vm_close(thread, vm_pop(frame));
  for (int i = 0; i < VM_MAX_LOCALS; i++)
    if (frame->locals[i] != NULL)
      vm_decref(thread, frame->locals[i]);
}

/* Those that are missing have defaults, or else it is an error. */
static VmObject *
eval_with_defaults(VmThread *thread, const VmFunction *function, VmObject *const *given, int n)
{
  VmObject *arguments[VM_MAX_LOCALS];
  int first = function->n_arguments - function->n_defaults;
  if (n > function->n_arguments || n < first)
    return fail(thread, "wrong number of arguments");
  for (int i = 0; i < function->n_arguments; i++)
    arguments[i] = i < n ? given[i] : function->constants[function->defaults[i - first]];
  return vm_eval(thread, function, arguments, function->n_arguments);
}

VmObject *
vm_eval(VmThread *thread, const VmFunction *function, VmObject *const *arguments, int n)
{
  if (n != function->n_arguments)
    return eval_with_defaults(thread, function, arguments, n);
  if (thread->depth == VM_MAX_DEPTH)
    return fail(thread, "maximum recursion depth exceeded");

  VmFrame frame = {.top = frame.stack, .next = function->code};
  for (int i = 0; i < n; i++)
    frame.locals[i] = vm_ref(arguments[i]);
  thread->depth++;
  VmObject *result = vm_run_frame(thread, function, &frame);
  thread->depth--;
  vm_frame_clear(thread, &frame);
  return result;
}
