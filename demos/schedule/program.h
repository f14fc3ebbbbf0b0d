/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Programs of a few threads that run once, small enough to try all orders of their steps.
 * Immutable; any thread.
 */
#pragma once

#include "demos/interpreter/code.h"

#include <stdbool.h>
#include <stdint.h>

#define PROGRAM_THREADS 5
#define PROGRAM_LOCKS 5

/** ScheduleBody: what each thread does once */
typedef enum {
  BODY_PLAIN,     /* counter += 1 */
  BODY_CALL,      /* counter = add(counter) */
  BODY_LOCKED,    /* with lock: counter += 1 */
  BODY_CHECK_ACT, /* with lock: free = counter < 1; then, under the lock again: counter += 1 */
  BODY_JOINED,    /* counter += 1, but the second thread joins the first one before */
  BODY_QUEUED,    /* counter += 1, the second when it has got what the first one put */
  BODY_CIRCLE,    /* philosophers: each takes its left lock, then its right one */
  BODY_ORDERED,   /* the same, but the last one takes the lower number first */
  N_BODIES,
} ScheduleBody;

/** ScheduleProgram: @is_right: whether @counter is what @n threads should have left there; @counts:
 * whether they use it; @n_locks: how many locks they use */
typedef struct {
  const VmFunction *functions[PROGRAM_THREADS];
  bool (*is_right)(int n, int64_t counter);
  bool counts;
  int n_locks;
} ScheduleProgram;

/** program_get: @n: how many threads, 2 to PROGRAM_THREADS; philosophers sit at a table for as
 * many. Returns: (transfer none): until it is called with other arguments */
const ScheduleProgram *program_get(ScheduleBody body, int n);
