/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bytecode, and functions made of it. Opcodes carry CPython's names and do what CPython's do; the
 * argument means the same where there is one, but for jumps, which count instructions from the
 * next one. Compare Python/bytecodes.c and the output of `python3 -m dis`.
 */
#pragma once

#include "demos/interpreter/module.h"
#include "demos/interpreter/object.h"

typedef enum {
  VM_RESUME,            /* function entry: checks the eval breaker */
  VM_LOAD_FAST_BORROW,  /* push local ARG, not counted: nobody stores there meanwhile */
  VM_LOAD_CONST,        /* push constant ARG */
  VM_LOAD_GLOBAL,       /* push global ARG */
  VM_STORE_FAST,        /* pop into local ARG */
  VM_STORE_GLOBAL,      /* pop into global ARG */
  VM_BINARY_OP,         /* pop two, push the result of VmBinary ARG */
  VM_COMPARE_OP,        /* pop two, push True or False by VmCompare ARG */
  VM_POP_JUMP_IF_FALSE, /* pop; if false, go ARG instructions on */
  VM_JUMP_BACKWARD,     /* go ARG instructions back: checks the eval breaker */
  VM_CALL,              /* call with ARG arguments; after a function in C, check the eval breaker */
  VM_POP_TOP,           /* pop */
  VM_RETURN_VALUE,      /* pop and return */
  VM_BUILD_LIST,        /* push an empty list */
  VM_BUILD_MAP,         /* push an empty dict */
  VM_BUILD_THING,       /* push a new Thing (CPython would call the class) */
  VM_CALL_LIST_APPEND,  /* pop a value and a list, append; no check, so nothing comes between */
  VM_BINARY_SUBSCR,     /* pop a key and a container, push what is there */
  VM_STORE_SUBSCR,      /* pop a key, a container and a value, store it there */
  VM_LOAD_ATTR,         /* pop a thing, push attribute ARG */
  VM_STORE_ATTR,        /* pop a thing and a value, store it as attribute ARG */

  /* What coroutines need, and programs that are compiled from source (eval-coroutine.c,
   * eval-objects.c). */
  VM_RETURN_GENERATOR,  /* entry of an async def: leave with a coroutine that owns this frame */
  VM_GET_AWAITABLE,     /* pop what is awaited, push what is sent to */
  VM_SEND,              /* resume what lies below the top; when it has ended, go ARG on */
  VM_YIELD_VALUE,       /* leave with the top, to be resumed after it */
  VM_END_SEND,          /* drop what lies below the top */
  VM_JUMP_NO_INTERRUPT, /* go ARG back without a check: JUMP_BACKWARD_NO_INTERRUPT */
  VM_JUMP_FORWARD,      /* go ARG on */
  VM_POP_JUMP_IF_TRUE,  /* pop; if true, go ARG on */
  VM_TO_BOOL,           /* pop, push True or False */
  VM_UNARY_NOT,         /* pop True or False, push the other */
  VM_IS_OP,             /* pop two, push whether they are the same; ARG 1: whether not */
  VM_LOAD_METHOD,       /* pop, push its method of name ARG and itself: LOAD_ATTR of a call */
  VM_LOAD_ATTRIBUTE,    /* pop, push its attribute of name ARG: LOAD_ATTR */
  VM_STORE_ATTRIBUTE,   /* pop an instance and a value, store it by name ARG: STORE_ATTR */
  VM_LIST_APPEND,       /* pop, append to the list that is then on top */
  VM_LIST_EXTEND,       /* pop a list, append what it holds to the one that is then on top */
  VM_CALL_FUNCTION_EX,  /* pop a list of arguments and a callable, push what it returns */
  VM_GET_ITER,          /* pop a list or a range, push an iterator */
  VM_FOR_ITER,          /* push the iterator's next; when there is none drop it, go ARG on */
  VM_CHECK_EXC_MATCH,   /* pop a class, push whether the exception below is of it */
  VM_RAISE_VARARGS,     /* pop an exception or its class, raise it */
  VM_RERAISE,           /* pop an exception, raise it again */
  VM_N_OPCODES,
} VmOpcode;

typedef enum {
  VM_ADD,
  VM_SUBTRACT,
  VM_MULTIPLY,
  VM_AND,
  VM_TRUE_DIVIDE, /* from here on, not in the loop itself: eval-objects.c */
  VM_FLOOR_DIVIDE,
  VM_REMAINDER,
} VmBinary;

typedef enum {
  VM_LESS,
  VM_EQUAL,
  VM_GREATER,
  VM_NOT_EQUAL,
  VM_LESS_EQUAL,
  VM_GREATER_EQUAL,
} VmCompare;

/** VmInstruction: two bytes, as CPython's code unit */
typedef struct {
  uint8_t opcode;
  uint8_t argument;
} VmInstruction;

#define VM_MAX_LOCALS 12
#define VM_MAX_STACK 10
#define VM_MAX_DEPTH 200

/** VmHandler: what is raised by the instructions from @start up to, not including, @end is handled
 * at @target: the stack is cut to @depth and the exception pushed. As an entry of
 * co_exceptiontable; the first that fits counts. */
typedef struct {
  uint16_t start, end, target;
  uint8_t depth;
} VmHandler;

/** VmFunction: code and what it refers to. Immortal, like the code of a program. @native: a
 * function in C; the rest is then unused. @locals, @attributes: their names, for who reads the
 * code. @defaults: of the last @n_defaults arguments, indices of constants */
typedef struct {
  VmObject object;
  const char *name;
  const VmInstruction *code;
  VmObject *const *constants;
  const char *const *locals;
  const char *const *attributes;
  int n_arguments;
  int n_defaults;
  const uint8_t *defaults;
  const VmHandler *handlers;
  int n_handlers;
  int length; /* of the code; 0: not said */
  VmObject *(*native)(VmThread *thread, VmObject *const *arguments, int n);
} VmFunction;

extern const VmType vm_function_type;

#define VM_FUNCTION_OBJECT VM_IMMORTAL_OBJECT(&vm_function_type)
