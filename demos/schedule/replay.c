/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A schedule that was written down for one program may be replayed on another, so it is a wish:
 * where it cannot be had, the run goes on as it would without a switch.
 */
#include "demos/schedule/replay.h"

WorldEnd
choose_run(World *world, ScheduleChoice choose, void *data, Schedule *schedule)
{
  unsigned enabled;
  *schedule = (Schedule){0};
  world_begin(world);
  while ((enabled = world_enabled(world)) != 0 && schedule->n < SCHEDULE_STEPS) {
    int thread = choose(data, enabled, schedule->n);
    schedule_add(schedule, thread);
    world_step(world, thread);
  }
  return world_end(world);
}

typedef struct {
  const Schedule *wanted;
  int last;
} Replay;

static int
choose_wanted(void *data, unsigned enabled, int step)
{
  Replay *replay = data;
  int wanted = step < replay->wanted->n ? replay->wanted->who[step] : WORLD_NOBODY;
  if (wanted == WORLD_NOBODY || (enabled >> wanted & 1) == 0)
    wanted = replay->last;
  if (wanted == WORLD_NOBODY || (enabled >> wanted & 1) == 0)
    wanted = __builtin_ctz(enabled);
  return replay->last = wanted;
}

WorldEnd
choose_replay(World *world, const Schedule *wanted, Schedule *schedule)
{
  Schedule copy = *wanted;
  Replay replay = {&copy, WORLD_NOBODY};
  return choose_run(world, choose_wanted, &replay, schedule);
}

/* @schedule without the turn that begins at @from: its steps come right after the next turn of the
 * same thread begins, or last of all. */
static Schedule
without_turn(const Schedule *schedule, int from)
{
  Schedule less = {0};
  int who = schedule->who[from], end = from, next;
  while (end < schedule->n && schedule->who[end] == who)
    end++;
  for (next = end; next < schedule->n && schedule->who[next] != who;)
    next++;
  for (int i = 0; i < from; i++)
    schedule_add(&less, schedule->who[i]);
  for (int i = end; i < next; i++)
    schedule_add(&less, schedule->who[i]);
  for (int i = from; i < end; i++)
    schedule_add(&less, who);
  for (int i = next; i < schedule->n; i++)
    schedule_add(&less, schedule->who[i]);
  return less;
}

void
choose_shrink(World *world, Schedule *schedule)
{
  WorldEnd failure = choose_replay(world, schedule, schedule);
  for (int from = 0; from < schedule->n;) {
    Schedule less = without_turn(schedule, from);
    if (choose_replay(world, &less, &less) == failure &&
        schedule_switches(&less) < schedule_switches(schedule)) {
      *schedule = less;
      from = 0;
      continue;
    }
    int who = schedule->who[from];
    while (from < schedule->n && schedule->who[from] == who)
      from++;
  }
}

bool
choose_given(World *world, const char *text, Schedule *schedule, WorldEnd *end)
{
  Schedule wanted;
  if (!schedule_parse(&wanted, text))
    return false;
  for (int i = 0; i < wanted.n; i++)
    if (wanted.who[i] >= world->n)
      return false;
  *end = choose_replay(world, &wanted, schedule);
  return true;
}
