/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * ThreadPoolExecutor. To be read beside Lib/concurrent/futures/thread.py.
 *
 * One queue, and workers that take from it. Workers are started as they are needed: a submit that
 * finds an idle worker starts none. What a pool does not know is what its tasks wait for: when
 * each worker waits for a task that is still in the queue, nobody is left to run it. That deadlock
 * is the user's, and demos/executors shows it.
 */
#pragma once

#include "demos/executors/executor.h"

/** thread_pool_new: @workers: 1 to EXECUTOR_MAX_WORKERS at most at once. CPython's default is
 * min(32, CPUs + 4). Returns: (transfer full): NULL when there is no memory */
Executor *thread_pool_new(int workers);

/** thread_pool_started: Returns: how many workers have been started so far */
int thread_pool_started(Executor *executor);
