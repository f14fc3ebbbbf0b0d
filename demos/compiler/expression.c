/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What expressions are made of: names, constants, lists, attributes, calls, `await`. Compare
 * codegen_visit_expr() in Python/codegen.c.
 */
#include "demos/compiler/compile.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/value.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
load_constant(Compiler *self, VmObject *constant)
{
  emit(self->code, VM_LOAD_CONST, unit_constant(self->unit, constant));
}

static void
compile_number(Compiler *self, const Token *token)
{
  bool has_fraction = strcspn(token->start, ".e") < (size_t) token->length;
  if (has_fraction)
    load_constant(self, vm_float_new(strtod(token->start, NULL)));
  else
    load_constant(self, unit_number(strtoll(token->start, NULL, 10)));
}

static void
compile_text(Compiler *self, const Token *token)
{
  char text[VM_MAX_TEXT + 1] = "";
  strncat(text, token->start, (size_t) (token->length < VM_MAX_TEXT ? token->length : VM_MAX_TEXT));
  load_constant(self, vm_str_new(text));
}

/* Items up to @end become a list. */
static void
compile_list(Compiler *self, const char *end)
{
  emit(self->code, VM_BUILD_LIST, 0);
  while (!compile_take(self, end)) {
    bool star = compile_take(self, "*");
    compile_expression(self);
    emit(self->code, star ? VM_LIST_EXTEND : VM_LIST_APPEND, 1);
    if (!compile_is(self, end))
      compile_expect(self, ",");
  }
}

/* `module.name` is one global of that name. */
static void
compile_name(Compiler *self)
{
  static const char *const modules[] = {"asyncio",     "time",      "gc",
                                        "collections", "threading", "contextvars"};
  const char *name = compile_next(self);
  char dotted[128];
  for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
    if (strcmp(name, modules[i]) == 0 && compile_take(self, ".")) {
      snprintf(dotted, sizeof dotted, "%s.%s", name, compile_next(self));
      compile_load(self, dotted);
      return;
    }
  if (strcmp(name, "None") == 0)
    emit(self->code, VM_LOAD_CONST, 0);
  else if (strcmp(name, "True") == 0)
    load_constant(self, &vm_true);
  else if (strcmp(name, "False") == 0)
    load_constant(self, &vm_false);
  else
    compile_load(self, name);
}

static void
compile_atom(Compiler *self)
{
  const Token *token = &self->tokens[self->at];
  if (compile_take(self, "(")) {
    compile_expression(self);
    compile_expect(self, ")");
  } else if (compile_take(self, "[")) {
    compile_list(self, "]");
  } else if (token->kind == TOKEN_NUMBER) {
    self->at++;
    compile_number(self, token);
  } else if (token->kind == TOKEN_TEXT) {
    self->at++;
    compile_text(self, token);
  } else {
    compile_name(self);
  }
}

static void
compile_attribute(Compiler *self)
{
  const char *name = compile_next(self);
  int place = 0;
  while (self->unit->names[place] != name)
    place++;
  if (compile_take(self, "(")) {
    emit(self->code, VM_LOAD_METHOD, place);
    compile_call(self, 1);
  } else {
    emit(self->code, VM_LOAD_ATTRIBUTE, place);
  }
}

void
compile_primary(Compiler *self)
{
  compile_atom(self);
  for (;;)
    if (compile_take(self, ".")) {
      compile_attribute(self);
    } else if (compile_take(self, "(")) {
      compile_call(self, 0);
    } else if (compile_take(self, "[")) {
      compile_expression(self);
      compile_expect(self, "]");
      emit(self->code, VM_BINARY_SUBSCR, 0);
    } else {
      return;
    }
}
