/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Classes, and the lines of a module. Compare codegen_class() in Python/codegen.c.
 */
#include "demos/compiler/compile.h"
#include "demos/interpreter/exception.h"

#include <stdlib.h>

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
    int place = compile_find_global(self, compile_next(self));
    base = place >= 0 ? (VmClass *) self->unit->module->globals[place] : NULL;
    compile_expect(self, ")");
  }
  VmClass *class = vm_class_new(name, base);
  self->unit->module->globals[compile_declare(self, name)] =
      class != NULL ? &class->object : &vm_none;
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
    bool defines = compile_token_is(token, "def") || compile_token_is(token, "class");
    depth += token->kind == TOKEN_INDENT;
    depth -= token->kind == TOKEN_DEDENT;
    if (depth > 0)
      continue;
    const Token *name = defines ? token + 1 : token;
    if (name->kind == TOKEN_NAME && (defines || (first && compile_token_is(token + 1, "="))))
      compile_declare(self, unit_name(self->unit, name->start, name->length));
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
      unit->module->globals[compile_declare(&self, function->name)] = &function->object;
    } else {
      compile_statement(&self);
    }
  }
  emit(&code, VM_LOAD_CONST, 0);
  emit(&code, VM_RETURN_VALUE, 0);
  free(tokens);
  return emit_finish(&code);
}
