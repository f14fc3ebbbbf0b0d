/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The builds of the interpreter. CPython has two: with the GIL, and free-threaded. They are made of
 * the same files, compiled anew for each; VM_FREE_THREADED (CPython's Py_GIL_DISABLED) chooses what
 * an object's header is, how references are counted, and whether objects are locked. Demos see a
 * build only as a VmBuild, so that one program can run both. The third one, VM_CONTROLLED, stops
 * before each instruction and asks whether to go on (controlled.h): who runs next is decided there,
 * not by the machine.
 */
#pragma once

#include "demos/interpreter/module.h"
#include "demos/trace/listing.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct VmThread VmThread;

/** VmProgram: the programs of programs.c; their argument is a count of rounds */
typedef enum {
  VM_COUNTDOWN,     /* arithmetic on a local variable */
  VM_CALLS,         /* a call of a Python function each round */
  VM_OWN_LIST,      /* append to a list of one's own */
  VM_OWN_DICT,      /* change the values of a dict of one's own */
  VM_OWN_OBJECT,    /* change an attribute of an object of one's own */
  VM_SHARED_LIST,   /* the same on what all threads share */
  VM_SHARED_DICT,   /**/
  VM_SHARED_OBJECT, /**/
  VM_MIXED,         /* some of everything, own */
  VM_ADD_PLAIN,     /* counter += 1, on a global variable */
  VM_ADD_CALL,      /* counter = add(counter), with a call inside */
  VM_ADD_LOCKED,    /* with lock: counter += 1 */
  VM_JOBS,          /* countdown(native()): what the module was given, and then some bytecode */
  VM_N_PROGRAMS,
} VmProgram;

/**
 * VmBuild:
 * @has_gil: whether its threads need to hold it
 * @header_size: bytes of an object without its value: object()
 * @int_size: bytes of a number that is not small
 * @make_module: fills in the global variables; false when there is no memory
 * @clear_module: drops them; on any thread, when all others have ended
 * @read_counter: the number in the global variable counter
 * @run: runs a program on the calling thread, which holds the GIL if there is one. Returns: the
 * number it returned, 0 when it was none
 * @disassemble: what the eval loop runs as @program, see disassemble.h; @variable: a VM_GLOBAL
 * @handle_queue: merges counts that other threads queued (free-threaded only)
 */
typedef struct {
  const char *name;
  bool has_gil;
  size_t header_size;
  size_t int_size;
  bool (*make_module)(VmModule *module);
  void (*clear_module)(VmModule *module);
  int64_t (*read_counter)(const VmModule *module);
  int64_t (*run)(VmThread *thread, VmProgram program, int64_t rounds);
  void (*disassemble)(const VmModule *module, VmProgram program, int variable, Listing *listing);
  void (*handle_queue)(VmThread *thread);
} VmBuild;

extern const VmBuild vm_build_gil;
extern const VmBuild vm_build_free;
extern const VmBuild vm_build_controlled;
