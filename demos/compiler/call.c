/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Calls, and `await`. Compare codegen_call_helper() in Python/codegen.c, and what
 * ADD_YIELD_FROM() emits there.
 */
#include "demos/compiler/compile.h"

/* Of a keyword argument only the value counts. */
static void
skip_keyword(Compiler *self)
{
  const Token *sign = &self->tokens[self->at + 1];
  if (self->tokens[self->at].kind == TOKEN_NAME && sign->length == 1 && *sign->start == '=')
    self->at += 2;
}

/* Behind the opening bracket of a call; @n arguments lie on the stack already. */
void
compile_call(Compiler *self, int n)
{
  if (compile_is(self, "*")) {
    if (n > 0)
      compile_fail(self, "a method is not called with *");
    emit(self->code, VM_BUILD_LIST, 0);
    while (!compile_take(self, ")")) {
      bool star = compile_take(self, "*");
      skip_keyword(self);
      compile_expression(self);
      emit(self->code, star ? VM_LIST_EXTEND : VM_LIST_APPEND, 1);
      compile_take(self, ",");
    }
    emit(self->code, VM_CALL_FUNCTION_EX, 0);
    return;
  }
  while (!compile_take(self, ")")) {
    skip_keyword(self);
    compile_expression(self);
    n++;
    if (!compile_is(self, ")"))
      compile_expect(self, ",");
  }
  emit(self->code, VM_CALL, n);
}

/* Compare codegen_visit_expr() for Await_kind, and ADD_YIELD_FROM. */
void
compile_await(Compiler *self)
{
  Code *code = self->code;
  emit(code, VM_GET_AWAITABLE, 0);
  emit(code, VM_LOAD_CONST, 0);
  int send = emit_forward(code, VM_SEND);
  emit(code, VM_YIELD_VALUE, 1);
  emit(code, VM_RESUME, 3);
  emit_back(code, VM_JUMP_NO_INTERRUPT, send);
  emit_land(code, send);
  emit(code, VM_END_SEND, 0);
}
