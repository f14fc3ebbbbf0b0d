/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare Lib/concurrent/futures/thread.py: _worker(), submit(), _adjust_thread_count() and
 * shutdown(). There the queue is a SimpleQueue and idle workers are counted by a semaphore; here
 * one lock guards both. There shutdown() puts None into the queue, and each worker that takes it
 * puts it back for the next; here they are all woken.
 */
#include "demos/executors/thread-pool.h"

#include <pthread.h>
#include <stdlib.h>

typedef struct ThreadPool ThreadPool;

typedef struct {
  ThreadPool *pool;
  int number;
  pthread_t handle;
} Worker;

struct ThreadPool {
  Executor executor;
  pthread_mutex_t mutex; /* guards what follows; @cond says that there is work, or shutdown */
  pthread_cond_t cond;
  WorkQueue queue;
  bool shut_down;
  int n_idle;
  int n_workers, max_workers;
  int n_joined; /* only for the thread that shuts down */
  Worker workers[];
};

static void
run_work(Work *work)
{
  if (future_start(work->future) == FUTURE_YES) {
    int64_t result = 0, *results = work->n == 1 ? &result : calloc(work->n, sizeof *results);
    const char *error = "MemoryError";
    if (results != NULL)
      error = work_run(work->function, work->arguments, results, work->n);
    future_finish(work->future, error, results);
    if (results != &result)
      free(results);
  }
  work_free(work);
}

/* Returns NULL when the pool is shut down and nothing is left to do. */
static Work *
get_work(ThreadPool *pool)
{
  pthread_mutex_lock(&pool->mutex);
  pool->n_idle++;
  while (pool->queue.n == 0 && !pool->shut_down)
    pthread_cond_wait(&pool->cond, &pool->mutex);
  pool->n_idle--;
  Work *work = work_queue_take(&pool->queue);
  pthread_mutex_unlock(&pool->mutex);
  return work;
}

static void *
run_worker(void *data)
{
  Worker *worker = data;
  Work *work;
  executor_set_worker(worker->number);
  while ((work = get_work(worker->pool)) != NULL)
    run_work(work);
  return NULL;
}

/* Under the lock: one worker more, unless an idle one will do. An idle worker that has been woken
 * still counts as idle until it runs, so the queue counts against them. */
static bool
adjust_workers(ThreadPool *pool)
{
  if ((size_t) pool->n_idle >= pool->queue.n || pool->n_workers == pool->max_workers)
    return true;
  Worker *worker = &pool->workers[pool->n_workers];
  *worker = (Worker){.pool = pool, .number = pool->n_workers};
  if (pthread_create(&worker->handle, NULL, run_worker, worker) != 0)
    return pool->n_workers > 0;
  pool->n_workers++;
  return true;
}

static bool
submit(Executor *executor, Work *work)
{
  ThreadPool *pool = (ThreadPool *) executor;
  pthread_mutex_lock(&pool->mutex);
  bool accepted = !pool->shut_down && pool->queue.n < EXECUTOR_MAX_PENDING;
  if (accepted) {
    work_queue_put(&pool->queue, work);
    if (!adjust_workers(pool)) {
      work_queue_take(&pool->queue); /* The system has no thread to give, and it is the only one. */
      accepted = false;
    }
    pthread_cond_signal(&pool->cond);
  }
  pthread_mutex_unlock(&pool->mutex);
  return accepted;
}

static void
shut_down(Executor *executor, bool wait, bool cancel_futures)
{
  ThreadPool *pool = (ThreadPool *) executor;
  pthread_mutex_lock(&pool->mutex);
  pool->shut_down = true;
  WorkQueue cancelled;
  work_queue_init(&cancelled);
  for (Work *work; cancel_futures && (work = work_queue_take(&pool->queue)) != NULL;)
    work_queue_put(&cancelled, work);
  pthread_cond_broadcast(&pool->cond);
  pthread_mutex_unlock(&pool->mutex);

  work_queue_cancel(&cancelled); /* Outside the lock: a callback may submit, to be refused. */
  for (; wait && pool->n_joined < pool->n_workers; pool->n_joined++)
    pthread_join(pool->workers[pool->n_joined].handle, NULL);
}

static void
free_pool(Executor *executor)
{
  ThreadPool *pool = (ThreadPool *) executor;
  pthread_cond_destroy(&pool->cond);
  pthread_mutex_destroy(&pool->mutex);
  free(pool);
}

static const ExecutorClass thread_pool_class = {
    .chunks = false,
    .submit = submit,
    .shutdown = shut_down,
    .free = free_pool,
};

Executor *
thread_pool_new(int workers)
{
  ThreadPool *pool = calloc(1, sizeof *pool + (size_t) workers * sizeof pool->workers[0]);
  if (pool == NULL)
    return NULL;
  pool->executor.class = &thread_pool_class;
  pool->max_workers = workers;
  work_queue_init(&pool->queue);
  pthread_mutex_init(&pool->mutex, NULL);
  pthread_cond_init(&pool->cond, NULL);
  return &pool->executor;
}

int
thread_pool_started(Executor *executor)
{
  ThreadPool *pool = (ThreadPool *) executor;
  pthread_mutex_lock(&pool->mutex);
  int n = pool->n_workers;
  pthread_mutex_unlock(&pool->mutex);
  return n;
}
