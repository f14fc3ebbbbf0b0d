/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `with`: a manager is entered, and left however its block is. Compare codegen_with_inner() and
 * codegen_async_with_inner() in Python/codegen.c; what is handed to __exit__() is the exception
 * alone.
 */
#include "demos/compiler/compile.h"

void
compile_exit(Compiler *self, const Block *block, int exception)
{
  Code *code = self->code;
  const char *name = block->awaits ? "__aexit__" : "__exit__";
  const char *known = unit_name(self->unit, name, block->awaits ? 9 : 8);
  int place = 0;
  while (self->unit->names[place] != known)
    place++;
  emit(code, VM_LOAD_FAST_BORROW, block->hidden);
  emit(code, VM_LOAD_METHOD, place);
  if (exception < 0)
    emit(code, VM_LOAD_CONST, 0);
  else
    emit(code, VM_LOAD_FAST_BORROW, exception);
  emit(code, VM_CALL, 2);
  if (block->awaits)
    compile_await(self);
}

static void
compile_enter(Compiler *self, int manager, bool awaits)
{
  const char *known = unit_name(self->unit, awaits ? "__aenter__" : "__enter__", awaits ? 10 : 9);
  int place = 0;
  while (self->unit->names[place] != known)
    place++;
  emit(self->code, VM_LOAD_FAST_BORROW, manager);
  emit(self->code, VM_LOAD_METHOD, place);
  emit(self->code, VM_CALL, 1);
  if (awaits)
    compile_await(self);
}

void
compile_with(Compiler *self, bool awaits)
{
  Code *code = self->code;
  int manager = emit_hidden(code), exception = emit_hidden(code);
  compile_expression(self);
  emit(code, VM_STORE_FAST, manager);
  compile_enter(self, manager, awaits);
  if (compile_take(self, "as"))
    compile_store(self, compile_next(self));
  else
    emit(code, VM_POP_TOP, 0);
  Block *block = compile_begin(code, BLOCK_WITH, manager);
  block->awaits = awaits;
  compile_suite(self);
  compile_protect(code, block);
  code->n_blocks--;
  compile_exit(self, block, -1);
  emit(code, VM_POP_TOP, 0);
  int end = emit_forward(code, VM_JUMP_FORWARD);
  compile_land_handlers(code, block);
  emit(code, VM_STORE_FAST, exception);
  compile_exit(self, block, exception);
  int swallowed = emit_forward(code, VM_POP_JUMP_IF_TRUE);
  emit(code, VM_LOAD_FAST_BORROW, exception);
  emit(code, VM_RERAISE, 0);
  emit_land(code, swallowed);
  emit_land(code, end);
}
