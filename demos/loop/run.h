/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An experiment on a loop: a program in Python, compiled, run by a loop on a thread of an
 * interpreter, and what it returned. The thread that runs the demo calls; it knows the
 * interpreter's two builds only as a VmBuild.
 */
#pragma once

#include "demos/interpreter/setup.h"
#include "demos/loop/tally.h"
#include "demos/trace/listing.h"

#define LOOP_MAX_KNOBS 8
#define LOOP_MAX_VALUES 64
#define LOOP_MAX_TEXT 32

/* Lanes: of the tasks from 0 on, then of the pool's threads. */
#define LOOP_TASKS_SHOWN 12
#define LOOP_WORKER_LANE 24
#define LOOP_WORKERS_SHOWN 6
#define LOOP_LANE 40        /* whose step the loop runs */
#define LOOP_HOLDER_LANE 41 /* of the GIL */

typedef struct {
  const char *name; /* NULL: there are no more */
  double value;
} LoopKnob;

/**
 * LoopProgram:
 * @source: Python, as in a script of data/python
 * @entry: the coroutine function that is run, without arguments
 * @knobs: global variables that it finds set
 * @is_virtual: whether it has a time of its own (clock.h)
 * @free_threaded: on the build without a GIL
 * @shown: whether lanes are recorded
 */
typedef struct {
  const char *source, *entry;
  LoopKnob knobs[LOOP_MAX_KNOBS];
  bool is_virtual, free_threaded, shown;
  unsigned interval_us;
} LoopProgram;

/** LoopValue: a number, or text (“True”, “None”, the name of an exception's class …) */
typedef struct {
  char text[LOOP_MAX_TEXT];
  double number; /* NAN: it is text */
} LoopValue;

/** LoopOutcome: @values: what the program returned: a value, or those of a list. @raised: the class
 * of what it raised instead; empty when it raised nothing. @ns: of the loop's clock */
typedef struct {
  LoopValue values[LOOP_MAX_VALUES];
  int n;
  char raised[LOOP_MAX_TEXT];
  uint64_t ns;
  LoopTally tally;
} LoopOutcome;

/** loop_run_program: Returns: false when a control cut in, or the system gave no thread; @outcome
 * is then not to be used */
bool loop_run_program(const LoopProgram *program, LoopOutcome *outcome);

/** loop_list_program: @function: of the program, and those it calls; what is loaded and stored of
 * the global @variable is marked, and where others can come in between: where it may suspend */
void loop_list_program(const LoopProgram *program, const char *function, const char *variable,
                       Listing *listing);

/** loop_tell_order: runs @entry in virtual time and tells what it returned as the order @name.
 * Returns: false as loop_run_program() */
bool loop_tell_order(LoopProgram program, const char *entry, const char *name);

/** loop_numbers: runs @entry in virtual time. @numbers: (out): what it returned, NAN for what there
 * is not. Returns: false as loop_run_program() */
bool loop_numbers(LoopProgram program, const char *entry, double *numbers, int n);

/** loop_lanes: announces the lanes of @tasks tasks, the first of which is called @first, and the
 * one that says whose step the loop runs */
void loop_lanes(const char *first, int tasks);

/** loop_percentile: Returns: of the times that the program recorded, in ms; NAN when there are
 * none. They are sorted */
double loop_percentile(LoopOutcome *outcome, double percent);

/** loop_task_memory: Returns: bytes of a task that waits in sleep(): itself, its coroutines, the
 * future, the timer and their callbacks */
size_t loop_task_memory(void);
