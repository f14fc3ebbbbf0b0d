/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The owners that are alive stand in buckets with a lock each, found by the owner's number: an
 * owner whose thread has ended is no longer found, and its counts are put together by whoever drops
 * the last reference.
 */
#include "demos/interpreter/owner.h"

#include <stdlib.h>

#define N_BUCKETS 257 /* a prime, as the numbers are addresses far apart */

typedef struct {
  _Alignas(64) VmLock lock;
  VmOwner *first;
} Bucket;

static Bucket buckets[N_BUCKETS];

static Bucket *
find_bucket(uintptr_t id)
{
  return &buckets[id % N_BUCKETS];
}

void
vm_owner_enter(VmOwner *owner, atomic_uint *breaker, unsigned bit)
{
  *owner = (VmOwner){.id = vm_thread_id(), .breaker = breaker, .bit = bit};
  Bucket *bucket = find_bucket(owner->id);
  vm_lock(&bucket->lock);
  owner->next = bucket->first;
  bucket->first = owner;
  vm_unlock(&bucket->lock);
}

static VmOwner *
find_owner(const Bucket *bucket, uintptr_t id)
{
  VmOwner *owner = bucket->first;
  while (owner != NULL && owner->id != id)
    owner = owner->next;
  return owner;
}

/* Returns false when there is no memory: then the object is never freed, which is safe. */
static bool
put_in_queue(VmOwner *owner, VmBiasedCount *biased)
{
  if (owner->n == owner->room) {
    size_t room = owner->room * 2 + 16;
    VmBiasedCount **queue = realloc(owner->queue, room * sizeof(VmBiasedCount *));
    if (queue == NULL)
      return false;
    owner->queue = queue;
    owner->room = room;
  }
  owner->queue[owner->n++] = biased;
  return true;
}

bool
vm_biased_queue(VmBiasedCount *biased)
{
  uintptr_t id = atomic_load_explicit(&biased->owner, memory_order_relaxed);
  Bucket *bucket = find_bucket(id);
  vm_lock(&bucket->lock);
  VmOwner *owner = id != 0 ? find_owner(bucket, id) : NULL;
  if (owner != NULL && put_in_queue(owner, biased))
    atomic_fetch_or(owner->breaker, owner->bit);
  vm_unlock(&bucket->lock);
  return owner == NULL && vm_biased_merge(biased, -1) == 0;
}

/* Takes the queue and leaves an empty one with the room of the last time. Returns: how many were
 * in it */
static size_t
take_queue(VmOwner *owner)
{
  Bucket *bucket = find_bucket(owner->id);
  vm_lock(&bucket->lock);
  atomic_fetch_and(owner->breaker, ~owner->bit);
  VmBiasedCount **queue = owner->queue;
  size_t n = owner->n, room = owner->room;
  owner->queue = owner->merging;
  owner->room = owner->merging_room;
  owner->n = 0;
  vm_unlock(&bucket->lock);
  owner->merging = queue;
  owner->merging_room = room;
  return n;
}

void
vm_owner_merge(VmOwner *owner, VmDie die, void *data)
{
  size_t n = take_queue(owner);
  for (size_t i = 0; i < n; i++)
    if (vm_biased_merge(owner->merging[i], -1) == 0)
      die(data, owner->merging[i]);
}

void
vm_owner_leave(VmOwner *owner, VmDie die, void *data)
{
  Bucket *bucket = find_bucket(owner->id);
  vm_lock(&bucket->lock);
  VmOwner **link = &bucket->first;
  while (*link != owner)
    link = &(*link)->next;
  *link = owner->next;
  vm_unlock(&bucket->lock);
  vm_owner_merge(owner, die, data);
  free(owner->queue);
  free(owner->merging);
  owner->queue = owner->merging = NULL;
}
