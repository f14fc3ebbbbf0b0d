/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The eval loop computes what Python would, drops every reference, and looks at its breaker where
 * it should. Compiled for both builds.
 */
#include "demos/interpreter/eval.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/programs.h"

#include <glib.h>

static VmInterpreter interpreter;
static VmThread thread = {.interpreter = &interpreter};

/* Whether we hold the only reference. */
static gboolean
is_alone(const VmObject *object)
{
#ifdef VM_FREE_THREADED
  return object->count.local == 1 && object->count.shared == 0;
#else
  return object->count.count == 1;
#endif
}

static VmInt constants[] = {
    {VM_IMMORTAL_OBJECT(&vm_int_type), 1000},
    {VM_IMMORTAL_OBJECT(&vm_int_type), 7},
};
static VmObject *const numbers[] = {&constants[0].object, &constants[1].object, &vm_none};

static VmFunction
make_function(const VmInstruction *code)
{
  return (VmFunction){.object = VM_FUNCTION_OBJECT,
                      .name = "test",
                      .code = code,
                      .constants = numbers,
                      .n_arguments = 1};
}

/* Runs @function on a number and gives the number it returned. */
static gint64
evaluate(const VmFunction *function, gint64 argument)
{
  VmObject *number = vm_int_new(&thread, argument);
  VmObject *result = vm_eval(&thread, function, &number, 1);
  g_assert_nonnull(result);
  g_assert_true(vm_is_int(result));
  gint64 value = vm_int_value(result);
  vm_decref(&thread, result);
  vm_decref(&thread, number);
  return value;
}

static void
test_arithmetic(void)
{
  const struct {
    VmBinary operation;
    gint64 argument, expected;
  } cases[] = {
      {VM_ADD, 5, 1005},
      {VM_SUBTRACT, 5, -995},
      {VM_MULTIPLY, 5, 5000},
      {VM_AND, 1001, 1000},
      {VM_ADD, G_MAXINT64, G_MININT64 + 999},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    const VmInstruction code[] = {
        {VM_RESUME, 0},       {VM_LOAD_FAST_BORROW, 0},
        {VM_LOAD_CONST, 0},   {VM_BINARY_OP, (guint8) cases[i].operation},
        {VM_RETURN_VALUE, 0},
    };
    VmFunction function = make_function(code);
    g_assert_cmpint(evaluate(&function, cases[i].argument), ==, cases[i].expected);
  }
}

static void
test_countdown_reaches_its_end(void)
{
  VmObject *number = vm_int_new(&thread, 5000);
  VmObject *result = vm_eval(&thread, vm_program(VM_COUNTDOWN), &number, 1);
  g_assert_true(result == &vm_none);
  g_assert_true(is_alone(number));
  vm_decref(&thread, number);
}

static void
test_call_passes_arguments(void)
{
  static const VmInstruction inner_code[] = {
      {VM_RESUME, 0},         {VM_LOAD_FAST_BORROW, 0}, {VM_LOAD_CONST, 1},
      {VM_BINARY_OP, VM_ADD}, {VM_RETURN_VALUE, 0},
  };
  static const VmInstruction outer_code[] = {
      {VM_RESUME, 0}, {VM_LOAD_GLOBAL, 0},  {VM_LOAD_FAST_BORROW, 0},
      {VM_CALL, 1},   {VM_RETURN_VALUE, 0},
  };
  VmFunction inner = make_function(inner_code), outer = make_function(outer_code);
  interpreter.module.globals[0] = &inner.object;
  g_assert_cmpint(evaluate(&outer, 300), ==, 307);
}

static void
test_small_numbers_are_one_object(void)
{
  VmObject *a = vm_int_new(&thread, VM_SMALL_INTS_TO), *b = vm_int_new(&thread, VM_SMALL_INTS_TO);
  g_assert_true(a == b);
  vm_decref(&thread, vm_ref(a));
  VmObject *c = vm_int_new(&thread, VM_SMALL_INTS_TO + 1);
  g_assert_true(is_alone(c));
  vm_decref(&thread, c);
  vm_decref(&thread, a);
}

static void
test_wrong_programs_fail(void)
{
  static const VmInstruction add_none[] = {
      {VM_RESUME, 0},         {VM_LOAD_FAST_BORROW, 0}, {VM_LOAD_CONST, 2},
      {VM_BINARY_OP, VM_ADD}, {VM_RETURN_VALUE, 0},
  };
  static const VmInstruction call_none[] = {
      {VM_RESUME, 0},
      {VM_LOAD_CONST, 2},
      {VM_CALL, 0},
      {VM_RETURN_VALUE, 0},
  };
  const VmInstruction *const programs[] = {add_none, call_none};
  for (gsize i = 0; i < G_N_ELEMENTS(programs); i++) {
    VmFunction function = make_function(programs[i]);
    VmObject *number = vm_int_new(&thread, 1000);
    thread.error = NULL;
    g_assert_null(vm_eval(&thread, &function, &number, 1));
    g_assert_nonnull(thread.error);
    g_assert_true(is_alone(number));
    vm_decref(&thread, number);
  }
}

static void
test_recursion_has_a_limit(void)
{
  static const VmInstruction code[] = {
      {VM_RESUME, 0}, {VM_LOAD_GLOBAL, 0},  {VM_LOAD_FAST_BORROW, 0},
      {VM_CALL, 1},   {VM_RETURN_VALUE, 0},
  };
  VmFunction endless = make_function(code);
  interpreter.module.globals[0] = &endless.object;
  VmObject *number = vm_int_new(&thread, 1000);
  thread.error = NULL;
  g_assert_null(vm_eval(&thread, &endless, &number, 1));
  g_assert_nonnull(thread.error);
  g_assert_cmpint(thread.depth, ==, 0);
  g_assert_true(is_alone(number));
  vm_decref(&thread, number);
}

static void
test_exit_request_ends_a_loop(void)
{
  VmObject *number = vm_int_new(&thread, G_MAXINT64);
  thread.error = NULL;
  vm_thread_interrupt(&thread);
  g_assert_null(vm_eval(&thread, vm_program(VM_COUNTDOWN), &number, 1));
  g_assert_null(thread.error);
  vm_breaker_clear(&thread, VM_EXIT_REQUEST);
  vm_decref(&thread, number);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/interpreter/eval/arithmetic", test_arithmetic);
  g_test_add_func("/interpreter/eval/countdown-reaches-its-end", test_countdown_reaches_its_end);
  g_test_add_func("/interpreter/eval/call-passes-arguments", test_call_passes_arguments);
  g_test_add_func("/interpreter/eval/small-numbers-are-one-object",
                  test_small_numbers_are_one_object);
  g_test_add_func("/interpreter/eval/wrong-programs-fail", test_wrong_programs_fail);
  g_test_add_func("/interpreter/eval/recursion-has-a-limit", test_recursion_has_a_limit);
  g_test_add_func("/interpreter/eval/exit-request-ends-a-loop", test_exit_request_ends_a_loop);
  int status = g_test_run();
  vm_int_free_list_clear(&thread);
  return status;
}
