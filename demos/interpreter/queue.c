/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Room for one item, under a mutex. A thread lets go of its GIL before it waits, for the other
 * side or for the clock.
 */
#include "demos/interpreter/queue.h"

#include <stdlib.h>
#include <string.h>

bool
vm_queue_init(VmQueue *queue, size_t room, bool wakes)
{
  *queue = (VmQueue){.wakes = wakes, .room = room, .item = malloc(room)};
  pthread_mutex_init(&queue->mutex, NULL);
  pthread_cond_init(&queue->changed, NULL);
  return queue->item != NULL;
}

void
vm_queue_destroy(VmQueue *queue)
{
  pthread_cond_destroy(&queue->changed);
  pthread_mutex_destroy(&queue->mutex);
  free(queue->item);
}

/* Polling: sleeps blindly. Waking: sleeps until the other side says something; a glance now and
 * then is for orders to give up. */
static void
wait_for_change(VmQueue *queue, bool full)
{
  struct timespec poll = clock_timespec(VM_QUEUE_POLL_NS);
  if (!queue->wakes) {
    nanosleep(&poll, NULL);
    return;
  }
  struct timespec glance = clock_timespec(clock_now() + 5 * VM_QUEUE_POLL_NS);
  pthread_mutex_lock(&queue->mutex);
  if (queue->full != full)
    pthread_cond_clockwait(&queue->changed, &queue->mutex, CLOCK_MONOTONIC, &glance);
  pthread_mutex_unlock(&queue->mutex);
}

/* Returns with the queue locked and full or not, as wanted. */
static bool
lock_when(VmQueue *queue, VmThread *thread, bool full)
{
  for (;;) {
    pthread_mutex_lock(&queue->mutex);
    if (queue->full == full)
      return true;
    pthread_mutex_unlock(&queue->mutex);
    vm_thread_release(thread, TRACE_BLOCKED);
    wait_for_change(queue, full);
    vm_thread_reacquire(thread);
    if (!vm_thread_check(thread))
      return false;
  }
}

static void
unlock_changed(VmQueue *queue, bool full)
{
  queue->full = full;
  pthread_cond_broadcast(&queue->changed);
  pthread_mutex_unlock(&queue->mutex);
}

bool
vm_queue_put(VmQueue *queue, VmThread *thread, const uint8_t *bytes, size_t n)
{
  if (n > queue->room || !lock_when(queue, thread, false))
    return false;
  memcpy(queue->item, bytes, n);
  queue->size = n;
  unlock_changed(queue, true);
  return true;
}

bool
vm_queue_get(VmQueue *queue, VmThread *thread, uint8_t *bytes)
{
  if (!lock_when(queue, thread, true))
    return false;
  memcpy(bytes, queue->item, queue->size);
  unlock_changed(queue, false);
  return true;
}
