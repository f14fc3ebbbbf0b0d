/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What programs under control can wait for: acquire(lock), release(lock), join(thread), put(queue)
 * and get(queue), each with the number of what it is about. None of them ever waits itself: the
 * world lets a thread go on only when what it waits for is there.
 */
#pragma once

#include "demos/schedule/step.h"

#include "demos/interpreter/code.h"

/** natives_install: puts them where programs look for them */
void natives_install(VmModule *module);

/** natives_kind: Returns: what calling @function means; STEP_LOCAL: nothing */
StepKind natives_kind(const VmFunction *function);
