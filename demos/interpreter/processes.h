/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same work by processes instead of threads: an interpreter each, with nothing shared. What
 * they reach together is the machine's ceiling. Used by the thread that runs the experiment.
 */
#pragma once

#include "demos/interpreter/thread.h"

/** vm_processes_run: Returns: the ns from the first fork to the end of the last of @n children; 0
 * when one could not be started or failed, or a control cut in */
uint64_t vm_processes_run(const VmBuild *build, VmProgram program, int64_t rounds, int n);
