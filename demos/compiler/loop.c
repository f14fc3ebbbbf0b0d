/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * `while`, `for`, and how they are left. Compare codegen_for() in Python/codegen.c.
 */
#include "demos/compiler/compile.h"

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

void
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

void
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

void
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
