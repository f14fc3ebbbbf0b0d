/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A module: the global variables all threads of one interpreter share. The programs know them by
 * number; those from VM_FIRST_VARIABLE on are rebound while threads run.
 */
#pragma once

#include "demos/interpreter/lock.h"

#include <stdint.h>

typedef struct VmObject VmObject;
typedef struct VmThread VmThread;

enum {
  VM_GLOBAL_DECREMENT, /* def decrement(n): return n - 1 */
  VM_GLOBAL_ADD,       /* def add(n): return n + 1 */
  VM_GLOBAL_COUNTDOWN, /* def countdown(n) */
  VM_GLOBAL_NATIVE,    /* native(): what the demo gave; returns a number */
  VM_GLOBAL_LIST,      /* shared */
  VM_GLOBAL_DICT,      /* shared */
  VM_GLOBAL_OBJECT,    /* shared */
  VM_GLOBAL_ACQUIRE,   /* acquire() and release() of one threading.Lock */
  VM_GLOBAL_RELEASE,   /**/
  VM_GLOBAL_JOIN,      /* join(thread), put(queue) and get(queue): in the controlled build only, */
  VM_GLOBAL_PUT,       /* where acquire() and release() take the number of a lock, too */
  VM_GLOBAL_GET,       /**/
  VM_FIRST_VARIABLE,
  VM_GLOBAL_COUNTER = VM_FIRST_VARIABLE,
  VM_N_GLOBALS,
  VM_FIRST_NAMED = VM_N_GLOBALS, /* those of a compiled program (compiler/) */
  VM_MAX_GLOBALS = 256,
};

/** VmNativeCall: a function in C that programs can call; it may let go of the GIL meanwhile
 * (vm_thread_release(), vm_thread_reacquire()) */
typedef int64_t (*VmNativeCall)(VmThread *thread, void *data);

/** VmModule: @globals: places to be read without @lock (place.h), which who stores takes in the
 * free-threaded build; a module's dict works alike */
typedef struct {
  VmObject *_Atomic globals[VM_MAX_GLOBALS];
  VmLock lock;
  VmLock user_lock;          /* the threading.Lock */
  VmObject *_Atomic retired; /* see retire.h */
  VmNativeCall native;
  void *native_data;
} VmModule;
