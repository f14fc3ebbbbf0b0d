/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From tokens to bytecode in one pass: each rule of the grammar is a function that reads its tokens
 * and emits its code. Compare Grammar/python.gram and Python/codegen.c, where a syntax tree stands
 * between the two. Only the compiler's files include it.
 *
 * As much of Python as the programs need: functions, classes without bases but one, global
 * variables, `if`, `while`, `for`, `try`, `with`, `await`. No closures, no comprehensions. Names of
 * keyword arguments are passed over: they are taken by their place.
 */
#pragma once

#include "demos/compiler/emit.h"
#include "demos/compiler/tokens.h"

/** Compiler: @prefix: (nullable): of the module being compiled. @code: of the function */
typedef struct {
  Unit *unit;
  const char *prefix;
  const Token *tokens;
  int at;
  Code *code;
} Compiler;

/** compile_fail: tells of a mistake in one of our own programs, and ends this one */
_Noreturn void compile_fail(const Compiler *self, const char *message);

/** compile_is: whether the next token is the sign or the word @text */
bool compile_is(const Compiler *self, const char *text);
/** compile_take: goes past it, if it is. Returns: whether it was */
bool compile_take(Compiler *self, const char *text);
void compile_expect(Compiler *self, const char *text);
/** compile_next: Returns: the next token's text, which must be a name; goes past it */
const char *compile_next(Compiler *self);

/** compile_token_is: the same for any token that is a name or a sign */
bool compile_token_is(const Token *token, const char *text);

/** compile_find_global: Returns: its place, -1 for none: one of this module before one that
 * everybody has. compile_declare: adds one to this module */
int compile_find_global(const Compiler *self, const char *name);
int compile_declare(Compiler *self, const char *name);

/** compile_load, compile_store: of a local or global variable */
void compile_load(Compiler *self, const char *name);
void compile_store(Compiler *self, const char *name);

/** compile_expression: leaves its value on the stack */
void compile_expression(Compiler *self);
/** compile_primary: the same for what no operator is part of */
void compile_primary(Compiler *self);

/** compile_call: from behind the opening bracket on; @n arguments lie on the stack already */
void compile_call(Compiler *self, int n);

/** compile_await: waits for what lies on the stack and leaves its result there */
void compile_await(Compiler *self);

/** compile_suite: what follows a colon: one line, or lines that are indented */
void compile_suite(Compiler *self);
void compile_statement(Compiler *self);
void compile_while(Compiler *self);
void compile_for(Compiler *self);
/** compile_jump: `break`, when it leads @out, or `continue` */
void compile_jump(Compiler *self, bool out);
/** compile_assignment: Returns: whether the line was one */
bool compile_assignment(Compiler *self);
/** compile_skip_block: Returns: the token behind the suite whose colon is next */
int compile_skip_block(const Compiler *self);

/** compile_leave: the code of all blocks within number @outermost, inside first: what `finally`
 * says and what a manager does at its exit */
void compile_leave(Compiler *self, int outermost);
/** compile_begin, compile_protect, compile_land_handlers: a block begins; what was emitted since
 * then is protected up to here; its exceptions are handled from here on */
Block *compile_begin(Code *code, BlockKind kind, int hidden);
void compile_protect(Code *code, Block *block);
void compile_land_handlers(Code *code, const Block *block);
/** compile_exit: leaves the manager of @block. @exception: a local, -1: there is none */
void compile_exit(Compiler *self, const Block *block, int exception);
void compile_try(Compiler *self);
void compile_with(Compiler *self, bool awaits);

/** compile_function: from behind `def` on. Leaves the function on the stack, or rather a constant:
 * no function of ours has a closure. Returns: (transfer none) */
VmFunction *compile_function(Compiler *self, bool is_coroutine);
