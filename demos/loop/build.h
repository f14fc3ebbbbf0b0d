/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The loop of one build of the interpreter (interpreter/build.h), seen from outside.
 */
#pragma once

#include "demos/interpreter/thread.h"
#include "demos/loop/run.h"

typedef struct {
  /* on the thread that is to run the loop */
  void (*run)(VmThread *thread, const LoopProgram *program, LoopOutcome *outcome);
  /* on any other thread of its interpreter */
  void (*work)(VmThread *thread);
  void (*list)(const LoopProgram *program, const char *function, const char *variable,
               Listing *listing);
  size_t task_bytes; /* see loop_task_memory() */
} LoopBuild;

extern const LoopBuild loop_build_gil, loop_build_free;
