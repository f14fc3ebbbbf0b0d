/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a thread under control is about to do, as far as others can see it; and before which
 * instructions it stops to be told to go on.
 */
#pragma once

#include <stdbool.h>

typedef enum {
  STEP_LOCAL, /* nobody else can see it */
  STEP_READ,
  STEP_WRITE,
  STEP_ACQUIRE,
  STEP_RELEASE,
  STEP_JOIN,
  STEP_PUT,
  STEP_GET,
} StepKind;

/** Step: @place: the variable, the lock, the thread, the queue */
typedef struct {
  StepKind kind;
  int place;
} Step;

/** SchedulePoints: before which instructions a thread stops. Those that may have to wait, a lock's
 * acquire() and the like, belong to every set. */
typedef enum {
  POINTS_VISIBLE, /* the start, loads and stores of what is shared */
  POINTS_EVERY,   /* all of them */
  POINTS_CHECK,   /* where the GIL can change hands: RESUME, JUMP_BACKWARD, calls of C */
  POINTS_LOCKS,   /* nothing but those that may have to wait */
} SchedulePoints;

/** step_shares: Returns: whether it matters which of the two comes first: both are about the same
 * place, and not both of them only read it */
static inline bool
step_shares(Step a, Step b)
{
  bool variables = a.kind <= STEP_WRITE && b.kind <= STEP_WRITE;
  bool locks = (a.kind == STEP_ACQUIRE || a.kind == STEP_RELEASE) &&
               (b.kind == STEP_ACQUIRE || b.kind == STEP_RELEASE);
  bool queues = a.kind >= STEP_PUT && b.kind >= STEP_PUT;
  if (a.kind == STEP_LOCAL || b.kind == STEP_LOCAL || (a.kind == STEP_READ && b.kind == STEP_READ))
    return false;
  return (variables || locks || queues) && a.place == b.place;
}
