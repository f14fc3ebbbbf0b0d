/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Blocks that something must follow, however they are left. What `finally` says is compiled once
 * for each way out: the end of the block, an exception, `return`, `break`. Compare
 * codegen_try_finally() and codegen_unwind_fblock() in Python/codegen.c.
 */
#include "demos/compiler/compile.h"

Block *
compile_begin(Code *code, BlockKind kind, int hidden)
{
  Block *block = &code->blocks[code->n_blocks++];
  *block = (Block){.kind = kind, .hidden = hidden, .start = code->n};
  return block;
}

/* What was emitted since the block's start is protected, up to here. */
void
compile_protect(Code *code, Block *block)
{
  if (code->n > block->start)
    block->handled[block->n_handled++] =
        emit_handler(code, block->start, (int) (block - code->blocks));
}

void
compile_land_handlers(Code *code, const Block *block)
{
  for (int i = 0; i < block->n_handled; i++)
    code->handlers[block->handled[i]].target = (uint16_t) code->n;
}

static void
compile_finally(Compiler *self, int body)
{
  int at = self->at;
  self->at = body;
  compile_suite(self);
  self->at = at;
}

/* While the code of a block's end runs it protects no more, nor do those inside it. */
void
compile_leave(Compiler *self, int outermost)
{
  Code *code = self->code;
  int n = code->n_blocks;
  for (int i = n - 1; i >= outermost; i--) {
    Block *block = &code->blocks[i];
    if (block->kind == BLOCK_EXCEPT || block->kind == BLOCK_LOOP)
      continue;
    compile_protect(code, block);
    code->n_blocks = i;
    if (block->kind == BLOCK_FINALLY) {
      compile_finally(self, block->body);
    } else {
      compile_exit(self, block, -1);
      emit(code, VM_POP_TOP, 0);
    }
    code->n_blocks = n;
  }
  for (int i = outermost; i < n; i++)
    if (code->blocks[i].kind != BLOCK_EXCEPT)
      code->blocks[i].start = code->n;
}

/* `except CLASS as NAME:`; the exception lies on the stack. */
static void
compile_clause(Compiler *self, int exception, int *end)
{
  Code *code = self->code;
  int next = -1;
  emit(code, VM_LOAD_FAST_BORROW, exception);
  if (!compile_is(self, ":")) {
    compile_expression(self);
    emit(code, VM_CHECK_EXC_MATCH, 0);
    next = emit_forward(code, VM_POP_JUMP_IF_FALSE);
  }
  if (compile_take(self, "as"))
    compile_store(self, compile_next(self));
  else
    emit(code, VM_POP_TOP, 0);
  compile_suite(self);
  *end = emit_forward(code, VM_JUMP_FORWARD);
  if (next >= 0)
    emit_land(code, next);
  if (next >= 0)
    emit(code, VM_POP_TOP, 0);
}

static void
compile_except(Compiler *self)
{
  Code *code = self->code;
  int exits[CODE_MAX_EXITS], n = 0, exception = emit_hidden(code);
  Block *block = compile_begin(code, BLOCK_EXCEPT, exception);
  compile_suite(self);
  int handler = emit_handler(code, block->start, (int) (block - code->blocks));
  if (compile_take(self, "else"))
    compile_fail(self, "write what follows else behind the try");
  exits[n++] = emit_forward(code, VM_JUMP_FORWARD);
  code->handlers[handler].target = (uint16_t) code->n;
  emit(code, VM_STORE_FAST, exception);
  while (compile_take(self, "except"))
    compile_clause(self, exception, &exits[n++]);
  emit(code, VM_LOAD_FAST_BORROW, exception);
  emit(code, VM_RERAISE, 0);
  for (int i = 0; i < n; i++)
    emit_land(code, exits[i]);
  code->n_blocks--;
}

/* The token of the `finally` that belongs to the `try` whose colon is next; -1: there is none. */
static int
find_finally(const Compiler *self)
{
  Compiler ahead = *self;
  ahead.at = compile_skip_block(self);
  while (compile_is(&ahead, "except"))
    ahead.at = compile_skip_block(&ahead);
  return compile_is(&ahead, "finally") ? ahead.at : -1;
}

static bool
has_except(const Compiler *self)
{
  Compiler ahead = *self;
  ahead.at = compile_skip_block(self);
  return compile_is(&ahead, "except");
}

void
compile_try(Compiler *self)
{
  Code *code = self->code;
  int finally = find_finally(self);
  if (finally < 0) {
    compile_except(self);
    return;
  }
  int exception = emit_hidden(code);
  Block *block = compile_begin(code, BLOCK_FINALLY, exception);
  block->body = finally + 1;
  if (has_except(self))
    compile_except(self);
  else
    compile_suite(self);
  compile_protect(code, block);
  code->n_blocks--;
  compile_finally(self, finally + 1);
  int end = emit_forward(code, VM_JUMP_FORWARD);
  compile_land_handlers(code, block);
  emit(code, VM_STORE_FAST, exception);
  compile_finally(self, finally + 1);
  emit(code, VM_LOAD_FAST_BORROW, exception);
  emit(code, VM_RERAISE, 0);
  emit_land(code, end);
  self->at = finally + 1;
  self->at = compile_skip_block(self);
}
