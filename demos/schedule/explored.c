/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Of the schedules themselves only two are kept: there can be any number.
 */
#include "demos/schedule/explored.h"

static void
add_failing(Explored *explored, const Schedule *schedule)
{
  if (explored->first == 0) {
    explored->first = explored->schedules;
    explored->failing = explored->fewest = *schedule;
  }
  if (schedule_switches(schedule) < schedule_switches(&explored->fewest))
    explored->fewest = *schedule;
}

void
explored_add(Explored *explored, const Schedule *schedule, WorldEnd end, double chance)
{
  explored->schedules++;
  explored->wrong += end == WORLD_WRONG;
  explored->deadlocks += end == WORLD_DEADLOCK;
  explored->deepest = schedule->n > explored->deepest ? schedule->n : explored->deepest;
  if (end == WORLD_RIGHT)
    return;
  explored->chance += chance;
  add_failing(explored, schedule);
}
