/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Calls into the pool's class; and which worker the calling thread is, which each worker says of
 * itself.
 */
#include "demos/executors/executor.h"

static _Thread_local int current_worker = -1;

Future *
executor_submit_chunk(Executor *executor, TaskFunction function, const int64_t *arguments, size_t n)
{
  Work *work = work_new(function, arguments, n);
  if (work == NULL)
    return NULL;
  Future *future = future_ref(work->future);
  if (executor->class->submit(executor, work))
    return future;
  work_free(work);
  future_unref(future);
  return NULL;
}

Future *
executor_submit(Executor *executor, TaskFunction function, int64_t argument)
{
  return executor_submit_chunk(executor, function, &argument, 1);
}

void
executor_shutdown(Executor *executor, bool wait, bool cancel_futures)
{
  executor->class->shutdown(executor, wait, cancel_futures);
}

void
executor_free(Executor *executor)
{
  if (executor == NULL)
    return;
  executor_shutdown(executor, true, false);
  executor->class->free(executor);
}

void
executor_exit(Executor **executor)
{
  executor_free(*executor);
}

int
executor_worker(void)
{
  return current_worker;
}

void
executor_set_worker(int worker)
{
  current_worker = worker;
}
