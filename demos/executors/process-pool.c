/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare Lib/concurrent/futures/process.py: _ExecutorManagerThread is manage() here, and
 * _process_worker() is in process-worker.c.
 */
#include "demos/executors/process-pool.h"
#include "demos/executors/process-worker.h"

#include <poll.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define MAX_CALLS (EXECUTOR_MAX_WORKERS + PROCESS_POOL_EXTRA_CALLS)

const char process_pool_broken_error[] = "BrokenProcessPool";

typedef struct {
  Executor executor;

  pthread_mutex_t mutex; /* guards the next three */
  WorkQueue pending;
  bool shut_down;
  bool broken;

  /* The manager's. */
  Work *calls[MAX_CALLS]; /* handed over, by their number */
  int n_calls;
  Call call;
  Reply reply;

  int wake; /* eventfd: there is something new under the mutex */
  int to_workers, from_workers;
  int n_workers;
  Process workers[EXECUTOR_MAX_WORKERS];
  pthread_t manager;
  bool joined; /* only for the thread that shuts down */
} ProcessPool;

static void
wake_manager(ProcessPool *pool)
{
  eventfd_write(pool->wake, 1);
}

static Work *
take_pending(ProcessPool *pool)
{
  pthread_mutex_lock(&pool->mutex);
  Work *work = work_queue_take(&pool->pending);
  pthread_mutex_unlock(&pool->mutex);
  return work;
}

static int
find_free_call(const ProcessPool *pool)
{
  int i = 0;
  while (pool->calls[i] != NULL)
    i++;
  return i;
}

static void
send_call(ProcessPool *pool, Work *work)
{
  int number = find_free_call(pool);
  pool->calls[number] = work;
  pool->n_calls++;
  pool->call.number = number;
  pool->call.function = work->function;
  pool->call.n = work->n;
  memcpy(pool->call.arguments, work->arguments, work->n * sizeof *work->arguments);
  connection_send_packet(pool->to_workers, &pool->call, call_size(work->n), NULL, 0);
}

/* add_call_item_to_queue(): here a future becomes RUNNING, or its cancelling is noticed. */
static void
add_calls(ProcessPool *pool)
{
  while (pool->n_calls < pool->n_workers + PROCESS_POOL_EXTRA_CALLS) {
    Work *work = take_pending(pool);
    if (work == NULL)
      return;
    if (future_start(work->future) == FUTURE_YES)
      send_call(pool, work);
    else
      work_free(work);
  }
}

/* process_result_item(). Returns false when no worker is left to answer. */
static bool
take_reply(ProcessPool *pool)
{
  Reply *reply = &pool->reply;
  if (connection_receive_packet(pool->from_workers, reply, sizeof *reply, NULL, NULL) <= 0)
    return false;
  Work *work = pool->calls[reply->number];
  pool->calls[reply->number] = NULL;
  pool->n_calls--;
  future_finish(work->future, reply->error, reply->values);
  work_free(work);
  return true;
}

/* Starting it first lets a cancelled one be noticed: as_completed() may be waiting for it. */
static void
fail_work(Work *work)
{
  future_start(work->future);
  future_finish(work->future, process_pool_broken_error, NULL);
  work_free(work);
}

/* terminate_broken(): nobody knows which call the dead worker had taken. */
static void
terminate(ProcessPool *pool)
{
  pthread_mutex_lock(&pool->mutex);
  pool->broken = true;
  pthread_mutex_unlock(&pool->mutex);
  for (int i = 0; i < pool->n_workers; i++)
    process_kill(&pool->workers[i]);
  for (int i = 0; i < MAX_CALLS; i++)
    if (pool->calls[i] != NULL)
      fail_work(pool->calls[i]);
  Work *work;
  while ((work = take_pending(pool)) != NULL)
    fail_work(work);
}

static bool
has_more_to_do(ProcessPool *pool)
{
  pthread_mutex_lock(&pool->mutex);
  bool more = !pool->shut_down || pool->pending.n > 0;
  pthread_mutex_unlock(&pool->mutex);
  return more || pool->n_calls > 0;
}

