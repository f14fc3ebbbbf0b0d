/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A wait of 50 ms for a lock that is held for a moment is a deadlock, or a machine with a great
 * deal else to do.
 */
#include "demos/schedule/wild.h"
#include "demos/schedule/program.h"

#include "demos/trace/clock.h"

#include <pthread.h>

#define PATIENCE (50 * NS_PER_MS)

typedef struct {
  pthread_t handle;
  pthread_mutex_t *first, *second;
  bool stuck;
} Philosopher;

static void *
eat(void *data)
{
  Philosopher *philosopher = data;
  pthread_mutex_lock(philosopher->first);
  struct timespec until = clock_timespec(clock_now() + PATIENCE);
  philosopher->stuck = pthread_mutex_clocklock(philosopher->second, CLOCK_MONOTONIC, &until) != 0;
  if (!philosopher->stuck)
    pthread_mutex_unlock(philosopher->second);
  pthread_mutex_unlock(philosopher->first);
  return NULL;
}

/* Returns whether somebody was stuck. */
static bool
run(Philosopher *philosophers, int n)
{
  bool stuck = false;
  int started = 0;
  while (started < n &&
         pthread_create(&philosophers[started].handle, NULL, eat, &philosophers[started]) == 0)
    started++;
  for (int i = 0; i < started; i++) {
    pthread_join(philosophers[i].handle, NULL);
    stuck |= philosophers[i].stuck;
  }
  return stuck;
}

int
wild_deadlocks(int threads, bool ordered, int runs, bool (*give_up)(void))
{
  pthread_mutex_t forks[PROGRAM_THREADS];
  Philosopher philosophers[PROGRAM_THREADS];
  int deadlocks = 0;
  for (int i = 0; i < threads; i++) {
    int left = i, right = (i + 1) % threads;
    bool other = ordered && right < left;
    pthread_mutex_init(&forks[i], NULL);
    philosophers[i] = (Philosopher){.first = &forks[other ? right : left],
                                    .second = &forks[other ? left : right]};
  }
  for (int i = 0; i < runs && !give_up(); i++)
    deadlocks += run(philosophers, threads);
  for (int i = 0; i < threads; i++)
    pthread_mutex_destroy(&forks[i]);
  return deadlocks;
}
