/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A function that can stop in the middle and go on later, because it has a stack of its own. All
 * fibers share the thread that enters them, so one at a time runs and nobody else can choose which:
 * what a scheduler under control needs. Compare greenlets, and Modules/_asynciomodule.c for what
 * can stop without a stack.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <ucontext.h>

#define FIBER_STACK (64 * 1024)

typedef struct {
  /* Owned */
  ucontext_t context, outside;
  char *stack;

  /* Borrowed */
  void (*function)(void *data);
  void *data;

  bool done;
  void *checker, *checker_outside; /* what a sanitizer knows of them */
  const void *outside_stack;
  size_t outside_size;
} Fiber;

/** fiber_start: @function does not run before the first fiber_enter(). A fiber that is done may be
 * started again. Returns: false when there is no memory */
bool fiber_start(Fiber *fiber, void (*function)(void *data), void *data);

/** fiber_enter: lets it run until it leaves, or is done */
void fiber_enter(Fiber *fiber);

/** fiber_leave: called on @fiber: back to who entered it */
void fiber_leave(Fiber *fiber);

/** fiber_free: gives back its stack; it is done, or has never been entered */
void fiber_free(Fiber *fiber);
