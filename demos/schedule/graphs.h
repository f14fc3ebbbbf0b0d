/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two graphs of locks. Who waits for whom is a picture of one moment: a circle in it is a deadlock.
 * Which lock is taken while which other is held is a memory of whole runs: a circle in it says that
 * a deadlock can come, even when none has. Compare Coffman, Elphick and Shoshani, “System
 * Deadlocks”, 1971, and the kernel's lockdep.
 */
#pragma once

#include "demos/schedule/world.h"

/** LockOrder: @held: a bit for each lock that the thread holds; @after: a bit for each lock that
 * was taken while this one was held */
typedef struct {
  unsigned held[PROGRAM_THREADS];
  unsigned after[PROGRAM_LOCKS];
} LockOrder;

/** lock_order_watch: a WorldWatch; @data is the LockOrder, which may watch several runs, one after
 * the other */
void lock_order_watch(void *data, int thread, Step step);

/** lock_order_circle: @locks: (out): a shortest circle. Returns: how many locks are in it; 0: there
 * is none */
int lock_order_circle(const LockOrder *order, int locks[PROGRAM_LOCKS]);

/** wait_for_circle: @threads: (out): each waits for what the next one holds, the last for what the
 * first one does. Returns: how many; 0: nobody waits in a circle */
int wait_for_circle(const World *world, int threads[PROGRAM_THREADS]);
