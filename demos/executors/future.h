/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A Future: the receipt for work that somebody else will do. To be read beside CPython's
 * Lib/concurrent/futures/_base.py, class Future.
 *
 * It is a small state machine with a lock around it. Two sides use it. The side that asked may
 * cancel it and waits for its result; the executor's side starts it and sets its result. What each
 * may do in which state is one table in future.c.
 *
 *     PENDING ──start──▶ RUNNING ──set result──▶ FINISHED
 *        │
 *      cancel
 *        ▼
 *    CANCELLED ──start──▶ CANCELLED_AND_NOTIFIED
 *
 * Two things surprise people. Work that runs cannot be cancelled: nothing can stop a thread from
 * outside. And there are two cancelled states, because cancel() only leaves a mark: the executor
 * finds it when it comes to start the work, and only then do as_completed() and wait() hear of it.
 *
 * Any thread.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum {
  FUTURE_PENDING,
  FUTURE_RUNNING,
  FUTURE_CANCELLED,
  FUTURE_CANCELLED_AND_NOTIFIED,
  FUTURE_FINISHED,
  FUTURE_N_STATES,
} FutureState;

/** FutureAnswer: what an operation says: done; no (cancel() returning False, or there being
 * nothing to start); or that it makes no sense in this state (InvalidStateError) */
typedef enum {
  FUTURE_YES,
  FUTURE_NO,
  FUTURE_INVALID,
} FutureAnswer;

#define FUTURE_FOREVER UINT64_MAX

typedef struct Future Future;
typedef void (*FutureCallback)(Future *future, void *data);

/** FutureWaiter: somebody who wants to know when a future is done with; @finished is called once,
 * under the future's lock */
typedef struct FutureWaiter FutureWaiter;
struct FutureWaiter {
  void (*finished)(FutureWaiter *self, Future *future);
  FutureWaiter *next;
};

/* What future_result() says in place of a result. */
extern const char future_cancelled_error[]; /* "CancelledError" */
extern const char future_timeout_error[];   /* "TimeoutError" */

/** future_new: @n: how many numbers its result has: 1, or the items of a chunk. Returns: (transfer
 * full): NULL when there is no memory */
Future *future_new(size_t n);
Future *future_ref(Future *future);
void future_unref(Future *future);

FutureState future_state(Future *future);
/** future_done: Returns: whether it is finished or cancelled */
bool future_done(Future *future);

/** future_cancel: Returns: FUTURE_NO when it runs already or is finished */
FutureAnswer future_cancel(Future *future);

/**
 * future_result:
 * @timeout_ns: how long to wait for it, or FUTURE_FOREVER
 * @value: (out) (nullable): the first number of its result
 *
 * Returns: NULL, or the name of what came instead of a result: what the task raised,
 * future_cancelled_error, future_timeout_error
 */
const char *future_result(Future *future, uint64_t timeout_ns, int64_t *value);

/** future_values: Returns: (transfer none): all numbers of a result that future_result() has
 * found */
const int64_t *future_values(const Future *future);

/** future_add_done_callback: @callback is called once when it is done, at once when it is already;
 * on the thread that finished or cancelled it. Returns: false when there is no memory */
bool future_add_done_callback(Future *future, FutureCallback callback, void *data);

/** future_add_waiter: @waiter hears of it when it is finished, or its cancelling was noticed.
 * Returns: false when that has happened already: then it hears nothing. */
bool future_add_waiter(Future *future, FutureWaiter *waiter);
void future_remove_waiter(Future *future, FutureWaiter *waiter);

/* For executors. */

/** future_start: set_running_or_notify_cancel(). Returns: FUTURE_NO when it was cancelled: the
 * work is not to be done */
FutureAnswer future_start(Future *future);

/** future_finish: set_result() and set_exception() in one: @error (nullable) is the name of the
 * exception, a constant; @values are copied otherwise */
FutureAnswer future_finish(Future *future, const char *error, const int64_t *values);
