/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare Lib/concurrent/futures/_base.py. There the states are spread over the methods as `if`s;
 * here they are one table. As there, callbacks run outside the lock and waiters are told inside.
 */
#include "demos/executors/future.h"
#include "demos/trace/clock.h"

#include <errno.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

const char future_cancelled_error[] = "CancelledError";
const char future_timeout_error[] = "TimeoutError";

typedef struct Callback Callback;
struct Callback {
  FutureCallback function;
  void *data;
  Callback *next;
};

struct Future {
  atomic_uint references;
  pthread_mutex_t mutex; /* guards what follows; @changed says that @state did */
  pthread_cond_t changed;
  FutureState state;
  FutureWaiter *waiters;
  Callback *callbacks, **last_callback;
  const char *error;
  size_t n;
  int64_t values[];
};

typedef enum {
  CANCEL, /* by the side that asked */
  START,  /* by the executor: set_running_or_notify_cancel() */
  FINISH, /* by the executor: set_result(), set_exception() */
  N_OPERATIONS,
} Operation;

typedef struct {
  FutureAnswer answer;
  FutureState next;
} Move;

/* The whole behaviour. FINISH is allowed while PENDING: tests and mocks of CPython rely on it. */
static const Move moves[FUTURE_N_STATES][N_OPERATIONS] = {
    [FUTURE_PENDING] =
        {
            [CANCEL] = {FUTURE_YES, FUTURE_CANCELLED},
            [START] = {FUTURE_YES, FUTURE_RUNNING},
            [FINISH] = {FUTURE_YES, FUTURE_FINISHED},
        },
    [FUTURE_RUNNING] =
        {
            [CANCEL] = {FUTURE_NO, FUTURE_RUNNING},
            [START] = {FUTURE_INVALID, FUTURE_RUNNING},
            [FINISH] = {FUTURE_YES, FUTURE_FINISHED},
        },
    [FUTURE_CANCELLED] =
        {
            [CANCEL] = {FUTURE_YES, FUTURE_CANCELLED},
            [START] = {FUTURE_NO, FUTURE_CANCELLED_AND_NOTIFIED},
            [FINISH] = {FUTURE_INVALID, FUTURE_CANCELLED},
        },
    [FUTURE_CANCELLED_AND_NOTIFIED] =
        {
            [CANCEL] = {FUTURE_YES, FUTURE_CANCELLED_AND_NOTIFIED},
            [START] = {FUTURE_INVALID, FUTURE_CANCELLED_AND_NOTIFIED},
            [FINISH] = {FUTURE_INVALID, FUTURE_CANCELLED_AND_NOTIFIED},
        },
    [FUTURE_FINISHED] =
        {
            [CANCEL] = {FUTURE_NO, FUTURE_FINISHED},
            [START] = {FUTURE_INVALID, FUTURE_FINISHED},
            [FINISH] = {FUTURE_INVALID, FUTURE_FINISHED},
        },
};

static bool
is_done(FutureState state)
{
  return state != FUTURE_PENDING && state != FUTURE_RUNNING;
}

/* Whether waiters have been told. Being cancelled alone is not enough. */
static bool
is_settled(FutureState state)
{
  return state == FUTURE_FINISHED || state == FUTURE_CANCELLED_AND_NOTIFIED;
}

Future *
future_new(size_t n)
{
  Future *future = calloc(1, sizeof *future + n * sizeof future->values[0]);
  if (future == NULL)
    return NULL;
  future->references = 1;
  future->n = n;
  future->last_callback = &future->callbacks;
  pthread_mutex_init(&future->mutex, NULL);
  pthread_cond_init(&future->changed, NULL);
  return future;
}

Future *
future_ref(Future *future)
{
  future->references++;
  return future;
}

static void
drop_callbacks(Callback *callback)
{
  while (callback != NULL) {
    Callback *next = callback->next;
    free(callback);
    callback = next;
  }
}

void
future_unref(Future *future)
{
  if (future == NULL || --future->references > 0)
    return;
  drop_callbacks(future->callbacks);
  pthread_cond_destroy(&future->changed);
  pthread_mutex_destroy(&future->mutex);
  free(future);
}

FutureState
future_state(Future *future)
{
  pthread_mutex_lock(&future->mutex);
  FutureState state = future->state;
  pthread_mutex_unlock(&future->mutex);
  return state;
}

