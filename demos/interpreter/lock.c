/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fast ways are in lock.h; this is what happens when the lock is taken: try for a while, say
 * so in the byte, sleep at the place the address leads to, look again.
 */
#include "demos/interpreter/lock.h"
#include "demos/trace/clock.h"

#include <pthread.h>
#include <sched.h>

#define PLACES 64
#define TRIES 40

/* Sleepers of all locks whose address leads here; a wake-up is for all of them, who look again. */
typedef struct {
  pthread_mutex_t mutex;
  pthread_cond_t cond;
} Place;

static Place places[PLACES];
static pthread_once_t places_once = PTHREAD_ONCE_INIT;

static void
make_places(void)
{
  for (int i = 0; i < PLACES; i++) {
    pthread_mutex_init(&places[i].mutex, NULL);
    pthread_cond_init(&places[i].cond, NULL);
  }
}

static Place *
find_place(const VmLock *lock)
{
  pthread_once(&places_once, make_places);
  return &places[((uintptr_t) lock >> 4) % PLACES];
}

static bool
try_lock(VmLock *lock)
{
  uint8_t bits = atomic_load_explicit(&lock->bits, memory_order_relaxed);
  return (bits & VM_LOCKED) == 0 &&
         atomic_compare_exchange_strong(&lock->bits, &bits, bits | VM_LOCKED);
}

/* Says that somebody is going to sleep. Returns false when the lock has become free meanwhile. */
static bool
announce_parking(VmLock *lock)
{
  uint8_t bits = VM_LOCKED;
  return atomic_compare_exchange_strong(&lock->bits, &bits, VM_LOCKED | VM_PARKED) ||
         bits == (VM_LOCKED | VM_PARKED);
}

void
vm_lock_slow(VmLock *lock)
{
  for (int i = 0; i < TRIES; i++) {
    if (try_lock(lock))
      return;
    sched_yield();
  }
  while (!vm_lock_parked(lock, NS_PER_S))
    ;
}

bool
vm_lock_parked(VmLock *lock, uint64_t ns)
{
  struct timespec until = clock_timespec(clock_now() + ns);
  Place *place = find_place(lock);
  int status = 0;
  bool taken;
  pthread_mutex_lock(&place->mutex);
  while (!(taken = try_lock(lock)) && status == 0)
    if (announce_parking(lock))
      status = pthread_cond_clockwait(&place->cond, &place->mutex, CLOCK_MONOTONIC, &until);
  pthread_mutex_unlock(&place->mutex);
  return taken;
}

void
vm_unlock_slow(VmLock *lock)
{
  Place *place = find_place(lock);
  pthread_mutex_lock(&place->mutex);
  atomic_store(&lock->bits, 0);
  pthread_cond_broadcast(&place->cond);
  pthread_mutex_unlock(&place->mutex);
}
