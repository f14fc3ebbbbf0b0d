/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Data races by what happened before what: every thread keeps a clock of how far it knows each
 * other one to have come. Two accesses to one variable that neither clock orders are a race, also
 * in a run that came out right. Compare Lamport, 1978; Mattern, 1989; and ThreadSanitizer. It gives
 * no false alarm, but judges only what ran.
 */
#pragma once

#include "demos/schedule/world.h"

#define CLOCKS_ITEMS 16 /* in a queue */

typedef struct {
  unsigned at[PROGRAM_THREADS];
} VectorClock;

/** HappensBefore: @reads, @writes: of each variable, by each thread, the latest; @races: how many
 * accesses raced with an earlier one */
typedef struct {
  VectorClock threads[PROGRAM_THREADS], locks[PROGRAM_LOCKS];
  VectorClock items[WORLD_QUEUES][CLOCKS_ITEMS];
  int put[WORLD_QUEUES], got[WORLD_QUEUES];
  VectorClock reads[VM_N_GLOBALS + 1], writes[VM_N_GLOBALS + 1];
  int races;
} HappensBefore;

/** happens_before_begin: before each run */
void happens_before_begin(HappensBefore *order);

/** happens_before_step: what @thread does now */
void happens_before_step(HappensBefore *order, int thread, Step step);
