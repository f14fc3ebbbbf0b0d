/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Statements. Compare codegen_visit_stmt() in Python/codegen.c.
 */
#include "demos/compiler/compile.h"

#include <string.h>

static void
compile_return(Compiler *self)
{
  Code *code = self->code;
  if (self->tokens[self->at].kind == TOKEN_NEWLINE)
    emit(code, VM_LOAD_CONST, 0);
  else
    compile_expression(self);
  bool clears_up = false;
  for (int i = 0; i < code->n_blocks; i++)
    clears_up |= code->blocks[i].kind == BLOCK_FINALLY || code->blocks[i].kind == BLOCK_WITH;
  if (clears_up) {
    if (code->returned == 0)
      code->returned = emit_hidden(code);
    emit(code, VM_STORE_FAST, code->returned);
    compile_leave(self, 0);
    emit(code, VM_LOAD_FAST_BORROW, code->returned);
  }
  emit(code, VM_RETURN_VALUE, 0);
}

/* Alone, it raises again what the innermost `except` handles. */
static void
compile_raise(Compiler *self)
{
  Code *code = self->code;
  if (self->tokens[self->at].kind != TOKEN_NEWLINE) {
    compile_expression(self);
    emit(code, VM_RAISE_VARARGS, 1);
    return;
  }
  int i = code->n_blocks - 1;
  while (i >= 0 && code->blocks[i].kind != BLOCK_EXCEPT)
    i--;
  if (i < 0)
    compile_fail(self, "there is nothing to raise again");
  emit(code, VM_LOAD_FAST_BORROW, code->blocks[i].hidden);
  emit(code, VM_RERAISE, 0);
}

static void
compile_if(Compiler *self)
{
  Code *code = self->code;
  compile_expression(self);
  emit(code, VM_TO_BOOL, 0);
  int otherwise = emit_forward(code, VM_POP_JUMP_IF_FALSE);
  compile_suite(self);
  if (!compile_is(self, "elif") && !compile_is(self, "else")) {
    emit_land(code, otherwise);
    return;
  }
  int end = emit_forward(code, VM_JUMP_FORWARD);
  emit_land(code, otherwise);
  if (compile_take(self, "elif"))
    compile_if(self);
  else if (compile_take(self, "else"))
    compile_suite(self);
  emit_land(code, end);
}

static void
compile_simple(Compiler *self)
{
  if (compile_take(self, "return"))
    compile_return(self);
  else if (compile_take(self, "raise"))
    compile_raise(self);
  else if (compile_is(self, "break") || compile_is(self, "continue"))
    compile_jump(self, strcmp(compile_next(self), "break") == 0);
  else if (compile_take(self, "pass"))
    return;
  else if (compile_is(self, "global") || compile_is(self, "import") || compile_is(self, "from"))
    while (self->tokens[self->at].kind != TOKEN_NEWLINE)
      self->at++;
  else if (!compile_assignment(self)) {
    compile_expression(self);
    emit(self->code, VM_POP_TOP, 0);
  }
}

void
compile_statement(Compiler *self)
{
  if (compile_take(self, "if"))
    compile_if(self);
  else if (compile_take(self, "while"))
    compile_while(self);
  else if (compile_take(self, "for"))
    compile_for(self);
  else if (compile_take(self, "try"))
    compile_try(self);
  else if (compile_take(self, "with"))
    compile_with(self, false);
  else if (compile_take(self, "async")) {
    compile_expect(self, "with");
    compile_with(self, true);
  } else {
    compile_simple(self);
    if (self->tokens[self->at++].kind != TOKEN_NEWLINE)
      compile_fail(self, "the line should end here");
  }
}

void
compile_suite(Compiler *self)
{
  compile_expect(self, ":");
  if (self->tokens[self->at].kind != TOKEN_NEWLINE) {
    compile_statement(self);
    return;
  }
  self->at += 2; /* NEWLINE, INDENT */
  while (self->tokens[self->at].kind != TOKEN_DEDENT)
    compile_statement(self);
  self->at++;
}

int
compile_skip_block(const Compiler *self)
{
  int at = self->at;
  while (self->tokens[at].kind != TOKEN_NEWLINE)
    at++;
  if (self->tokens[++at].kind != TOKEN_INDENT)
    return at;
  int depth = 0;
  do {
    depth += self->tokens[at].kind == TOKEN_INDENT;
    depth -= self->tokens[at].kind == TOKEN_DEDENT;
    at++;
  } while (depth > 0);
  return at;
}
