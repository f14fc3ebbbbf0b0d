/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ProcessPoolExecutor. To be read beside Lib/concurrent/futures/process.py, whose opening picture
 * is the map of what follows:
 *
 *     submit() ──▶ pending work ──▶ manager thread ──▶ calls ──▶ workers
 *                                        ▲                          │
 *     future ◀── set result ─────────────┴──────── results ◀────────┘
 *
 * The manager puts no more calls into the socket than there are workers, and one more, so that a
 * worker that is done finds the next at once. What has gone that way is RUNNING and cannot be
 * cancelled, though it may still be waiting there; with a longer queue cancel() would fail more
 * often. (CPython counts only what waits in the queue, not what a worker has taken out of it, so
 * there up to twice as many and one can be RUNNING.) A worker that dies takes an unknown call with
 * it, so the whole pool is broken.
 */
#pragma once

#include "demos/executors/executor.h"
#include "demos/executors/process.h"

#define PROCESS_POOL_EXTRA_CALLS 1 /* EXTRA_QUEUED_CALLS */

extern const char process_pool_broken_error[]; /* "BrokenProcessPool" */

/** process_pool_new: starts @workers processes, 1 to EXECUTOR_MAX_WORKERS. On the main thread.
 * Returns: (transfer full): NULL when the system refuses */
Executor *process_pool_new(int workers, ProcessMethod method);