/* wait_result_broken_or_wakeup(). Returns false when a worker has died. */
static bool
wait_for_news(ProcessPool *pool)
{
  struct pollfd sources[2 + EXECUTOR_MAX_WORKERS] = {
      {pool->wake, POLLIN, 0},
      {pool->from_workers, POLLIN, 0},
  };
  for (int i = 0; i < pool->n_workers; i++)
    sources[2 + i] = (struct pollfd){pool->workers[i].sentinel, POLLIN, 0};
  if (poll(sources, (nfds_t) (2 + pool->n_workers), -1) < 0)
    return true;
  eventfd_t count;
  if (sources[0].revents != 0)
    eventfd_read(pool->wake, &count);
  if (sources[1].revents != 0)
    return take_reply(pool);
  for (int i = 0; i < pool->n_workers; i++)
    if (sources[2 + i].revents != 0)
      return false;
  return true;
}

static void *
manage(void *data)
{
  ProcessPool *pool = data;
  bool alive = true;
  while (alive && has_more_to_do(pool)) {
    add_calls(pool);
    if (has_more_to_do(pool))
      alive = wait_for_news(pool);
  }
  if (!alive)
    terminate(pool);
  connection_close(&pool->to_workers); /* A worker that finds this end closed leaves. */
  return NULL;
}

static bool
submit(Executor *executor, Work *work)
{
  ProcessPool *pool = (ProcessPool *) executor;
  pthread_mutex_lock(&pool->mutex);
  bool accepted = !pool->shut_down && !pool->broken && work->n <= EXECUTOR_MAX_CHUNK &&
                  pool->pending.n < EXECUTOR_MAX_PENDING;
  if (accepted)
    work_queue_put(&pool->pending, work);
  pthread_mutex_unlock(&pool->mutex);
  if (accepted)
    wake_manager(pool);
  return accepted;
}

static void
shut_down(Executor *executor, bool wait, bool cancel_futures)
{
  ProcessPool *pool = (ProcessPool *) executor;
  WorkQueue cancelled;
  work_queue_init(&cancelled);
  pthread_mutex_lock(&pool->mutex);
  pool->shut_down = true;
  for (Work *work; cancel_futures && (work = work_queue_take(&pool->pending)) != NULL;)
    work_queue_put(&cancelled, work);
  pthread_mutex_unlock(&pool->mutex);
  work_queue_cancel(&cancelled);
  wake_manager(pool);
  if (!wait || pool->joined)
    return;
  pool->joined = true;
  pthread_join(pool->manager, NULL);
  for (int i = 0; i < pool->n_workers; i++)
    process_join(&pool->workers[i]);
}

static void
free_pool(Executor *executor)
{
  ProcessPool *pool = (ProcessPool *) executor;
  connection_close(&pool->from_workers);
  connection_close(&pool->wake);
  pthread_mutex_destroy(&pool->mutex);
  free(pool);
}

static const ExecutorClass process_pool_class = {
    .chunks = true,
    .submit = submit,
    .shutdown = shut_down,
    .free = free_pool,
};

/* Starts the workers, each with its end of both sockets. Returns false when not all could be. */
static bool
start_workers(ProcessPool *pool, int workers, ProcessMethod method)
{
  int calls[2] = {-1, -1}, results[2] = {-1, -1};
  bool ok = connection_packet_pair(calls) && connection_packet_pair(results);
  int theirs[] = {calls[1], results[1]};
  while (ok && pool->n_workers < workers) {
    Process *worker = &pool->workers[pool->n_workers];
    ok = process_start(worker, method, process_worker_run, pool->n_workers, theirs, 2);
    pool->n_workers += ok;
  }
  connection_close(&calls[1]);
  connection_close(&results[1]);
  pool->to_workers = calls[0];
  pool->from_workers = results[0];
  return ok;
}

static void
abandon(ProcessPool *pool)
{
  connection_close(&pool->to_workers);
  for (int i = 0; i < pool->n_workers; i++)
    process_join(&pool->workers[i]);
  free_pool(&pool->executor);
}

Executor *
process_pool_new(int workers, ProcessMethod method)
{
  ProcessPool *pool = calloc(1, sizeof *pool);
  if (pool == NULL)
    return NULL;
  pool->executor.class = &process_pool_class;
  work_queue_init(&pool->pending);
  pthread_mutex_init(&pool->mutex, NULL);
  pool->wake = eventfd(0, EFD_CLOEXEC);
  if (start_workers(pool, workers, method) && pool->wake >= 0 &&
      pthread_create(&pool->manager, NULL, manage, pool) == 0)
    return &pool->executor;
  abandon(pool);
  return NULL;
}
