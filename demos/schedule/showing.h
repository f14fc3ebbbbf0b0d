/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A schedule to look at: a lane for each thread, a step at a time, slow enough to follow; and what
 * the threads run. For the thread that runs the experiment.
 */
#pragma once

#include "demos/schedule/schedule.h"
#include "demos/schedule/world.h"

#define SHOWING_MAX_TEXT 64

/** showing_lanes: announces a lane for each thread */
void showing_lanes(const World *world);

/** showing_listing: lists what the first thread runs, with @note */
void showing_listing(const World *world, const char *note);

/** showing_describe: @text: (out): the instruction that @thread stops before, as a listing has it;
 * empty when it is done */
void showing_describe(const World *world, int thread, char text[SHOWING_MAX_TEXT]);

/** showing_begin, showing_step, showing_end: a run that is recorded; @thread does its next step */
void showing_begin(World *world);
void showing_step(World *world, int thread);
WorldEnd showing_end(World *world);

/** showing_play: all of @schedule within @seconds. Returns: how it ended, or would have: a control
 * cuts it short */
WorldEnd showing_play(World *world, const Schedule *schedule, double seconds);

/** showing_tell: reports the failing @schedule with no switch that it can do without, as the word
 * “schedule” and the number “switches” */
void showing_tell(World *world, const Schedule *schedule);

/** showing_tell_given: reports what becomes of the schedule that the run was given, if it was, and
 * how many switches it has more than the simplest that fails. Returns: false when it does not fit
 * the threads */
bool showing_tell_given(World *world);
