/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Records are taken up to a moment that has passed, so that they leave in the order of their times
 * whichever ring they lie in.
 */
#include "demos/trace/drain.h"

#include <pthread.h>

#define BATCH 1000

static DrainOutput output;
static pthread_t thread;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER; /* one reader of the rings at a time */
static pthread_mutex_t stop_mutex = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t stop_cond = PTHREAD_COND_INITIALIZER;
static bool stopping;

void
drain_now(void)
{
  static TraceRecord batch[BATCH];
  pthread_mutex_lock(&mutex);
  uint64_t horizon = clock_now();
  size_t n;
  do {
    n = trace_take(horizon, batch, BATCH);
    size_t dropped = trace_take_dropped();
    if (n > 0 || dropped > 0)
      output(batch, n, dropped);
  } while (n == BATCH);
  pthread_mutex_unlock(&mutex);
}

static void
wait_a_tick(void)
{
  struct timespec until = clock_timespec(clock_now() + NS_PER_S / DRAIN_HZ);
  pthread_cond_clockwait(&stop_cond, &stop_mutex, CLOCK_MONOTONIC, &until);
}

static void *
drain(void *data)
{
  pthread_mutex_lock(&stop_mutex);
  while (!stopping) {
    wait_a_tick();
    pthread_mutex_unlock(&stop_mutex);
    drain_now();
    pthread_mutex_lock(&stop_mutex);
  }
  pthread_mutex_unlock(&stop_mutex);
  return NULL;
}

bool
drain_start(DrainOutput handler)
{
  output = handler;
  return pthread_create(&thread, NULL, drain, NULL) == 0;
}

void
drain_stop(void)
{
  pthread_mutex_lock(&stop_mutex);
  stopping = true;
  pthread_cond_signal(&stop_cond);
  pthread_mutex_unlock(&stop_mutex);
  pthread_join(thread, NULL);
  drain_now();
}
