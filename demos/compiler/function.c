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

void
compile_fail(const Compiler *self, const char *message)
{
  const Token *token = &self->tokens[self->at];
  fprintf(stderr, "line %d, at “%.*s”: %s\n", token->line, token->length, token->start, message);
  abort();
}

static bool
token_is(const Token *token, const char *text)
{
  bool plain = token->kind == TOKEN_NAME || token->kind == TOKEN_SIGN;
  return plain && (size_t) token->length == strlen(text) &&
         strncmp(token->start, text, (size_t) token->length) == 0;
}

bool
compile_is(const Compiler *self, const char *text)
{
  return token_is(&self->tokens[self->at], text);
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
static int
find_global(const Compiler *self, const char *name)
{
  char full[128];
  snprintf(full, sizeof full, "%s.%s", self->prefix != NULL ? self->prefix : "", name);
  int found = unit_find_global(self->unit, full);
  return found >= 0 ? found : unit_find_global(self->unit, name);
}

void
compile_load(Compiler *self, const char *name)
{
  int local = emit_local(self->code, name), global = find_global(self, name);
  if (local < 0 && global < 0)
    compile_fail(self, name);
  emit(self->code, local >= 0 ? VM_LOAD_FAST_BORROW : VM_LOAD_GLOBAL, local >= 0 ? local : global);
}

void
compile_store(Compiler *self, const char *name)
{
  int local = emit_local(self->code, name), global = find_global(self, name);
  if (local < 0 && global < 0)
    compile_fail(self, name);
  emit(self->code, local >= 0 ? VM_STORE_FAST : VM_STORE_GLOBAL, local >= 0 ? local : global);
}

static int
declare(Compiler *self, const char *name)
{
  char full[128];
  if (self->prefix == NULL)
    return unit_global(self->unit, name);
  snprintf(full, sizeof full, "%s.%s", self->prefix, name);
  return unit_global(self->unit, full);
}

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
    in_line = token->kind != TOKEN_NEWLINE && (in_line || token_is(token, "global"));
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
    brackets += token_is(token, "(") - token_is(token, ")");
    bool after = i > 0 && (token_is(token - 1, "for") || token_is(token - 1, "as"));
    bool first = token[-1].kind == TOKEN_NEWLINE || token[-1].kind == TOKEN_INDENT ||
                 token[-1].kind == TOKEN_DEDENT || token_is(token - 1, ":");
    bool stored = first && brackets == 0 &&
                  (token_is(next, "=") || token_is(next, "+=") || token_is(next, "-="));
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

static VmFunction *
compile_definition(Compiler *self)
{
  bool is_coroutine = compile_take(self, "async");
  compile_expect(self, "def");
  return compile_function(self, is_coroutine);
}

static void
compile_class(Compiler *self)
{
  const char *name = compile_next(self);
  VmClass *base = NULL;
  if (compile_take(self, "(")) {
    int place = find_global(self, compile_next(self));
    base = place >= 0 ? (VmClass *) self->unit->module->globals[place] : NULL;
    compile_expect(self, ")");
  }
  VmClass *class = vm_class_new(name, base);
  self->unit->module->globals[declare(self, name)] = class != NULL ? &class->object : &vm_none;
  compile_expect(self, ":");
  self->at += 2; /* NEWLINE, INDENT */
  while (self->tokens[self->at].kind != TOKEN_DEDENT) {
    if (compile_take(self, "pass")) {
      self->at++;
      continue;
    }
    VmFunction *function = compile_definition(self);
    if (class != NULL && !vm_class_set(class, function->name, &function->object))
      compile_fail(self, "too many methods");
  }
  self->at++;
}

/* What the module's lines define or store to, so that functions may name what comes later. */
static void
declare_all(Compiler *self)
{
  int depth = 0;
  for (const Token *token = self->tokens; token->kind != TOKEN_END; token++) {
    bool first =
        token == self->tokens || token[-1].kind == TOKEN_NEWLINE || token[-1].kind == TOKEN_DEDENT;
    bool defines = token_is(token, "def") || token_is(token, "class");
    depth += token->kind == TOKEN_INDENT;
    depth -= token->kind == TOKEN_DEDENT;
    if (depth > 0)
      continue;
    const Token *name = defines ? token + 1 : token;
    if (name->kind == TOKEN_NAME && (defines || (first && token_is(token + 1, "="))))
      declare(self, unit_name(self->unit, name->start, name->length));
  }
}

const VmFunction *
unit_compile(Unit *unit, const char *source, const char *prefix)
{
  Code code = {.unit = unit, .name = "<module>"};
  Token *tokens = tokens_read(source);
  Compiler self = {.unit = unit, .prefix = prefix, .tokens = tokens, .code = &code};
  declare_all(&self);
  emit(&code, VM_RESUME, 0);
  while (tokens[self.at].kind != TOKEN_END) {
    if (compile_take(&self, "class")) {
      compile_class(&self);
    } else if (compile_is(&self, "async") || compile_is(&self, "def")) {
      VmFunction *function = compile_definition(&self);
      unit->module->globals[declare(&self, function->name)] = &function->object;
    } else {
      compile_statement(&self);
    }
  }
  emit(&code, VM_LOAD_CONST, 0);
  emit(&code, VM_RETURN_VALUE, 0);
  free(tokens);
  return emit_finish(&code);
}
