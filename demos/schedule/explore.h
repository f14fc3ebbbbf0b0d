/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Trying the schedules of a program, all of them or as many as matter. Each is a run from the start
 * that follows the one before up to the last choice not yet tried the other way: nothing but the
 * choices is kept. Compare Godefroid, “Model Checking for Programming Languages using VeriSoft”,
 * 1997; for bounds Musuvathi et al., CHESS, OSDI 2008.
 */
#pragma once

#include "demos/schedule/explored.h"
#include "demos/schedule/world.h"

#define EXPLORE_UNBOUNDED SCHEDULE_STEPS

/**
 * Explorer:
 * @sleeping: leave out orders that differ only in steps that do not share anything
 * @preemptions: at most so often a thread that could go on is stopped; or EXPLORE_UNBOUNDED
 * @switches: at most so many switches of any kind; or EXPLORE_UNBOUNDED
 * @limit: of schedules; 0: none
 * @give_up: (nullable): asked now and then; true ends it
 * @seen: (nullable): told of each schedule and how it ended; false ends it
 */
typedef struct {
  bool sleeping;
  int preemptions, switches;
  long limit;
  bool (*give_up)(void);
  bool (*seen)(void *data, const Schedule *schedule, WorldEnd end);
  void *data;
} Explorer;

/** explore: tries what @explorer allows */
void explore(World *world, const Explorer *explorer, Explored *explored);
