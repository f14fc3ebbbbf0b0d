/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What lib/ and the programs call of the loop. Compare the methods of class BaseEventLoop in
 * Lib/asyncio/base_events.py, and the functions of Modules/_asynciomodule.c.
 */
#include "demos/interpreter/containers.h"
#include "demos/interpreter/exception.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/value.h"
#include "demos/loop/gather.h"
#include "demos/loop/natives.h"
#include "demos/loop/shown.h"
#include "demos/loop/stream.h"
#include "demos/loop/thread.h"
#include "demos/trace/whole.h"

static VmObject *
create_future(VmThread *thread, VmObject *const *arguments, int n)
{
  return loop_future_new();
}

/* One that a lock, a semaphore or a queue has others wait for: shown in another colour. */
static VmObject *
create_waiter(VmThread *thread, VmObject *const *arguments, int n)
{
  VmObject *future = loop_future_new();
  ((LoopFuture *) future)->is_lock = true;
  return future;
}

static VmObject *
create_task(VmThread *thread, VmObject *const *arguments, int n)
{
  Loop *loop = loop_running();
  bool eager = loop->eager || (n > 1 && arguments[1] == &vm_true);
  return loop_task_new(thread, arguments[0], eager);
}

static VmObject *
set_task_factory(VmThread *thread, VmObject *const *arguments, int n)
{
  loop_running()->eager = vm_is_true(arguments[1]);
  return &vm_none;
}

static VmObject *
current_task(VmThread *thread, VmObject *const *arguments, int n)
{
  LoopTask *task = loop_running()->current;
  return task != NULL ? vm_ref(&task->future.object) : &vm_none;
}

static VmObject *
bare_yield(VmThread *thread, VmObject *const *arguments, int n)
{
  return loop_future_await(thread, NULL);
}

static VmObject *
now(VmThread *thread, VmObject *const *arguments, int n)
{
  return vm_float_new((double) loop_clock_now(&loop_running()->clock) / 1e9);
}

static VmObject *
call_soon(VmThread *thread, VmObject *const *arguments, int n)
{
  loop_call_soon(loop_running(), arguments[1], arguments + 2, n - 2, NULL);
  return &vm_none;
}

static VmObject *
call_at(VmThread *thread, VmObject *const *arguments, int n)
{
  uint64_t when = whole_count(vm_number(arguments[1]) * 1e9);
  return loop_call_at(loop_running(), when, arguments[2], arguments + 3, n - 3);
}

static VmObject *
call_later(VmThread *thread, VmObject *const *arguments, int n)
{
  Loop *loop = loop_running();
  uint64_t when = loop_clock_now(&loop->clock) + whole_count(vm_number(arguments[1]) * 1e9);
  return loop_call_at(loop, when, arguments[2], arguments + 3, n - 3);
}

static VmObject *
run_in_executor(VmThread *thread, VmObject *const *arguments, int n)
{
  return loop_executor_submit(loop_running(), arguments[2], arguments + 3, n - 3);
}

static VmObject *
set_handler(VmThread *thread, VmObject *const *arguments, int n)
{
  Loop *loop = loop_running();
  if (loop->handler != NULL)
    vm_decref(thread, loop->handler);
  loop->handler = arguments[1] != &vm_none ? vm_ref(arguments[1]) : NULL;
  return &vm_none;
}

/* How many steps took longer than debug mode lets pass without a word. */
static VmObject *
count_slow(VmThread *thread, VmObject *const *arguments, int n)
{
  return vm_int_new(thread, (int64_t) loop_running()->tally.slow);
}

/* Lib/asyncio tells nobody; here it is a mark on the task's lane. */
static VmObject *
mark_timeout(VmThread *thread, VmObject *const *arguments, int n)
{
  shown_event(loop_running(), (LoopTask *) arguments[0], TRACE_EVENT_TIMEOUT);
  return &vm_none;
}

static const VmMethod methods[] = {
    VM_METHOD("time", now),
    VM_METHOD("create_future", create_future),
    VM_METHOD("call_soon", call_soon),
    VM_METHOD("call_at", call_at),
    VM_METHOD("call_later", call_later),
    VM_METHOD("run_in_executor", run_in_executor),
    VM_METHOD("set_task_factory", set_task_factory),
    VM_METHOD("set_exception_handler", set_handler),
    {.name = NULL},
};
static const VmType loop_type = {.name = "EventLoop", .methods = methods};
static VmObject loop_object = VM_IMMORTAL_OBJECT(&loop_type);

static VmObject *
get_running_loop(VmThread *thread, VmObject *const *arguments, int n)
{
  return &loop_object;
}

static VmFunction natives[] = {
    VM_NATIVE("asyncio.create_waiter", create_waiter),
    VM_NATIVE("asyncio.create_task", create_task),
    VM_NATIVE("asyncio.current_task", current_task),
    VM_NATIVE("asyncio.gather", loop_gather),
    VM_NATIVE("asyncio.bare_yield", bare_yield),
    VM_NATIVE("asyncio.mark_timeout", mark_timeout),
    VM_NATIVE("slow_steps", count_slow),
    VM_NATIVE("open_pair", loop_stream_pair),
    VM_NATIVE("asyncio.get_running_loop", get_running_loop),
    VM_NATIVE("threading.Thread", loop_thread_new),
};

void
loop_natives_add_asyncio(Unit *unit)
{
  for (size_t i = 0; i < sizeof natives / sizeof *natives; i++)
    unit_set(unit, natives[i].name, &natives[i].object);
  unit_set(unit, "asyncio.CancelledError", &loop_cancelled_error.object);
  unit_set(unit, "asyncio.eager_task_factory", &vm_true);
}
