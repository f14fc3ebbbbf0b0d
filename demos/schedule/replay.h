/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Runs that somebody chooses step by step; above all one that has been before. What fails can be
 * replayed, and while it still fails, made simpler.
 */
#pragma once

#include "demos/schedule/schedule.h"
#include "demos/schedule/world.h"

/** ScheduleChoice: @enabled: a bit for each thread that can go on; @step: from 0. Returns: one of
 * them */
typedef int (*ScheduleChoice)(void *data, unsigned enabled, int step);

/** choose_run: a whole run as @choose wants it; @schedule: (out) */
WorldEnd choose_run(World *world, ScheduleChoice choose, void *data, Schedule *schedule);

/** choose_replay: does what @wanted says; where it names one who cannot go on, or nobody any more,
 * whoever ran last goes on, otherwise the first who can. @schedule: (out): what came of it */
WorldEnd choose_replay(World *world, const Schedule *wanted, Schedule *schedule);

/** choose_shrink: makes a failing @schedule one with fewer switches that fails the same way, as
 * long as leaving out a single one does that */
void choose_shrink(World *world, Schedule *schedule);

/** choose_given: runs the schedule that somebody wrote down. @schedule, @end: (out). Returns: false
 * when @text is none, or names a thread that there is not */
bool choose_given(World *world, const char *text, Schedule *schedule, WorldEnd *end);
