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
} VmOpcode;

typedef enum {
  VM_ADD,
  VM_SUBTRACT,
  VM_MULTIPLY,
  VM_AND,
} VmBinary;

typedef enum {
  VM_LESS,
  VM_EQUAL,
  VM_GREATER,
} VmCompare;

/** VmInstruction: two bytes, as CPython's code unit */
typedef struct {
  uint8_t opcode;
  uint8_t argument;
} VmInstruction;

#define VM_MAX_LOCALS 8
#define VM_MAX_STACK 8
#define VM_MAX_DEPTH 200

/** VmFunction: code and what it refers to. Immortal, like the code of a program. @native: a
 * function in C; the rest is then unused. @locals, @attributes: their names, for who reads the
 * code */
typedef struct {
  VmObject object;
  const char *name;
  const VmInstruction *code;
  VmObject *const *constants;
  const char *const *locals;
  const char *const *attributes;
  int n_arguments;
  VmObject *(*native)(VmThread *thread, VmObject *const *arguments, int n);
} VmFunction;

extern const VmType vm_function_type;

#define VM_FUNCTION_OBJECT VM_IMMORTAL_OBJECT(&vm_function_type)
