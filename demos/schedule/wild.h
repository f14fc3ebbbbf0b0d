/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same philosophers left to themselves: real threads and real locks, and the machine decides
 * who runs. For the thread that runs the experiment.
 */
#pragma once

#include <stdbool.h>

/** wild_deadlocks: @ordered: whether the last one takes its locks the other way round. @give_up:
 * asked before each run. Returns: in how many of @runs somebody could not get on */
int wild_deadlocks(int threads, bool ordered, int runs, bool (*give_up)(void));
