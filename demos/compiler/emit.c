/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An instruction has one byte for its argument, as in CPython, where EXTENDED_ARG makes room for
 * more. Our functions are short.
 */
#include "demos/compiler/emit.h"

#include <stdlib.h>
#include <string.h>

int
emit(Code *code, VmOpcode opcode, int argument)
{
  if (code->n == CODE_MAX || argument < 0 || argument > UINT8_MAX)
    abort();
  code->instructions[code->n] = (VmInstruction){(uint8_t) opcode, (uint8_t) argument};
  return code->n++;
}

int
emit_forward(Code *code, VmOpcode opcode)
{
  return emit(code, opcode, 0);
}

void
emit_land(Code *code, int jump)
{
  int distance = code->n - jump - 1;
  if (distance > UINT8_MAX)
    abort();
  code->instructions[jump].argument = (uint8_t) distance;
}

void
emit_back(Code *code, VmOpcode opcode, int target)
{
  emit(code, opcode, code->n + 1 - target);
}

int
emit_handler(Code *code, int start, int level)
{
  if (code->n_handlers == CODE_MAX_HANDLERS)
    abort();
  code->levels[code->n_handlers] = level;
  code->handlers[code->n_handlers] =
      (VmHandler){(uint16_t) start, (uint16_t) code->n, 0, (uint8_t) code->depth};
  return code->n_handlers++;
}

int
emit_local(const Code *code, const char *name)
{
  for (int i = 0; i < code->n_locals; i++)
    if (code->locals[i] != NULL && strcmp(code->locals[i], name) == 0)
      return i;
  return -1;
}

int
emit_hidden(Code *code)
{
  if (code->n_locals == VM_MAX_LOCALS)
    abort();
  code->locals[code->n_locals] = NULL;
  return code->n_locals++;
}

static void *
copy(const void *bytes, size_t n)
{
  void *copied = malloc(n + 1);
  if (copied == NULL)
    abort();
  return memcpy(copied, bytes, n);
}

/* The first handler that fits is the innermost. */
static void
sort_handlers(Code *code)
{
  for (int i = 1; i < code->n_handlers; i++)
    for (int j = i; j > 0 && code->levels[j] > code->levels[j - 1]; j--) {
      VmHandler handler = code->handlers[j];
      int level = code->levels[j];
      code->handlers[j] = code->handlers[j - 1];
      code->levels[j] = code->levels[j - 1];
      code->handlers[j - 1] = handler;
      code->levels[j - 1] = level;
    }
}

VmFunction *
emit_finish(Code *code)
{
  Unit *unit = code->unit;
  VmFunction *function = malloc(sizeof *function);
  VmObject object = VM_FUNCTION_OBJECT;
  if (function == NULL || unit->n_functions == UNIT_MAX_FUNCTIONS)
    abort();
  sort_handlers(code);
  *function = (VmFunction){
      .object = object,
      .name = code->name,
      .code = copy(code->instructions, (size_t) code->n * sizeof *code->instructions),
      .constants = unit->constants,
      .locals = copy(code->locals, sizeof code->locals),
      .attributes = unit->names,
      .n_arguments = code->n_arguments,
      .n_defaults = code->n_defaults,
      .defaults = copy(code->defaults, sizeof code->defaults),
      .handlers = copy(code->handlers, (size_t) code->n_handlers * sizeof *code->handlers),
      .n_handlers = code->n_handlers,
      .length = code->n,
  };
  unit->functions[unit->n_functions++] = function;
  return function;
}
