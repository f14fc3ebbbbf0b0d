/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The pool of threads behind to_thread() and run_in_executor(): of interpreter threads, which take
 * the GIL like any other. Compare Lib/concurrent/futures/thread.py (executors/thread-pool.c has it
 * at length) and run_in_executor() in Lib/asyncio/base_events.py.
 */
#pragma once

#include "demos/loop/future.h"

typedef struct Loop Loop;
typedef struct LoopExecutor LoopExecutor;

/** loop_executor_submit: has a thread of @loop's pool call @function, in a copy of the present
 * context; the pool is made at the first call. Returns: (transfer full): the future of what it
 * returns */
VmObject *loop_executor_submit(Loop *loop, VmObject *function, VmObject *const *arguments, int n);

/** loop_executor_work: what a thread of the pool does, until loop_executor_free(). There is one
 * loop with a pool at a time */
void loop_executor_work(VmThread *thread);

/** loop_executor_free: @executor: (nullable): waits for its threads */
void loop_executor_free(LoopExecutor *executor);