bool
future_done(Future *future)
{
  return is_done(future_state(future));
}

/* Under the lock, once. */
static void
tell_waiters(Future *future)
{
  FutureWaiter *waiter = future->waiters;
  future->waiters = NULL;
  while (waiter != NULL) {
    FutureWaiter *next = waiter->next;
    waiter->finished(waiter, future);
    waiter = next;
  }
}

/* Under the lock. Returns the callbacks to be called once it is released. */
static Callback *
change_state(Future *future, FutureState next)
{
  bool was_done = is_done(future->state);
  future->state = next;
  if (is_settled(next))
    tell_waiters(future);
  if (was_done || !is_done(next))
    return NULL;
  pthread_cond_broadcast(&future->changed);
  Callback *callbacks = future->callbacks;
  future->callbacks = NULL;
  return callbacks;
}

static FutureAnswer
apply(Future *future, Operation operation, const char *error, const int64_t *values)
{
  Callback *callbacks = NULL;
  pthread_mutex_lock(&future->mutex);
  Move move = moves[future->state][operation];
  if (operation == FINISH && move.answer == FUTURE_YES) {
    future->error = error;
    if (error == NULL)
      memcpy(future->values, values, future->n * sizeof *values);
  }
  if (move.next != future->state)
    callbacks = change_state(future, move.next);
  pthread_mutex_unlock(&future->mutex);

  for (Callback *callback = callbacks; callback != NULL; callback = callback->next)
    callback->function(future, callback->data);
  drop_callbacks(callbacks);
  return move.answer;
}

FutureAnswer
future_cancel(Future *future)
{
  return apply(future, CANCEL, NULL, NULL);
}

FutureAnswer
future_start(Future *future)
{
  return apply(future, START, NULL, NULL);
}

FutureAnswer
future_finish(Future *future, const char *error, const int64_t *values)
{
  return apply(future, FINISH, error, values);
}

/* Under the lock. */
static void
wait_until_done(Future *future, uint64_t timeout_ns)
{
  int status = 0;
  struct timespec until = {0};
  if (timeout_ns != FUTURE_FOREVER)
    until = clock_timespec(clock_now() + timeout_ns);
  while (!is_done(future->state) && status != ETIMEDOUT)
    status = timeout_ns == FUTURE_FOREVER ? pthread_cond_wait(&future->changed, &future->mutex)
                                          : pthread_cond_clockwait(&future->changed, &future->mutex,
                                                                   CLOCK_MONOTONIC, &until);
}

const char *
future_result(Future *future, uint64_t timeout_ns, int64_t *value)
{
  pthread_mutex_lock(&future->mutex);
  wait_until_done(future, timeout_ns);
  const char *error = future_cancelled_error;
  if (!is_done(future->state))
    error = future_timeout_error;
  else if (future->state == FUTURE_FINISHED)
    error = future->error;
  if (error == NULL && value != NULL)
    *value = future->values[0];
  pthread_mutex_unlock(&future->mutex);
  return error;
}

const int64_t *
future_values(const Future *future)
{
  return future->values;
}

bool
future_add_done_callback(Future *future, FutureCallback function, void *data)
{
  Callback *callback = malloc(sizeof *callback);
  if (callback == NULL)
    return false;
  *callback = (Callback){function, data, NULL};
  pthread_mutex_lock(&future->mutex);
  bool done = is_done(future->state);
  if (!done) {
    *future->last_callback = callback;
    future->last_callback = &callback->next;
  }
  pthread_mutex_unlock(&future->mutex);
  if (done) {
    function(future, data);
    free(callback);
  }
  return true;
}

bool
future_add_waiter(Future *future, FutureWaiter *waiter)
{
  pthread_mutex_lock(&future->mutex);
  bool settled = is_settled(future->state);
  if (!settled) {
    waiter->next = future->waiters;
    future->waiters = waiter;
  }
  pthread_mutex_unlock(&future->mutex);
  return !settled;
}

void
future_remove_waiter(Future *future, FutureWaiter *waiter)
{
  pthread_mutex_lock(&future->mutex);
  for (FutureWaiter **at = &future->waiters; *at != NULL; at = &(*at)->next)
    if (*at == waiter) {
      *at = waiter->next;
      break;
    }
  pthread_mutex_unlock(&future->mutex);
}
