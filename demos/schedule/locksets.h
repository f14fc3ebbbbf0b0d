/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data races by locks: which lock was held at every access to a variable? When none is left, that
 * is called a race. Savage et al., “Eraser: A Dynamic Data Race Detector for Multithreaded
 * Programs”, 1997. It knows of no other order than locks, so what a join orders is a false alarm;
 * in return it does not depend on who happened to come first.
 */
#pragma once

#include "demos/schedule/world.h"

/** LockSetState: of a variable, as in the paper's figure 4: nothing is wrong while a single thread
 * uses it, or while all only read */
typedef enum {
  LOCKSET_VIRGIN,
  LOCKSET_EXCLUSIVE,
  LOCKSET_SHARED,
  LOCKSET_SHARED_MODIFIED,
} LockSetState;

/** LockSets: @candidates: a bit for each lock that was held at all accesses so far; @alarms: how
 * many accesses left none */
typedef struct {
  unsigned held[PROGRAM_THREADS];
  struct {
    LockSetState state;
    int owner;
    unsigned candidates;
  } variables[VM_N_GLOBALS + 1];
  int alarms;
} LockSets;

/** locksets_begin: before each run */
void locksets_begin(LockSets *sets);

/** locksets_step: what @thread does now */
void locksets_step(LockSets *sets, int thread, Step step);
