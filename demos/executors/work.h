/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What an executor's queue holds: a function, its arguments, and the future that waits for what
 * comes of it. Compare _WorkItem in Lib/concurrent/futures/thread.py and process.py.
 *
 * A queue has no lock of its own: its pool has one.
 */
#pragma once

#include "demos/executors/future.h"

/** TaskFunction: the work itself. Returns: NULL with @result set, or the name of the exception it
 * raised: a constant, for another process must understand it too */
typedef const char *(*TaskFunction)(int64_t argument, int64_t *result);

typedef struct Work Work;
struct Work {
  Work *next;
  Future *future;
  TaskFunction function;
  size_t n; /* 1, or the items of a chunk */
  int64_t arguments[];
};

typedef struct {
  Work *first, **last;
  size_t n;
} WorkQueue;

/** work_new: Returns: (transfer full): NULL when there is no memory */
Work *work_new(TaskFunction function, const int64_t *arguments, size_t n);
void work_free(Work *work);

/** work_run: calls @function for each of the @n @arguments. Returns: what the first to fail
 * raised; the others are then not called, as in _process_chunk() */
const char *work_run(TaskFunction function, const int64_t *arguments, int64_t *results, size_t n);

void work_queue_init(WorkQueue *queue);
void work_queue_put(WorkQueue *queue, Work *work);
/** work_queue_take: Returns: (transfer full): the oldest; NULL when there is none */
Work *work_queue_take(WorkQueue *queue);

/** work_queue_cancel: what shutdown(cancel_futures=True) does to all that has not begun. It leaves
 * the queue, so nobody will start it: its futures stay CANCELLED without notice. */
void work_queue_cancel(WorkQueue *queue);
