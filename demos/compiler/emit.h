/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The code of one function while it is being made: instructions, jumps whose end is not known yet,
 * the table of handlers. Compare Python/flowgraph.c and Python/assemble.c.
 */
#pragma once

#include "demos/compiler/unit.h"

#define CODE_MAX 600
#define CODE_MAX_HANDLERS 24
#define CODE_MAX_BLOCKS 12
#define CODE_MAX_EXITS 16

/** BlockKind: what `return`, `break` and `continue` come past on their way out */
typedef enum { BLOCK_LOOP, BLOCK_FINALLY, BLOCK_WITH, BLOCK_EXCEPT } BlockKind;

/**
 * Block: @body: the first token of a finally's suite. @hidden: the local that holds the manager of
 * a with, or the exception that is being handled. @start: where what is protected begins again.
 * @handled: the handlers whose target is not known yet. @exits: the jumps of `break`
 */
typedef struct {
  BlockKind kind;
  int body, hidden, start, top;
  bool awaits, iterates;
  int handled[CODE_MAX_EXITS], n_handled;
  int exits[CODE_MAX_EXITS], n_exits;
} Block;

/** Code: @depth: how many iterators of loops lie on the stack */
typedef struct {
  Unit *unit;
  const char *name;
  VmInstruction instructions[CODE_MAX];
  int n;
  const char *locals[VM_MAX_LOCALS];
  int n_locals, n_arguments;
  VmHandler handlers[CODE_MAX_HANDLERS];
  int n_handlers;
  Block blocks[CODE_MAX_BLOCKS];
  int n_blocks;
  int depth;
  uint8_t defaults[VM_MAX_LOCALS];
  int n_defaults;
  int levels[CODE_MAX_HANDLERS]; /* how many blocks stand around each handler */
  int returned; /* the local that keeps what is returned while blocks are left; 0: none yet */
} Code;

/** emit: Returns: the instruction's place */
int emit(Code *code, VmOpcode opcode, int argument);

/** emit_forward: a jump to somewhere further on; emit_land() says that it is here */
int emit_forward(Code *code, VmOpcode opcode);
void emit_land(Code *code, int jump);

/** emit_back: a jump back to the instruction at @target */
void emit_back(Code *code, VmOpcode opcode, int target);

/** emit_handler: what is raised from @start to here, in the block number @level, is handled at a
 * place that is set later. Returns: its place in the table */
int emit_handler(Code *code, int start, int level);

/** emit_local: Returns: the local's number, -1 when there is none of that name */
int emit_local(const Code *code, const char *name);

/** emit_hidden: Returns: the number of a new local that has no name */
int emit_hidden(Code *code);

/** emit_finish: Returns: (transfer none): the function, which belongs to the unit */
VmFunction *emit_finish(Code *code);
