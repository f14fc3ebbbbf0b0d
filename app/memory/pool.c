/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One word says how many jobs there are and which one is next, so that taking a job is one atomic
 * step. The caller takes jobs like everybody else and waits only for jobs that somebody has taken:
 * a thread that the system does not run delays nobody. Rounds follow each other within
 * microseconds, so a thread without a job looks for a while before it sleeps.
 */
#define _POSIX_C_SOURCE 200809L

#include "app/memory/pool-private.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#define LOOKS_BEFORE_YIELD 2000
#define LOOKS_BEFORE_SLEEP 4000
#define COUNT_SHIFT 32

typedef struct {
  fsrs_pool *pool;
  pthread_t thread;
  size_t number;
} worker;

struct fsrs_pool {
  /* Of the current round; written by the caller while no job is left. */
  fsrs_job job;
  void *data;

  _Atomic uint64_t jobs; /* how many there are << COUNT_SHIFT | the next one */
  atomic_size_t done;
  atomic_bool ending;

  pthread_mutex_t lock; /* for sleeping */
  pthread_cond_t wake;
  atomic_size_t asleep;

  size_t n_workers;
  worker workers[FSRS_MAX_THREADS];
};

static bool
has_jobs(fsrs_pool *self)
{
  uint64_t jobs = atomic_load(&self->jobs);
  return (uint32_t) jobs < jobs >> COUNT_SHIFT;
}

static void
work(fsrs_pool *self, size_t thread)
{
  while (has_jobs(self)) {
    uint64_t ticket = atomic_fetch_add(&self->jobs, 1);
    if ((uint32_t) ticket >= ticket >> COUNT_SHIFT)
      return;
    self->job(self->data, (uint32_t) ticket, thread);
    atomic_fetch_add(&self->done, 1);
  }
}

static bool
is_called(fsrs_pool *self)
{
  return has_jobs(self) || atomic_load(&self->ending);
}

static void
sleep_until_called(fsrs_pool *self)
{
  pthread_mutex_lock(&self->lock);
  atomic_fetch_add(&self->asleep, 1);
  while (!is_called(self))
    pthread_cond_wait(&self->wake, &self->lock);
  atomic_fetch_sub(&self->asleep, 1);
  pthread_mutex_unlock(&self->lock);
}

static void
call(fsrs_pool *self)
{
  if (atomic_load(&self->asleep) == 0)
    return;
  pthread_mutex_lock(&self->lock);
  pthread_cond_broadcast(&self->wake);
  pthread_mutex_unlock(&self->lock);
}

static void *
worker_main(void *data)
{
  worker *me = data;
  fsrs_pool *self = me->pool;
  int looks = 0;
  while (!atomic_load(&self->ending)) {
    if (has_jobs(self)) {
      work(self, me->number);
      looks = 0;
    } else if (++looks > LOOKS_BEFORE_SLEEP) {
      sleep_until_called(self);
      looks = 0;
    } else if (looks > LOOKS_BEFORE_YIELD) {
      sched_yield();
    }
  }
  return NULL;
}

void
fsrs_pool_run(fsrs_pool *self, size_t n, fsrs_job job, void *data)
{
  self->job = job;
  self->data = data;
  atomic_store(&self->done, 0);
  atomic_store(&self->jobs, (uint64_t) n << COUNT_SHIFT);
  call(self);
  work(self, 0);
  for (int looks = 0; atomic_load(&self->done) < n; looks++)
    if (looks > LOOKS_BEFORE_YIELD)
      sched_yield();
}

static bool
start_worker(fsrs_pool *self)
{
  worker *next = &self->workers[self->n_workers];
  *next = (worker){.pool = self, .number = self->n_workers + 1};
  if (pthread_create(&next->thread, NULL, worker_main, next) != 0)
    return false;
  self->n_workers++;
  return true;
}

fsrs_pool *
fsrs_pool_new(size_t threads)
{
  fsrs_pool *self = calloc(1, sizeof *self);
  if (self == NULL)
    return NULL;
  pthread_mutex_init(&self->lock, NULL);
  pthread_cond_init(&self->wake, NULL);
  for (size_t i = 1; i < threads && i < FSRS_MAX_THREADS; i++) {
    if (!start_worker(self)) {
      fsrs_pool_free(self);
      return NULL;
    }
  }
  return self;
}

void
fsrs_pool_free(fsrs_pool *self)
{
  if (self == NULL)
    return;
  atomic_store(&self->ending, true);
  call(self);
  for (size_t i = 0; i < self->n_workers; i++)
    pthread_join(self->workers[i].thread, NULL);
  pthread_cond_destroy(&self->wake);
  pthread_mutex_destroy(&self->lock);
  free(self);
}
