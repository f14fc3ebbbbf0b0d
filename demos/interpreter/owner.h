/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Owners of biased counts, and their queues: when another thread drops a reference that the owner
 * counted, only the owner may put the two counts together. The other thread queues the object and
 * sets a bit in the owner's eval breaker. Compare Python/brc.c.
 */
#pragma once

#include "demos/interpreter/counting.h"

#include <stddef.h>

typedef struct VmOwner VmOwner;

/** VmOwner: @breaker: (borrowed): where @bit is set when something is queued */
struct VmOwner {
  uintptr_t id;
  atomic_uint *breaker;
  unsigned bit;
  VmBiasedCount **queue; /* guarded, with @n and @room, by the lock of its bucket */
  size_t n;
  size_t room;
  VmBiasedCount **merging; /* the owner's alone: what it takes out of @queue */
  size_t merging_room;
  VmOwner *next;
};

/** VmDie: the last reference to an object has gone */
typedef void (*VmDie)(void *data, VmBiasedCount *biased);

/** vm_owner_enter: from now on the calling thread is known as an owner */
void vm_owner_enter(VmOwner *owner, atomic_uint *breaker, unsigned bit);

/** vm_owner_merge: merges what is queued; called by the owner when its breaker says so */
void vm_owner_merge(VmOwner *owner, VmDie die, void *data);

/** vm_owner_leave: merges the rest; what others queue later they merge themselves */
void vm_owner_leave(VmOwner *owner, VmDie die, void *data);
