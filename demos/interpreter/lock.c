/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fast ways are in lock.h; this is what happens when the lock is taken: yield the CPU for a
 * while and look again, then sleep in a queue found by the lock's address. Who unlocks wakes the
 * first in the queue only, and that one has to take the lock like everybody else; once it has
 * waited for a millisecond, it is handed the lock, or those that are awake would always be quicker.
 */
#include "demos/interpreter/lock.h"
#include "demos/trace/clock.h"

#include <pthread.h>
#include <sched.h>

#define PLACES 64
#define SPINS 40
#define LOOK_AGAIN 4 /* spins; to read the byte takes it from its holder */
#define FAIR_NS NS_PER_MS

typedef struct Sleeper Sleeper;

struct Sleeper {
  const VmLock *lock;
  uint64_t fair_at; /* from then on it is handed the lock */
  pthread_cond_t cond;
  bool awake;
  bool handed_off;
  Sleeper *next;
};

/* Sleepers of all locks whose address leads here, who came first in front. */
typedef struct {
  pthread_mutex_t mutex;
  Sleeper *first;
} Place;

static Place places[PLACES];
static pthread_once_t places_once = PTHREAD_ONCE_INIT;

static void
make_places(void)
{
  for (int i = 0; i < PLACES; i++)
    pthread_mutex_init(&places[i].mutex, NULL);
}

static Place *
find_place(const VmLock *lock)
{
  pthread_once(&places_once, make_places);
  return &places[((uintptr_t) lock >> 4) % PLACES];
}

static void
append(Place *place, Sleeper *sleeper)
{
  Sleeper **link = &place->first;
  while (*link != NULL)
    link = &(*link)->next;
  *link = sleeper;
}

/* Takes the first sleeper that @lock has out of the queue. Returns: (nullable) */
static Sleeper *
take_first(Sleeper **link, const VmLock *lock)
{
  while (*link != NULL && (*link)->lock != lock)
    link = &(*link)->next;
  Sleeper *sleeper = *link;
  if (sleeper != NULL)
    *link = sleeper->next;
  return sleeper;
}

static bool
has_sleeper(const Place *place, const VmLock *lock)
{
  const Sleeper *sleeper = place->first;
  while (sleeper != NULL && sleeper->lock != lock)
    sleeper = sleeper->next;
  return sleeper != NULL;
}

static void
leave_queue(Place *place, const Sleeper *self)
{
  Sleeper **link = &place->first;
  while (*link != self)
    link = &(*link)->next;
  *link = self->next;
}

/* Sleeps until woken, unless the lock has changed meanwhile. Returns: false when the time is up */
static bool
sleep_until(Sleeper *self, const VmLock *lock, uint64_t end)
{
  struct timespec until = clock_timespec(end);
  Place *place = find_place(lock);
  int status = 0;
  pthread_mutex_lock(&place->mutex);
  if (atomic_load(&lock->bits) == (VM_LOCKED | VM_PARKED)) {
    self->awake = false;
    self->next = NULL;
    append(place, self);
    while (!self->awake && status == 0)
      status = pthread_cond_clockwait(&self->cond, &place->mutex, CLOCK_MONOTONIC, &until);
    if (!self->awake)
      leave_queue(place, self);
  }
  pthread_mutex_unlock(&place->mutex);
  return self->awake || status == 0;
}

/* Makes sure that @bits, which the lock had, say that somebody sleeps. Returns: false when the lock
 * has others now, which then stand in @bits */
static bool
announce(VmLock *lock, uint8_t *bits)
{
  return (*bits & VM_PARKED) != 0 ||
         atomic_compare_exchange_strong(&lock->bits, bits, *bits | VM_PARKED);
}

/* Compare _PyMutex_LockTimed(). */
static bool
take(VmLock *lock, Sleeper *self, int spins, uint64_t end)
{
  uint8_t bits = atomic_load_explicit(&lock->bits, memory_order_relaxed);
  for (int spun = 0;;) {
    if ((bits & VM_LOCKED) == 0) {
      if (atomic_compare_exchange_strong(&lock->bits, &bits, bits | VM_LOCKED))
        return true;
    } else if ((bits & VM_PARKED) == 0 && spun < spins) {
      sched_yield();
      if (++spun % LOOK_AGAIN == 0)
        bits = atomic_load_explicit(&lock->bits, memory_order_relaxed);
    } else if (announce(lock, &bits)) {
      bool in_time = sleep_until(self, lock, end);
      if (self->handed_off || !in_time)
        return self->handed_off;
      bits = atomic_load_explicit(&lock->bits, memory_order_relaxed);
    }
  }
}

static bool
take_or_sleep(VmLock *lock, int spins, uint64_t ns)
{
  uint64_t now = clock_now();
  Sleeper self = {.lock = lock, .fair_at = now + FAIR_NS};
  pthread_cond_init(&self.cond, NULL);
  bool taken = take(lock, &self, spins, now + ns);
  pthread_cond_destroy(&self.cond);
  return taken;
}

void
vm_lock_slow(VmLock *lock)
{
  while (!take_or_sleep(lock, SPINS, NS_PER_S))
    ;
}

bool
vm_lock_parked(VmLock *lock, uint64_t ns)
{
  return take_or_sleep(lock, 0, ns);
}

void
vm_unlock_slow(VmLock *lock)
{
  Place *place = find_place(lock);
  pthread_mutex_lock(&place->mutex);
  Sleeper *sleeper = take_first(&place->first, lock);
  unsigned bits = has_sleeper(place, lock) ? VM_PARKED : 0;
  if (sleeper != NULL && clock_now() > sleeper->fair_at) {
    sleeper->handed_off = true;
    bits |= VM_LOCKED;
  }
  atomic_store(&lock->bits, (uint8_t) bits);
  if (sleeper != NULL) {
    sleeper->awake = true;
    pthread_cond_signal(&sleeper->cond);
  }
  pthread_mutex_unlock(&place->mutex);
}
