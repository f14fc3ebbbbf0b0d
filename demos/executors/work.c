/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Memory for a task and its future, and the queue as a list that knows its end.
 */
#include "demos/executors/work.h"

#include <stdlib.h>
#include <string.h>

Work *
work_new(TaskFunction function, const int64_t *arguments, size_t n)
{
  Work *work = malloc(sizeof *work + n * sizeof *arguments);
  Future *future = future_new(n);
  if (work == NULL || future == NULL) {
    free(work);
    future_unref(future);
    return NULL;
  }
  *work = (Work){.future = future, .function = function, .n = n};
  memcpy(work->arguments, arguments, n * sizeof *arguments);
  return work;
}

void
work_free(Work *work)
{
  if (work == NULL)
    return;
  future_unref(work->future);
  free(work);
}

const char *
work_run(TaskFunction function, const int64_t *arguments, int64_t *results, size_t n)
{
  const char *error = NULL;
  for (size_t i = 0; i < n && error == NULL; i++)
    error = function(arguments[i], &results[i]);
  return error;
}

void
work_queue_init(WorkQueue *queue)
{
  *queue = (WorkQueue){.last = &queue->first};
}

void
work_queue_put(WorkQueue *queue, Work *work)
{
  work->next = NULL;
  *queue->last = work;
  queue->last = &work->next;
  queue->n++;
}

Work *
work_queue_take(WorkQueue *queue)
{
  Work *work = queue->first;
  if (work == NULL)
    return NULL;
  queue->first = work->next;
  if (queue->first == NULL)
    queue->last = &queue->first;
  queue->n--;
  return work;
}

void
work_queue_cancel(WorkQueue *queue)
{
  Work *work;
  while ((work = work_queue_take(queue)) != NULL) {
    future_cancel(work->future);
    work_free(work);
  }
}
