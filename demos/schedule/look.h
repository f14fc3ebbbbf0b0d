/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an instruction is about to do, read from its operands: the same that a tracer in Python
 * reads from frame.f_code and frame.f_lasti.
 */
#pragma once

#include "demos/schedule/step.h"

#include "demos/interpreter/frame.h"

/** look_at: Returns: what others can see of the instruction @at */
Step look_at(const VmFrame *frame, const VmInstruction *at);

/** look_is_point: @outermost: whether it stands in the thread's own function. Returns: whether a
 * thread stops there */
bool look_is_point(SchedulePoints points, const VmFrame *frame, const VmInstruction *at,
                   bool outermost);
