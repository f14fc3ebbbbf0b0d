/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A queue between interpreters. They share no objects, so an item is bytes, copied in and copied
 * out. Compare Lib/concurrent/interpreters/_queues.py of 3.14: get() and put() look, and when the
 * queue is empty or full sleep 10 ms and look again. This one can also wake who waits.
 */
#pragma once

#include "demos/interpreter/thread.h"

#include <stddef.h>

#define VM_QUEUE_POLL_NS (10 * NS_PER_MS)

/** VmQueue: has room for one item */
typedef struct {
  bool wakes; /* who waits is woken; false: it polls */
  pthread_mutex_t mutex;
  pthread_cond_t changed;
  uint8_t *item;
  size_t size; /* of the item */
  size_t room;
  bool full;
} VmQueue;

/** vm_queue_init: @room: bytes of the largest item. Returns: false when there is no memory */
bool vm_queue_init(VmQueue *queue, size_t room, bool wakes);
void vm_queue_destroy(VmQueue *queue);

/** vm_queue_put: waits without the GIL until there is room. Returns: false when @thread shall give
 * up */
bool vm_queue_put(VmQueue *queue, VmThread *thread, const uint8_t *bytes, size_t n);

/** vm_queue_get: @bytes: (out): room for the largest item. As vm_queue_put() */
bool vm_queue_get(VmQueue *queue, VmThread *thread, uint8_t *bytes);
