/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Compare gather() and class _GatheringFuture in Lib/asyncio/tasks.py. The first failure becomes
 * that of the whole at once; nobody cancels the others, which run on. Results stand in the order of
 * the arguments.
 */
#include "demos/loop/gather.h"
#include "demos/interpreter/containers.h"
#include "demos/interpreter/exception.h"
#include "demos/interpreter/value.h"
#include "demos/loop/loop.h"
#include "demos/loop/task.h"

static VmObject *child_done(VmThread *thread, VmObject *const *arguments, int n);

static VmFunction child_done_function = {
    .object = VM_FUNCTION_OBJECT, .name = "child_done", .native = child_done};

static LoopFuture *
get_child(VmThread *thread, const LoopFuture *outer, int64_t i)
{
  VmObject *child = vm_list_get(thread, outer->children, i);
  if (child != NULL)
    vm_decref(thread, child); /* The list keeps it. */
  return (LoopFuture *) child;
}

static bool
all_done(VmThread *thread, const LoopFuture *outer)
{
  LoopFuture *child;
  for (int64_t i = 0; (child = get_child(thread, outer, i)) != NULL; i++)
    if (child->state == LOOP_PENDING)
      return false;
  return true;
}

static VmObject *
collect(VmThread *thread, const LoopFuture *outer)
{
  VmObject *results = vm_list_new();
  LoopFuture *child;
  for (int64_t i = 0; (child = get_child(thread, outer, i)) != NULL; i++) {
    VmObject *result = loop_future_get(thread, child);
    vm_list_append(thread, results, result != NULL ? result : vm_take_exception(thread));
  }
  return results;
}

/* Its arguments: the child and the outer future. */
static VmObject *
child_done(VmThread *thread, VmObject *const *arguments, int n)
{
  LoopFuture *child = (LoopFuture *) arguments[0], *outer = (LoopFuture *) arguments[1];
  if (outer->state != LOOP_PENDING) {
    child->unretrieved = false;
    return &vm_none;
  }
  bool failed = child->state == LOOP_CANCELLED || child->exception != NULL;
  if (failed && !outer->returns_exceptions) {
    loop_future_get(thread, child); /* raises */
    loop_future_finish(thread, outer, NULL, vm_take_exception(thread));
  } else if (all_done(thread, outer)) {
    loop_future_finish(thread, outer, collect(thread, outer), NULL);
  }
  return &vm_none;
}

static VmObject *
ensure_future(VmThread *thread, VmObject *awaited)
{
  return loop_future_is(awaited) ? vm_ref(awaited) : loop_task_new(thread, awaited, false);
}

VmObject *
loop_gather(VmThread *thread, VmObject *const *arguments, int n)
{
  LoopFuture *outer = (LoopFuture *) loop_future_new();
  bool returns = n > 0 && arguments[n - 1] == &vm_true;
  outer->children = vm_list_new();
  outer->returns_exceptions = returns;
  n -= returns;
  for (int i = 0; i < n; i++) {
    VmObject *child = ensure_future(thread, arguments[i]);
    loop_future_add_callback(thread, (LoopFuture *) child, &child_done_function.object,
                             &outer->object);
    vm_list_append(thread, outer->children, child);
  }
  if (n == 0)
    loop_future_finish(thread, outer, vm_list_new(), NULL);
  return &outer->object;
}
