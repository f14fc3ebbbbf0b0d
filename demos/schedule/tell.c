/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Schedules as the words and numbers that verdicts are made of.
 */
#include "demos/schedule/count.h"
#include "demos/schedule/replay.h"
#include "demos/schedule/showing.h"

#include "demos/trace/demo.h"

void
showing_tell(World *world, const Schedule *schedule)
{
  static char text[SCHEDULE_MAX_TEXT];
  Schedule shortest = *schedule;
  choose_shrink(world, &shortest);
  schedule_print(&shortest, text);
  demo_number("switches", schedule_switches(&shortest), "count");
  demo_word("schedule", text);
}

bool
showing_tell_given(World *world)
{
  static char text[SCHEDULE_MAX_TEXT];
  static const Schedule none = {0};
  Schedule given, simplest;
  Counted all;
  WorldEnd end;
  if (demo_replay() == NULL)
    return true;
  if (!choose_given(world, demo_replay(), &given, &end))
    return false;
  schedule_print(&given, text);
  demo_word("replay", text);
  demo_number("replay_fails", end != WORLD_RIGHT, "count");
  if (count_from(world, &none, &all, &simplest))
    demo_number("replay_more", schedule_switches(&given) - all.fewest, "count");
  return true;
}
