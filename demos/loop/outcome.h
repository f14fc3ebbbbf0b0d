/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a program returned or raised, in a form that does not depend on the interpreter's build. The
 * loop's thread.
 */
#pragma once

#include "demos/interpreter/thread.h"
#include "demos/loop/names.h"
#include "demos/loop/run.h"

/** loop_outcome_add: adds @result, or, when it is a list, what it holds */
void loop_outcome_add(VmThread *thread, LoopOutcome *outcome, VmObject *result);

/** loop_outcome_raised: takes what the thread is raising */
void loop_outcome_raised(VmThread *thread, LoopOutcome *outcome);
