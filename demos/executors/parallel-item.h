/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One item of a parallel job, done by one worker, in this process or another. Used by parallel.c
 * and its ways.
 */
#pragma once

#include "demos/executors/parallel.h"
#include "demos/interpreter/thread.h"

/** parallel_item_run: on @thread, which does not hold its GIL. @waits: whether it waits itself.
 * Returns: how many ns it took */
uint64_t parallel_item_run(VmThread *thread, const ParallelJob *job, bool waits);

/** parallel_item_serve: a ProcessMain: does what comes through the connection @fds[0], with an
 * interpreter of its own, until that is closed. @lane: where to record */
void parallel_item_serve(const int *fds, int64_t lane);

/** parallel_item_ring: Returns: (transfer none): where the worker on @lane records; NULL for
 * PARALLEL_UNRECORDED */
TraceRing *parallel_item_ring(int lane);

/** parallel_item_begin, parallel_item_end: mark the lane of a worker that has a GIL of its own */
void parallel_item_begin(int lane);
void parallel_item_end(int lane);
