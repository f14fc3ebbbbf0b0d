/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going through the tokens, and finding out what a name means. Compare Python/symtable.c.
 */
#include "demos/compiler/compile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void
compile_fail(const Compiler *self, const char *message)
{
  const Token *token = &self->tokens[self->at];
  fprintf(stderr, "line %d, at “%.*s”: %s\n", token->line, token->length, token->start, message);
  abort();
}

bool
compile_token_is(const Token *token, const char *text)
{
  bool plain = token->kind == TOKEN_NAME || token->kind == TOKEN_SIGN;
  return plain && (size_t) token->length == strlen(text) &&
         strncmp(token->start, text, (size_t) token->length) == 0;
}

bool
compile_is(const Compiler *self, const char *text)
{
  return compile_token_is(&self->tokens[self->at], text);
}

bool
compile_take(Compiler *self, const char *text)
{
  bool is = compile_is(self, text);
  self->at += is;
  return is;
}

void
compile_expect(Compiler *self, const char *text)
{
  if (!compile_take(self, text))
    compile_fail(self, text);
}

const char *
compile_next(Compiler *self)
{
  const Token *token = &self->tokens[self->at];
  if (token->kind != TOKEN_NAME)
    compile_fail(self, "a name should stand here");
  self->at++;
  return unit_name(self->unit, token->start, token->length);
}

/* A module's own names come before those that everybody has. */
int
compile_find_global(const Compiler *self, const char *name)
{
  char full[128];
  snprintf(full, sizeof full, "%s.%s", self->prefix != NULL ? self->prefix : "", name);
  int found = unit_find_global(self->unit, full);
  return found >= 0 ? found : unit_find_global(self->unit, name);
}

void
compile_load(Compiler *self, const char *name)
{
  int local = emit_local(self->code, name), global = compile_find_global(self, name);
  if (local < 0 && global < 0)
    compile_fail(self, name);
  emit(self->code, local >= 0 ? VM_LOAD_FAST_BORROW : VM_LOAD_GLOBAL, local >= 0 ? local : global);
}

void
compile_store(Compiler *self, const char *name)
{
  int local = emit_local(self->code, name), global = compile_find_global(self, name);
  if (local < 0 && global < 0)
    compile_fail(self, name);
  emit(self->code, local >= 0 ? VM_STORE_FAST : VM_STORE_GLOBAL, local >= 0 ? local : global);
}

int
compile_declare(Compiler *self, const char *name)
{
  char full[128];
  if (self->prefix == NULL)
    return unit_global(self->unit, name);
  snprintf(full, sizeof full, "%s.%s", self->prefix, name);
  return unit_global(self->unit, full);
}
