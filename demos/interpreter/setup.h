/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How most experiments begin: an interpreter as the knobs `gil` and `interval_us` want it, a lane
 * for each thread, and as much work as the time allows. Used by the thread that runs the
 * experiment.
 */
#pragma once

#include "demos/interpreter/team.h"

/** vm_setup: @lane: for the holder. Returns: false when there is no memory */
bool vm_setup(VmInterpreter *interpreter, int lane);

/** vm_setup_lanes: announces @n threads on lanes from 0 on, and @holder where a GIL is to be
 * shown */
void vm_setup_lanes(int n, int holder, bool gil);

/** vm_setup_rounds: Returns: how many rounds of @program each of @n threads should do, so that all
 * of them one after the other take @seconds in an interpreter of vm_setup() */
int64_t vm_setup_rounds(VmTeam *team, VmProgram program, double seconds, int n);
