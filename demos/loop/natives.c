/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Builtins, and of the modules time and gc what programs use. Work is real with the machine's
 * clock: compute() executes bytecode until its time is over; with a virtual one it only takes that
 * time.
 */
#include "demos/loop/natives.h"
#include "demos/interpreter/blocking.h"
#include "demos/interpreter/containers.h"
#include "demos/interpreter/deque.h"
#include "demos/interpreter/eval.h"
#include "demos/interpreter/exception.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/iterator.h"
#include "demos/interpreter/programs.h"
#include "demos/interpreter/value.h"
#include "demos/loop/collect.h"
#include "demos/loop/context.h"
#include "demos/trace/whole.h"

static VmObject *
length(VmThread *thread, VmObject *const *arguments, int n)
{
  bool is_deque = arguments[0]->type == &vm_deque_type;
  return vm_int_new(thread,
                    is_deque ? vm_deque_length(arguments[0]) : vm_list_length(arguments[0]));
}

static VmObject *
range(VmThread *thread, VmObject *const *arguments, int n)
{
  int64_t last = whole(vm_number(arguments[n - 1]));
  return vm_range_new(n > 1 ? whole(vm_number(arguments[0])) : 0, last);
}

static VmObject *
largest(VmThread *thread, VmObject *const *arguments, int n)
{
  return vm_ref(arguments[vm_number(arguments[0]) >= vm_number(arguments[1]) ? 0 : 1]);
}

static VmObject *
is_instance(VmThread *thread, VmObject *const *arguments, int n)
{
  return vm_exception_is(arguments[0], (const VmClass *) arguments[1]) ? &vm_true : &vm_false;
}

static uint64_t
get_ns(const VmObject *seconds)
{
  return whole_count(vm_number(seconds) * 1e9);
}

static bool
is_virtual(void)
{
  return loop_running() != NULL && loop_running()->clock.is_virtual;
}

/* On a thread of the pool there is no loop, hence no virtual time either. */
static VmObject *
compute(VmThread *thread, VmObject *const *arguments, int n)
{
  enum { ROUNDS = 100 };
  uint64_t ns = get_ns(arguments[0]), end = clock_now() + ns;
  if (is_virtual())
    loop_clock_spend(&loop_running()->clock, ns);
  while (!is_virtual() && clock_now() < end) {
    VmObject *rounds = vm_int_new(thread, ROUNDS);
    VmObject *none = vm_eval(thread, vm_program(VM_COUNTDOWN), &rounds, 1);
    if (none == NULL)
      return NULL;
  }
  return &vm_none;
}

static VmObject *
sleep_blocking(VmThread *thread, VmObject *const *arguments, int n)
{
  uint64_t ns = get_ns(arguments[0]);
  if (is_virtual())
    loop_clock_spend(&loop_running()->clock, ns);
  else
    vm_sleep(thread, ns);
  return &vm_none;
}

static VmObject *
perf_counter(VmThread *thread, VmObject *const *arguments, int n)
{
  uint64_t now = loop_running() != NULL ? loop_clock_now(&loop_running()->clock) : clock_now();
  return vm_float_new((double) now / 1e9);
}

/* A time that the experiment is about. */
static VmObject *
record(VmThread *thread, VmObject *const *arguments, int n)
{
  LoopTally *tally = &loop_running()->tally;
  if (tally->n_recorded < LOOP_MAX_RECORDED)
    tally->recorded[tally->n_recorded++] = get_ns(arguments[0]);
  return &vm_none;
}

static VmObject *
collect(VmThread *thread, VmObject *const *arguments, int n)
{
  return vm_int_new(thread, loop_collect(loop_running()));
}

static VmFunction natives[] = {
    VM_NATIVE("len", length),
    VM_NATIVE("range", range),
    VM_NATIVE("max", largest),
    VM_NATIVE("isinstance", is_instance),
    VM_NATIVE("compute", compute),
    VM_NATIVE("record", record),
    VM_NATIVE("time.sleep", sleep_blocking),
    VM_NATIVE("time.perf_counter", perf_counter),
    VM_NATIVE("gc.collect", collect),
    VM_NATIVE("collections.deque", vm_deque_new),
    VM_NATIVE("contextvars.ContextVar", loop_context_variable),
};

void
loop_natives_add(Unit *unit)
{
  VmClass *const classes[] = {&vm_base_exception, &vm_exception,   &vm_runtime_error,
                              &vm_type_error,     &vm_value_error, &vm_timeout_error};
  for (size_t i = 0; i < sizeof natives / sizeof *natives; i++)
    unit_set(unit, natives[i].name, &natives[i].object);
  for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
    unit_set(unit, classes[i]->name, &classes[i]->object);
  loop_natives_add_asyncio(unit);
}
