/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a loop is shown: a lane for each task (ready, running, waiting, done) and one that says
 * whose step the loop runs. Nothing but a comparison when it is not recorded. The loop's thread.
 */
#pragma once

#include "demos/loop/loop.h"

void shown_step_begins(Loop *loop, const LoopTask *task);
void shown_step_ends(Loop *loop, const LoopTask *task);
void shown_event(Loop *loop, const LoopTask *task, TraceEvent event);

/** shown_woken: @callable was scheduled: when it is a task's step, that task is ready */
void shown_woken(Loop *loop, const VmObject *callable);

/** shown_slow: @callable has kept the loop for more than LOOP_SLOW_NS */
void shown_slow(Loop *loop, const VmObject *callable);
