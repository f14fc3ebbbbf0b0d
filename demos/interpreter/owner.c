/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A list of the owners that are alive, under one lock: an owner whose thread has ended is no
 * longer found, and its counts are put together by whoever drops the last reference.
 */
#include "demos/interpreter/owner.h"

#include <pthread.h>
#include <stdlib.h>

static pthread_mutex_t registry_mutex = PTHREAD_MUTEX_INITIALIZER;
static VmOwner *registry;

void
vm_owner_enter(VmOwner *owner, atomic_uint *breaker, unsigned bit)
{
  *owner = (VmOwner){.id = vm_thread_id(), .breaker = breaker, .bit = bit};
  pthread_mutex_lock(&registry_mutex);
  owner->next = registry;
  registry = owner;
  pthread_mutex_unlock(&registry_mutex);
}

static VmOwner *
find_owner(uintptr_t id)
{
  VmOwner *owner = registry;
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
  pthread_mutex_lock(&registry_mutex);
  uintptr_t id = atomic_load_explicit(&biased->owner, memory_order_relaxed);
  VmOwner *owner = id != 0 ? find_owner(id) : NULL;
  if (owner != NULL && put_in_queue(owner, biased))
    atomic_fetch_or(owner->breaker, owner->bit);
  pthread_mutex_unlock(&registry_mutex);
  return owner == NULL && vm_biased_merge(biased, -1) == 0;
}

void
vm_owner_merge(VmOwner *owner, VmDie die, void *data)
{
  pthread_mutex_lock(&registry_mutex);
  atomic_fetch_and(owner->breaker, ~owner->bit);
  VmBiasedCount **queue = owner->queue;
  size_t n = owner->n;
  owner->queue = NULL;
  owner->n = owner->room = 0;
  pthread_mutex_unlock(&registry_mutex);

  for (size_t i = 0; i < n; i++)
    if (vm_biased_merge(queue[i], -1) == 0)
      die(data, queue[i]);
  free(queue);
}

void
vm_owner_leave(VmOwner *owner, VmDie die, void *data)
{
  pthread_mutex_lock(&registry_mutex);
  VmOwner **link = &registry;
  while (*link != owner)
    link = &(*link)->next;
  *link = owner->next;
  pthread_mutex_unlock(&registry_mutex);
  vm_owner_merge(owner, die, data);
}
