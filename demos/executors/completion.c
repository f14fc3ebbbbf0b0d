/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each future gets a waiter, which appends it to those that have finished; the caller takes the
 * next of them, or waits until there is one.
 */
#include "demos/executors/completion.h"
#include "demos/trace/clock.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>

/* One future and its waiter, which finds the completion through it. */
typedef struct {
  FutureWaiter waiter;
  Future *future;
  Completion *completion;
} Entry;

struct Completion {
  pthread_mutex_t mutex; /* guards @finished and @n_finished */
  pthread_cond_t cond;
  size_t n, n_finished, n_returned;
  Future **finished; /* in order */
  Entry entries[];
};

static void
append(Completion *completion, Future *future)
{
  pthread_mutex_lock(&completion->mutex);
  completion->finished[completion->n_finished++] = future;
  pthread_cond_signal(&completion->cond);
  pthread_mutex_unlock(&completion->mutex);
}

static void
finished_cb(FutureWaiter *waiter, Future *future)
{
  append(((Entry *) waiter)->completion, future);
}

Completion *
completion_new(Future *const *futures, size_t n)
{
  Completion *completion = calloc(1, sizeof *completion + n * sizeof completion->entries[0]);
  Future **finished = calloc(n + 1, sizeof *finished);
  if (completion == NULL || finished == NULL) {
    free(completion);
    free(finished);
    return NULL;
  }
  completion->n = n;
  completion->finished = finished;
  pthread_mutex_init(&completion->mutex, NULL);
  pthread_cond_init(&completion->cond, NULL);
  for (size_t i = 0; i < n; i++) {
    Entry *entry = &completion->entries[i];
    *entry = (Entry){{finished_cb, NULL}, future_ref(futures[i]), completion};
    if (!future_add_waiter(entry->future, &entry->waiter))
      append(completion, entry->future);
  }
  return completion;
}

Future *
completion_next(Completion *completion, uint64_t timeout_ns)
{
  if (completion->n_returned == completion->n)
    return NULL;
  bool forever = timeout_ns == FUTURE_FOREVER;
  struct timespec until = clock_timespec(forever ? 0 : clock_now() + timeout_ns);
  int status = 0;
  pthread_mutex_lock(&completion->mutex);
  while (completion->n_returned == completion->n_finished && status != ETIMEDOUT)
    status = forever ? pthread_cond_wait(&completion->cond, &completion->mutex)
                     : pthread_cond_clockwait(&completion->cond, &completion->mutex,
                                              CLOCK_MONOTONIC, &until);
  Future *future = NULL;
  if (completion->n_returned < completion->n_finished)
    future = completion->finished[completion->n_returned++];
  pthread_mutex_unlock(&completion->mutex);
  return future;
}

void
completion_free(Completion *completion)
{
  if (completion == NULL)
    return;
  for (size_t i = 0; i < completion->n; i++) {
    future_remove_waiter(completion->entries[i].future, &completion->entries[i].waiter);
    future_unref(completion->entries[i].future);
  }
  pthread_cond_destroy(&completion->cond);
  pthread_mutex_destroy(&completion->mutex);
  free(completion->finished);
  free(completion);
}
