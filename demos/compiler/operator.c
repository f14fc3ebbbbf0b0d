/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Operators, from those that bind most down to `or`. Compare the rules from `disjunction` on in
 * Grammar/python.gram.
 */
#include "demos/compiler/compile.h"
#include "demos/interpreter/int.h"

#include <stddef.h>

static void
load_constant(Compiler *self, VmObject *constant)
{
  emit(self->code, VM_LOAD_CONST, unit_constant(self->unit, constant));
}

static void
compile_unary(Compiler *self)
{
  if (compile_take(self, "await")) {
    compile_primary(self);
    compile_await(self);
  } else if (compile_take(self, "-")) {
    load_constant(self, unit_number(0));
    compile_unary(self);
    emit(self->code, VM_BINARY_OP, VM_SUBTRACT);
  } else {
    compile_primary(self);
  }
}

/* Operators that bind as strongly as each other, from the left. */
static void
compile_binary(Compiler *self, void (*operand)(Compiler *), const char *const *signs,
               const int *operations)
{
  operand(self);
  for (int i = 0; signs[i] != NULL;) {
    if (!compile_take(self, signs[i])) {
      i++;
      continue;
    }
    operand(self);
    emit(self->code, VM_BINARY_OP, operations[i]);
    i = 0;
  }
}

static void
compile_product(Compiler *self)
{
  static const char *const signs[] = {"*", "//", "/", "%", NULL};
  static const int operations[] = {VM_MULTIPLY, VM_FLOOR_DIVIDE, VM_TRUE_DIVIDE, VM_REMAINDER};
  compile_binary(self, compile_unary, signs, operations);
}

static void
compile_sum(Compiler *self)
{
  static const char *const signs[] = {"+", "-", NULL};
  static const int operations[] = {VM_ADD, VM_SUBTRACT};
  compile_binary(self, compile_product, signs, operations);
}

static void
compile_comparison(Compiler *self)
{
  static const char *const signs[] = {"<", "==", ">", "!=", "<=", ">="};
  compile_sum(self);
  for (int i = VM_LESS; i <= VM_GREATER_EQUAL; i++)
    if (compile_take(self, signs[i])) {
      compile_sum(self);
      emit(self->code, VM_COMPARE_OP, i);
      return;
    }
  if (compile_take(self, "is")) {
    bool not = compile_take(self, "not");
    compile_sum(self);
    emit(self->code, VM_IS_OP, not );
  }
}

static void
compile_not(Compiler *self)
{
  if (!compile_take(self, "not")) {
    compile_comparison(self);
    return;
  }
  compile_not(self);
  emit(self->code, VM_TO_BOOL, 0);
  emit(self->code, VM_UNARY_NOT, 0);
}

/* `and` and `or` give True or False here, not one of their operands. */
static void
compile_junction(Compiler *self, void (*operand)(Compiler *), const char *word, bool decides)
{
  int jumps[8], n = 0;
  operand(self);
  if (!compile_is(self, word))
    return;
  while (compile_take(self, word) && n < 8) {
    emit(self->code, VM_TO_BOOL, 0);
    jumps[n++] = emit_forward(self->code, decides ? VM_POP_JUMP_IF_TRUE : VM_POP_JUMP_IF_FALSE);
    operand(self);
  }
  emit(self->code, VM_TO_BOOL, 0);
  int end = emit_forward(self->code, VM_JUMP_FORWARD);
  for (int i = 0; i < n; i++)
    emit_land(self->code, jumps[i]);
  load_constant(self, decides ? &vm_true : &vm_false);
  emit_land(self->code, end);
}

static void
compile_and(Compiler *self)
{
  compile_junction(self, compile_not, "and", false);
}

void
compile_expression(Compiler *self)
{
  compile_junction(self, compile_and, "or", true);
}
