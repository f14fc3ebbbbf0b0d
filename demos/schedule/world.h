/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Threads of the small interpreter under control: each stops before each step and goes on when it
 * is told to, so a run depends on nothing but who was told when. A world runs its program again and
 * again, from the start each time; whoever explores it remembers the choices, not the world.
 * Compare what sys.settrace() with f_trace_opcodes allows in Python. One world at a time, on one
 * thread.
 */
#pragma once

#include "demos/schedule/fiber.h"
#include "demos/schedule/program.h"
#include "demos/schedule/step.h"

#include "demos/interpreter/code.h"
#include "demos/interpreter/frame.h"
#include "demos/interpreter/thread.h"

#define WORLD_QUEUES 2
#define WORLD_NOBODY (-1)

typedef enum {
  WORLD_RIGHT,    /* all are done, and the sum is right */
  WORLD_WRONG,    /* all are done, and it is not */
  WORLD_DEADLOCK, /* nobody can go on, and not all are done */
} WorldEnd;

typedef struct World World;

typedef struct {
  VmThread vm; /* first, so that the interpreter's thread leads to ours */
  World *world;
  Fiber fiber;

  /* What it stops before. */
  Step next;
  const VmFunction *function;
  const VmInstruction *at;
  const VmFrame *frame;
} WorldThread;

/** WorldWatch: told of each step when it happens */
typedef void (*WorldWatch)(void *data, int thread, Step step);

struct World {
  /* Owned */
  VmInterpreter interpreter;
  WorldThread threads[PROGRAM_THREADS];

  /* Borrowed */
  const ScheduleProgram *program;
  WorldWatch watch;
  void *data;

  SchedulePoints points;
  int n;
  int holder[PROGRAM_LOCKS];
  int queued[WORLD_QUEUES];
  bool ending;
};

/** world_init: @n: how many threads. Returns: false when there is no memory */
bool world_init(World *world, const ScheduleProgram *program, int n, SchedulePoints points);
void world_destroy(World *world);

/** world_watch: @watch: (nullable) */
void world_watch(World *world, WorldWatch watch, void *data);

/** world_begin: a new run; every thread stands before its first step */
void world_begin(World *world);

/** world_enabled: Returns: a bit for each thread that can go on: it is not done, and what it waits
 * for is there. 0: the run is over */
unsigned world_enabled(const World *world);

/** world_step: lets an enabled @thread do its next step, and all up to the one after */
void world_step(World *world, int thread);

/** world_end: ends the run; threads that stand somewhere give up. Returns: how it ended, where
 * nobody was enabled any more */
WorldEnd world_end(World *world);

/** world_counter: Returns: the number in the shared variable */
int64_t world_counter(const World *world);
