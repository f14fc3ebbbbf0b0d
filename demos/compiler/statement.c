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

static Block *
begin_loop(Code *code, bool iterates)
{
  Block *loop = &code->blocks[code->n_blocks++];
  *loop = (Block){.kind = BLOCK_LOOP, .top = code->n, .iterates = iterates};
  return loop;
}

static void
end_loop(Code *code, Block *loop)
{
  for (int i = 0; i < loop->n_exits; i++)
    emit_land(code, loop->exits[i]);
  code->n_blocks--;
}

static void
compile_while(Compiler *self)
{
  Code *code = self->code;
  Block *loop = begin_loop(code, false);
  compile_expression(self);
  emit(code, VM_TO_BOOL, 0);
  int end = emit_forward(code, VM_POP_JUMP_IF_FALSE);
  compile_suite(self);
  emit_back(code, VM_JUMP_BACKWARD, loop->top);
  emit_land(code, end);
  end_loop(code, loop);
}

static void
compile_for(Compiler *self)
{
  Code *code = self->code;
  const char *variable = compile_next(self);
  compile_expect(self, "in");
  compile_expression(self);
  emit(code, VM_GET_ITER, 0);
  Block *loop = begin_loop(code, true);
  code->depth++;
  int end = emit_forward(code, VM_FOR_ITER);
  compile_store(self, variable);
  compile_suite(self);
  emit_back(code, VM_JUMP_BACKWARD, loop->top);
  code->depth--;
  emit_land(code, end);
  end_loop(code, loop);
}

static void
compile_jump(Compiler *self, bool out)
{
  Code *code = self->code;
  int i = code->n_blocks - 1;
  while (i >= 0 && code->blocks[i].kind != BLOCK_LOOP)
    i--;
  if (i < 0)
    compile_fail(self, "there is no loop");
  Block *loop = &code->blocks[i];
  compile_leave(self, i + 1);
  if (!out) {
    emit_back(code, VM_JUMP_BACKWARD, loop->top);
    return;
  }
  if (loop->iterates)
    emit(code, VM_POP_TOP, 0);
  loop->exits[loop->n_exits++] = emit_forward(code, VM_JUMP_FORWARD);
}

/* The target's code comes last, but stands first: its tokens are read twice. */
static void
assign_attribute(Compiler *self)
{
  Code *code = self->code;
  int start = code->n, at = self->at;
  compile_primary(self);
  VmInstruction last = code->instructions[code->n - 1];
  if (last.opcode != VM_LOAD_ATTRIBUTE)
    compile_fail(self, "nothing can be assigned to that");
  bool adds = compile_take(self, "+="), takes = !adds && compile_take(self, "-=");
  if (!adds && !takes)
    code->n = start;
  if (!adds && !takes)
    compile_expect(self, "=");
  compile_expression(self);
  if (adds || takes)
    emit(code, VM_BINARY_OP, adds ? VM_ADD : VM_SUBTRACT);
  int end = self->at;
  self->at = at;
  compile_primary(self);
  self->at = end;
  code->instructions[code->n - 1].opcode = VM_STORE_ATTRIBUTE;
}

static void
assign_name(Compiler *self)
{
  const char *name = compile_next(self);
  bool adds = compile_take(self, "+="), takes = !adds && compile_take(self, "-=");
  if (adds || takes)
    compile_load(self, name);
  else
    compile_expect(self, "=");
  compile_expression(self);
  if (adds || takes)
    emit(self->code, VM_BINARY_OP, adds ? VM_ADD : VM_SUBTRACT);
  compile_store(self, name);
}

/* The sign of an assignment in this line, outside brackets. */
static bool
assigns(const Compiler *self)
{
  int brackets = 0;
  for (const Token *token = &self->tokens[self->at]; token->kind != TOKEN_NEWLINE; token++) {
    if (token->kind != TOKEN_SIGN)
      continue;
    brackets += *token->start == '(' || *token->start == '[';
    brackets -= *token->start == ')' || *token->start == ']';
    bool equals = token->start[token->length - 1] == '=';
    if (brackets == 0 && equals && (token->length == 1 || strchr("+-", *token->start) != NULL))
      return true;
  }
  return false;
}

static void
compile_simple(Compiler *self)
{
  bool to_name =
      self->tokens[self->at + 1].kind == TOKEN_SIGN && *self->tokens[self->at + 1].start != '.';
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
  else if (assigns(self) && to_name)
    assign_name(self);
  else if (assigns(self))
    assign_attribute(self);
  else {
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
