/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Operators on what is not two small whole numbers: divisions, numbers with a fraction, text.
 * Compare Objects/abstract.c.
 */
#include "demos/interpreter/exception.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/thread.h"
#include "demos/interpreter/value.h"

#include <math.h>
#include <string.h>

static VmObject *
fail(VmThread *thread, const char *error)
{
  thread->error = error;
  return NULL;
}

static VmObject *
divide_whole(VmThread *thread, int operation, int64_t a, int64_t b)
{
  if (b <= 0)
    return vm_raise(thread, &vm_value_error, "division by zero, or by less");
  int64_t quotient = a / b - (a % b < 0);
  return vm_int_new(thread, operation == VM_FLOOR_DIVIDE ? quotient : a - quotient * b);
}

static VmObject *
calculate(VmThread *thread, int operation, double a, double b)
{
  switch (operation) {
  case VM_ADD:
    return vm_float_new(a + b);
  case VM_SUBTRACT:
    return vm_float_new(a - b);
  case VM_MULTIPLY:
    return vm_float_new(a * b);
  case VM_TRUE_DIVIDE:
    return vm_float_new(a / b);
  default:
    return fail(thread, "unsupported operand types");
  }
}

VmObject *
vm_binary_other(VmThread *thread, int operation, VmObject *left, VmObject *right)
{
  bool divides = operation == VM_FLOOR_DIVIDE || operation == VM_REMAINDER;
  if (divides && vm_is_int(left) && vm_is_int(right))
    return divide_whole(thread, operation, vm_int_value(left), vm_int_value(right));
  if (vm_is_number(left) && vm_is_number(right))
    return calculate(thread, operation, vm_number(left), vm_number(right));
  return fail(thread, "unsupported operand types");
}

static bool
are_equal(const VmObject *left, const VmObject *right)
{
  if (left->type == &vm_str_type && right->type == &vm_str_type)
    return strcmp(((const VmStr *) left)->text, ((const VmStr *) right)->text) == 0;
  if (vm_is_number(left) && vm_is_number(right))
    return vm_number(left) == vm_number(right);
  return left == right;
}

VmObject *
vm_compare_other(VmThread *thread, int operation, VmObject *left, VmObject *right)
{
  bool ordered = vm_is_number(left) && vm_is_number(right);
  double a = vm_number(left), b = vm_number(right);
  bool truth = operation == VM_LESS            ? a < b
               : operation == VM_LESS_EQUAL    ? a <= b
               : operation == VM_GREATER       ? a > b
               : operation == VM_GREATER_EQUAL ? a >= b
                                               : are_equal(left, right) == (operation == VM_EQUAL);
  if (!ordered && operation != VM_EQUAL && operation != VM_NOT_EQUAL)
    return fail(thread, "unorderable types");
  return truth ? &vm_true : &vm_false;
}
