/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many schedules there are and how many of them fail, without trying each: two that lead to the
 * same state have the same future. A state is how far each thread has come, what it has read on the
 * way, and what all share. Compare explicit-state model checking, as in SPIN: Holzmann, “The Model
 * Checker SPIN”, 1997.
 */
#pragma once

#include "demos/schedule/schedule.h"
#include "demos/schedule/world.h"

/** Counted: what can come after some steps: so many @orders, of which @failing fail; @fewest: with
 * how many switches from here one does, or -1 */
typedef struct {
  double orders, failing;
  int fewest;
} Counted;

/** count_from: @steps: that can be done. @simplest: (out): one that begins with @steps and fails
 * with the fewest switches; empty where none fails. Returns: false when they are too many */
bool count_from(World *world, const Schedule *steps, Counted *counted, Schedule *simplest);
