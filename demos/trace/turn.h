/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a run stands in which somebody else is the scheduler: what each thread does next, what they
 * share, and whose turn it can be. Filled by who knows the threads (schedule/turn.h), told by
 * demo_turn(). Texts are translated.
 */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#define TURN_THREADS 5
#define TURN_LINES 48
#define TURN_VALUES 6 /* a counter, and a lock for each thread */
#define TURN_MAX_TEXT 64

/**
 * TurnThread: a thread, between two of its steps
 * @function: what it is in; @lines: the instructions of that; @at: the one that comes next,
 * @n_lines when it is done
 * @holds: what it has read or computed and nobody else sees; may be empty
 * @can: whether it can be told to go on
 */
typedef struct {
  char name[TURN_MAX_TEXT];
  const char *function;
  int n_lines, at;
  char lines[TURN_LINES][TURN_MAX_TEXT];
  char holds[TURN_MAX_TEXT];
  bool can;
} TurnThread;

/** TurnValue: something that all threads see */
typedef struct {
  char name[TURN_MAX_TEXT], value[TURN_MAX_TEXT];
} TurnValue;

/** Turn: @done: the steps that brought it here, a digit each; @goal: a schedule worth showing, or
 * NULL; @over: nobody can go on */
typedef struct {
  const char *done, *goal;
  bool over;
  int n_threads, n_values;
  TurnThread threads[TURN_THREADS];
  TurnValue values[TURN_VALUES];
} Turn;

/** turn_json: its members, for a line that has begun; turn_print: for a person at a terminal. Only
 * for the sinks. */
void turn_json(FILE *line, const Turn *turn);
void turn_print(const Turn *turn);
