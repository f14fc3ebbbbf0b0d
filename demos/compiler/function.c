/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Functions, classes, and the lines of a module. Which names of a function are its own is found
 * before its body is compiled. Compare Python/symtable.c and codegen_function().
 */
#include "demos/compiler/compile.h"
#include "demos/interpreter/exception.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
add_local(Compiler *self, const char *name)
{
  Code *code = self->code;
  if (emit_local(code, name) >= 0)
    return;
  if (code->n_locals == VM_MAX_LOCALS)
    compile_fail(self, "too many local variables");
  code->locals[code->n_locals++] = name;
}

static bool
is_declared_global(const Compiler *self, int end, const Token *name)
{
  bool in_line = false;
  for (int i = self->at; i < end; i++) {
    const Token *token = &self->tokens[i];
    in_line = token->kind != TOKEN_NEWLINE && (in_line || compile_token_is(token, "global"));
    if (in_line && token->length == name->length &&
        strncmp(token->start, name->start, (size_t) name->length) == 0)
      return true;
  }
  return false;
}

/* Whatever is stored to, from here up to the token @end. */
static void
find_locals(Compiler *self, int end)
{
  int brackets = 0;
  for (int i = self->at; i < end; i++) {
    const Token *token = &self->tokens[i], *next = token + 1;
    brackets += compile_token_is(token, "(") - compile_token_is(token, ")");
    bool after = i > 0 && (compile_token_is(token - 1, "for") || compile_token_is(token - 1, "as"));
    bool first = token[-1].kind == TOKEN_NEWLINE || token[-1].kind == TOKEN_INDENT ||
                 token[-1].kind == TOKEN_DEDENT || compile_token_is(token - 1, ":");
    bool stored = first && brackets == 0 &&
                  (compile_token_is(next, "=") || compile_token_is(next, "+=") ||
                   compile_token_is(next, "-="));
    if (token->kind == TOKEN_NAME && (stored || after) && !is_declared_global(self, end, token))
      add_local(self, unit_name(self->unit, token->start, token->length));
  }
}

/* Names, some with a default: a constant or a name that is one. */
static void
compile_parameters(Compiler *self)
{
  Code *code = self->code;
  compile_expect(self, "(");
  while (!compile_take(self, ")")) {
    add_local(self, compile_next(self));
    code->n_arguments++;
    if (compile_take(self, "=")) {
      int start = code->n;
      compile_primary(self);
      code->defaults[code->n_defaults++] = code->instructions[start].argument;
      code->n = start;
    }
    compile_take(self, ",");
  }
}

VmFunction *
compile_function(Compiler *self, bool is_coroutine)
{
  Code code = {.unit = self->unit, .name = compile_next(self)}, *outer = self->code;
  self->code = &code;
  compile_parameters(self);
  find_locals(self, compile_skip_block(self));
  if (is_coroutine) {
    emit(&code, VM_RETURN_GENERATOR, 0);
    emit(&code, VM_POP_TOP, 0);
  }
  emit(&code, VM_RESUME, 0);
  compile_suite(self);
  emit(&code, VM_LOAD_CONST, 0);
  emit(&code, VM_RETURN_VALUE, 0);
  self->code = outer;
  return emit_finish(&code);
}
