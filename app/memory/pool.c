/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A round begins when its number rises and ends when every thread has said that it saw no more
 * jobs. Rounds follow each other within microseconds, so a waiting thread looks for a while before
 * it sleeps.
 */
#define _POSIX_C_SOURCE 200809L

#include "app/memory/pool-private.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>

#define LOOKS_BEFORE_YIELD 2000
#define LOOKS_BEFORE_SLEEP 4000

typedef struct {
  fsrs_pool *pool;
  pthread_t thread;
  size_t number;
} worker;

struct fsrs_pool {
  /* Set by the caller before a round. */
  fsrs_job job;
  void *data;
  size_t n;
  bool ending;

  atomic_size_t next; /* job to be taken */
  atomic_size_t busy; /* threads that may still be in the round */
  atomic_uint round;

  pthread_mutex_t lock; /* for sleeping: guards @asleep */
  pthread_cond_t wake;
  size_t asleep;

  size_t n_workers;
  worker workers[FSRS_MAX_THREADS];
};

static void
work(fsrs_pool *self, size_t thread)
{
  for (;;) {
    size_t job = atomic_fetch_add_explicit(&self->next, 1, memory_order_relaxed);
    if (job >= self->n)
      return;
    self->job(self->data, job, thread);
  }
}

static void
sleep_until_round_after(fsrs_pool *self, unsigned seen)
{
  pthread_mutex_lock(&self->lock);
  self->asleep++;
  while (atomic_load(&self->round) == seen)
    pthread_cond_wait(&self->wake, &self->lock);
  self->asleep--;
  pthread_mutex_unlock(&self->lock);
}

static void
wait_for_round_after(fsrs_pool *self, unsigned seen)
{
  for (int looks = 0; atomic_load_explicit(&self->round, memory_order_acquire) == seen; looks++) {
    if (looks >= LOOKS_BEFORE_SLEEP) {
      sleep_until_round_after(self, seen);
      return;
    }
    if (looks >= LOOKS_BEFORE_YIELD)
      sched_yield();
  }
}

static void
begin_round(fsrs_pool *self)
{
  atomic_store_explicit(&self->next, 0, memory_order_relaxed);
  atomic_store_explicit(&self->busy, self->n_workers, memory_order_relaxed);
  pthread_mutex_lock(&self->lock);
  atomic_fetch_add(&self->round, 1);
  if (self->asleep > 0)
    pthread_cond_broadcast(&self->wake);
  pthread_mutex_unlock(&self->lock);
}

static void
end_round(fsrs_pool *self)
{
  for (int looks = 0; atomic_load_explicit(&self->busy, memory_order_acquire) > 0; looks++)
    if (looks >= LOOKS_BEFORE_YIELD)
      sched_yield();
}

static void *
worker_main(void *data)
{
  worker *me = data;
  fsrs_pool *self = me->pool;
  for (unsigned seen = 0;; seen++) {
    wait_for_round_after(self, seen);
    bool ending = self->ending;
    if (!ending)
      work(self, me->number);
    atomic_fetch_sub_explicit(&self->busy, 1, memory_order_release);
    if (ending)
      return NULL;
  }
}

void
fsrs_pool_run(fsrs_pool *self, size_t n, fsrs_job job, void *data)
{
  self->job = job;
  self->data = data;
  self->n = n;
  bool alone = self->n_workers == 0 || n < 2;
  if (alone)
    atomic_store(&self->next, 0);
  else
    begin_round(self);
  work(self, 0);
  if (!alone)
    end_round(self);
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
  self->ending = true;
  begin_round(self);
  for (size_t i = 0; i < self->n_workers; i++)
    pthread_join(self->workers[i].thread, NULL);
  pthread_cond_destroy(&self->wake);
  pthread_mutex_destroy(&self->lock);
  free(self);
}
