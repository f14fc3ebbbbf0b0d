/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * As in deduce_unreachable() of Python/gc.c: from each object's count the references are taken away
 * that come from within the cycle. What then has none left is referred to by nobody outside. The
 * loop itself does not count: it holds tasks weakly.
 *
 * A cycle here: task → coroutine → (its frame) future iterator → future → callback → task, and
 * task → future.
 */
#include "demos/loop/collect.h"
#include "demos/interpreter/coroutine.h"

/* References that @object holds to @target, as far as a waiting task's objects go. */
static int64_t
count_in_frame(const VmCoroutine *coroutine, const VmObject *target)
{
  int64_t n = 0;
  for (int i = 0; i < VM_MAX_LOCALS; i++)
    n += coroutine->frame.locals[i] == target;
  for (const VmStackRef *at = coroutine->frame.stack; at < coroutine->frame.top; at++) {
    const VmObject *object = vm_get(*at);
    bool owned = (at->bits & VM_BORROWED) == 0;
    n += owned && object == target;
    if (owned && object->type == &vm_coroutine_type)
      n += count_in_frame((const VmCoroutine *) object, target);
    if (owned && loop_future_awaited(object) == target)
      n++;
  }
  return n;
}

static int64_t
get_count(const VmObject *object)
{
#ifdef VM_FREE_THREADED
  return object->count.local;
#else
  return object->count.count;
#endif
}

/* Whether all who refer to the future that @task waits for, and to the task, are part of it. */
static bool
is_unreachable(const LoopTask *task)
{
  const LoopFuture *future = (const LoopFuture *) task->waits_for;
  if (future == NULL || task->future.n_callbacks > 0 || task->coroutine->type != &vm_coroutine_type)
    return false;
  int64_t inner = 1 + count_in_frame((const VmCoroutine *) task->coroutine, &future->object);
  int64_t wakes = 0;
  for (int i = 0; i < future->n_callbacks; i++)
    wakes += loop_task_woken_by(future->callbacks[i].callable) == task;
  return get_count(&future->object) == inner && get_count(&task->future.object) == wakes &&
         wakes == future->n_callbacks;
}

/* The cycle is opened where the future knows the task; then everything goes by itself. */
static void
break_cycle(Loop *loop, LoopTask *task)
{
  VmObject *future = vm_ref(task->waits_for);
  LoopFuture *waited = (LoopFuture *) future;
  LoopCallback *callbacks = waited->callbacks;
  int n = waited->n_callbacks;
  waited->callbacks = NULL;
  waited->n_callbacks = 0;
  LoopFuture dying = {.callbacks = callbacks, .n_callbacks = n};
  loop_future_clear(loop->thread, &dying);
  vm_decref(loop->thread, future);
}

int64_t
loop_collect(Loop *loop)
{
  int64_t n = 0;
  LoopTask *next;
  for (LoopTask *task = loop->tasks; task != NULL; task = next) {
    next = task->next;
    if (!is_unreachable(task))
      continue;
    break_cycle(loop, task);
    n++;
  }
  return n;
}
