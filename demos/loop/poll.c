/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare EpollSelector.select() in Lib/selectors.py, which rounds up to whole milliseconds: a
 * timer is late, never early. call_soon_threadsafe() writes to the eventfd so that epoll returns.
 */
#include "demos/loop/poll.h"
#include "demos/interpreter/thread.h"
#include "demos/loop/loop.h"
#include "demos/loop/stream.h"

#include <stdlib.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#define MAX_EVENTS 16
#define GLANCE_MS 20 /* how often a loop that waits for the system alone looks for orders */

bool
loop_poll_open(LoopPoll *poll)
{
  *poll = (LoopPoll){.epoll = epoll_create1(EPOLL_CLOEXEC),
                     .event = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)};
  struct epoll_event event = {.events = EPOLLIN, .data.ptr = NULL};
  pthread_mutex_init(&poll->mutex, NULL);
  poll->last = &poll->calls;
  return poll->epoll >= 0 && poll->event >= 0 &&
         epoll_ctl(poll->epoll, EPOLL_CTL_ADD, poll->event, &event) == 0;
}

void
loop_poll_close(LoopPoll *poll)
{
  close(poll->epoll);
  close(poll->event);
  pthread_mutex_destroy(&poll->mutex);
}

static LoopCall *
take_calls(LoopPoll *poll)
{
  uint64_t count;
  if (read(poll->event, &count, sizeof count) != sizeof count)
    return NULL;
  pthread_mutex_lock(&poll->mutex);
  LoopCall *calls = poll->calls;
  poll->calls = NULL;
  poll->last = &poll->calls;
  pthread_mutex_unlock(&poll->mutex);
  return calls;
}

static void
do_calls(Loop *loop)
{
  LoopCall *next;
  for (LoopCall *call = take_calls(&loop->poll); call != NULL; call = next) {
    next = call->next;
    call->call(loop, call->data);
    free(call);
  }
}

static int
find_ms(uint64_t ns)
{
  uint64_t ms = ns / NS_PER_MS + (ns % NS_PER_MS > 0);
  return ns == LOOP_FOREVER || ms > INT32_MAX ? GLANCE_MS : (int) ms;
}

/* A look without waiting keeps the GIL, as letting go of it would give it away. */
void
loop_poll_wait(Loop *loop, uint64_t ns)
{
  struct epoll_event events[MAX_EVENTS];
  if (ns > 0)
    vm_thread_release(loop->thread, TRACE_BLOCKED);
  int n = epoll_wait(loop->poll.epoll, events, MAX_EVENTS, ns > 0 ? find_ms(ns) : 0);
  if (ns > 0)
    vm_thread_reacquire(loop->thread);
  for (int i = 0; i < n; i++)
    if (events[i].data.ptr == NULL)
      do_calls(loop);
    else
      loop_stream_ready(loop, events[i].data.ptr);
}

void
loop_call_threadsafe(Loop *loop, void (*call)(Loop *loop, void *data), void *data)
{
  const uint64_t one = 1;
  LoopCall *asked = malloc(sizeof *asked);
  if (asked == NULL)
    abort();
  *asked = (LoopCall){call, data, NULL};
  pthread_mutex_lock(&loop->poll.mutex);
  *loop->poll.last = asked;
  loop->poll.last = &asked->next;
  pthread_mutex_unlock(&loop->poll.mutex);
  if (write(loop->poll.event, &one, sizeof one) != sizeof one)
    abort();
}
