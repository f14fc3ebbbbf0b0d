/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Somebody else is the scheduler: where a run stands after the steps so far, and what can still
 * become of it. For the thread that runs the experiment.
 */
#pragma once

#include "demos/schedule/world.h"

/** turn_tell: tells the turn after @steps, a schedule as text, and reports for the table of turns
 * what they lead to. Returns: false when @steps are none of these threads, or one of them cannot be
 * done */
bool turn_tell(World *world, const char *steps);
