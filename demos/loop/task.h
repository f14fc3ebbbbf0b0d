/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A task: a future, and the coroutine whose result it will have. It resumes the coroutine a step at
 * a time. Compare class Task in Lib/asyncio/tasks.py.
 */
#pragma once

#include "demos/loop/future.h"

/** LoopTask: @waits_for: (nullable): the future whose end wakes it. @must_cancel: CancelledError is
 * raised at its next step. @requests: how often it was asked to cancel. @lane: of the trace, -1:
 * none */
typedef struct LoopTask {
  LoopFuture future;
  VmObject *coroutine, *context, *waits_for;
  VmObject *step, *wakeup; /* the callbacks, bound to this task; NULL between two uses */
  bool must_cancel;
  int requests, lane;
  struct LoopTask *next, *previous; /* all there are, held weakly */
} LoopTask;

extern const VmType loop_task_type;
extern const VmMethod loop_task_methods[];

/** loop_task_new: @coroutine: (transfer none). @eager: whether its first step is done here, at
 * once, instead of in the loop's next turn. Returns: (transfer full) */
VmObject *loop_task_new(VmThread *thread, VmObject *coroutine, bool eager);

/** loop_task_begin: has its first step done, in the loop's next turn or here */
void loop_task_begin(VmThread *thread, LoopTask *self, bool eager);

/** loop_task_cancel: asks. Returns: whether it was not done */
bool loop_task_cancel(VmThread *thread, LoopTask *self);

/** loop_task_woken_by: Returns: (transfer none) (nullable): the task whose step @callable is */
LoopTask *loop_task_woken_by(const VmObject *callable);
