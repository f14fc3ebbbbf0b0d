/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the system tells the loop: sockets that are ready, through epoll, and calls from other
 * threads, through an eventfd. Compare Lib/selectors.py and Lib/asyncio/selector_events.py, where
 * that is a pair of sockets, the “self-pipe”.
 */
#pragma once

#include "demos/loop/handle.h"

#include <pthread.h>

#define LOOP_FOREVER UINT64_MAX

typedef struct Loop Loop;

/** LoopCall: what another thread wants done: @call with @data, on the loop's thread */
typedef struct LoopCall {
  void (*call)(Loop *loop, void *data);
  void *data;
  struct LoopCall *next;
} LoopCall;

/** LoopPoll: @n_expected: calls from threads that must come, so that virtual time does not run away
 * from them; only the loop's thread */
typedef struct {
  int epoll, event;
  pthread_mutex_t mutex; /* guards @calls */
  LoopCall *calls, **last;
  int n_expected;
} LoopPoll;

bool loop_poll_open(LoopPoll *poll);
void loop_poll_close(LoopPoll *poll);

/** loop_poll_wait: waits @ns at most, without the GIL, and does what other threads asked for */
void loop_poll_wait(Loop *loop, uint64_t ns);

/** loop_call_threadsafe: any thread: has @call done by the loop, and wakes it */
void loop_call_threadsafe(Loop *loop, void (*call)(Loop *loop, void *data), void *data);
