/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a thread pool and a process pool have in common. Compare class Executor in
 * Lib/concurrent/futures/_base.py.
 *
 * Any thread may submit; one thread makes and frees the executor.
 */
#pragma once

#include "demos/executors/work.h"

#define EXECUTOR_MAX_WORKERS 32
#define EXECUTOR_MAX_CHUNK 4096     /* a chunk must fit into one message */
#define EXECUTOR_MAX_PENDING 100000 /* CPython's queues have no bound; ours refuse */

typedef struct Executor Executor;

/** ExecutorClass: @chunks: whether map() hands over several items as one task; threads share their
 * memory, so there is nothing to save */
typedef struct {
  bool chunks;
  bool (*submit)(Executor *self, Work *work);
  void (*shutdown)(Executor *self, bool wait, bool cancel_futures);
  void (*free)(Executor *self);
} ExecutorClass;

struct Executor {
  const ExecutorClass *class;
};

/** executor_submit: Returns: (transfer full): NULL after executor_shutdown(), when the pool is
 * broken or its queue full */
Future *executor_submit(Executor *executor, TaskFunction function, int64_t argument);

/** executor_submit_chunk: the same for @n arguments that become one task, whose result has @n
 * values */
Future *executor_submit_chunk(Executor *executor, TaskFunction function, const int64_t *arguments,
                              size_t n);

/**
 * executor_shutdown:
 * @wait: whether to return only when all workers have ended; what was submitted is done either way
 * @cancel_futures: whether what has not begun is cancelled
 *
 * From now on executor_submit() refuses. May be called again.
 */
void executor_shutdown(Executor *executor, bool wait, bool cancel_futures);

/** executor_free: shuts down, waits, and frees */
void executor_free(Executor *executor);

/** EXECUTOR_WITH: `EXECUTOR_WITH Executor *pool = …;` is `with … as pool:`. Leaving the block, on
 * whatever way, waits for all that was submitted. */
#define EXECUTOR_WITH __attribute__((cleanup(executor_exit)))
void executor_exit(Executor **executor);

/** executor_worker: Returns: the number of the worker that the calling thread is, -1 when it is
 * none */
int executor_worker(void);

/** executor_set_worker: for pools: says which worker the calling thread is */
void executor_set_worker(int worker);
