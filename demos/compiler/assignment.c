/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Assignments to variables and attributes. Compare codegen_augassign() in Python/codegen.c.
 */
#include "demos/compiler/compile.h"

#include <string.h>

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

bool
compile_assignment(Compiler *self)
{
  const Token *next = &self->tokens[self->at + 1];
  bool to_name = next->kind == TOKEN_SIGN && *next->start != '.';
  if (!assigns(self))
    return false;
  if (to_name)
    assign_name(self);
  else
    assign_attribute(self);
  return true;
}
