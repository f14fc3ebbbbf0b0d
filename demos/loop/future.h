/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A result that will be there later. Whoever awaits it suspends until then. Compare
 * Lib/asyncio/futures.py, and Modules/_asynciomodule.c, which has the same in C.
 */
#pragma once

#include "demos/interpreter/instance.h"
#include "demos/loop/names.h"

typedef enum { LOOP_PENDING, LOOP_FINISHED, LOOP_CANCELLED } LoopState;

/** LoopCallback: called with the future, and with @extra where there is one */
typedef struct {
  VmObject *callable, *extra, *context;
} LoopCallback;

/** LoopFuture: @blocking: it was yielded by an `await`. @is_lock: what is waited for is a lock, a
 * semaphore or a queue. @children: (nullable): what a gather() waits for, a list; to cancel it is
 * to cancel those; @returns_exceptions: of that, too. @unretrieved: its exception was never asked
 * for */
typedef struct {
  VmObject object;
  LoopState state;
  VmObject *result, *exception, *children;
  LoopCallback *callbacks;
  int n_callbacks;
  bool blocking, is_lock, unretrieved, returns_exceptions;
} LoopFuture;

extern const VmType loop_future_type;
extern const VmMethod loop_future_methods[];
extern VmClass loop_cancelled_error;

VmObject *loop_future_new(void);
void loop_future_init(LoopFuture *self, const VmType *type);
/** loop_future_clear: drops what it holds */
void loop_future_clear(VmThread *thread, LoopFuture *self);

/** loop_future_is: whether it is a future, or a task, which is one, too */
bool loop_future_is(const VmObject *object);

/** loop_future_finish: gives it a result or an exception, one of them NULL: (transfer full), and
 * schedules its callbacks. Nothing when it is done already */
void loop_future_finish(VmThread *thread, LoopFuture *self, VmObject *result, VmObject *exception);

/** loop_future_wake: schedules all of its callbacks, once */
void loop_future_wake(VmThread *thread, LoopFuture *self);

/** loop_future_set_cancelled: it is, whatever its children or its task say */
void loop_future_set_cancelled(VmThread *thread, LoopFuture *self);

/** loop_future_cancel: Returns: whether it was pending, and now is cancelled or will be */
bool loop_future_cancel(VmThread *thread, VmObject *future);

/** loop_future_add_callback: @extra: (nullable). When it is done already, @callable is scheduled,
 * never called at once */
void loop_future_add_callback(VmThread *thread, LoopFuture *self, VmObject *callable,
                              VmObject *extra);

/** loop_future_get: Returns: (transfer full): the result; NULL when it raised what is there
 * instead, or since it is not done */
VmObject *loop_future_get(VmThread *thread, LoopFuture *self);

/** loop_future_await: what `await` of a future sends to */
VmObject *loop_future_await(VmThread *thread, VmObject *future);

/** loop_future_awaited: Returns: (transfer none) (nullable): the future, when @object is what
 * loop_future_await() made of one */
VmObject *loop_future_awaited(const VmObject *object);
