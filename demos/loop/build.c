/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A program from its source to what it returned: the library and the program are compiled, their
 * modules run, and then the coroutine as a task, as asyncio.run() does. Compare
 * Lib/asyncio/runners.py. Compiled twice, like all that it stands for.
 */
#include "demos/loop/build.h"
#include "demos/interpreter/coroutine.h"
#include "demos/interpreter/disassemble.h"
#include "demos/interpreter/eval.h"
#include "demos/interpreter/int.h"
#include "demos/interpreter/value.h"
#include "demos/loop/context.h"
#include "demos/loop/library.h"
#include "demos/loop/natives.h"
#include "demos/loop/outcome.h"
#include "demos/loop/thread.h"

#include <math.h>

static Unit *
compile(VmModule *module, const LoopProgram *program)
{
  Unit *unit = unit_new(module);
  loop_natives_add(unit);
  unit_compile(unit, loop_library, "asyncio");
  for (const LoopKnob *knob = program->knobs; knob->name != NULL; knob++) {
    bool is_whole = knob->value == floor(knob->value);
    VmObject *value = is_whole ? unit_number((int64_t) knob->value) : vm_float_new(knob->value);
    unit_set(unit, knob->name, value);
  }
  return unit;
}

static void
run_entry(Loop *loop, const Unit *unit, const LoopProgram *program, LoopOutcome *outcome)
{
  VmThread *thread = loop->thread;
  VmObject *coroutine = vm_call(thread, unit_get(unit, program->entry), NULL, 0);
  if (coroutine == NULL) {
    loop_outcome_raised(thread, outcome);
    return;
  }
  LoopTask *task = (LoopTask *) loop_task_new(thread, coroutine, false);
  vm_decref(thread, coroutine);
  uint64_t started = loop_clock_now(&loop->clock);
  loop_run(loop, task);
  outcome->ns = loop_clock_now(&loop->clock) - started;
  outcome->tally = loop->tally;
  VmObject *result =
      task->future.state != LOOP_PENDING ? loop_future_get(thread, &task->future) : NULL;
  if (result != NULL) {
    loop_outcome_add(thread, outcome, result);
    vm_decref(thread, result);
  } else {
    loop_outcome_raised(thread, outcome);
  }
  vm_decref(thread, &task->future.object);
}

static void
run(VmThread *thread, const LoopProgram *program, LoopOutcome *outcome)
{
  static Loop loop;
  VmModule *module = &thread->interpreter->module;
  Unit *unit = compile(module, program);
  const VmFunction *lines = unit_compile(unit, program->source, NULL);
  loop_init(&loop, thread, program->is_virtual);
  loop.trace = program->shown ? trace_ring(0) : NULL;
  VmObject *context = loop_context_new();
  loop_context_enter(context);
  VmObject *none = vm_eval(thread, lines, NULL, 0);
  if (none != NULL)
    run_entry(&loop, unit, program, outcome);
  else
    loop_outcome_raised(thread, outcome);
  loop_clear(&loop);
  for (int i = VM_FIRST_NAMED; i < VM_MAX_GLOBALS; i++)
    if (module->globals[i] != NULL) {
      vm_decref(thread, module->globals[i]);
      module->globals[i] = NULL;
    }
  loop_context_enter(NULL);
  vm_decref(thread, context);
  unit_free(unit);
}

static void
work(VmThread *thread)
{
  if (!loop_thread_work(thread))
    loop_executor_work(thread);
}

static void
list(const LoopProgram *program, const char *function, const char *variable, Listing *listing)
{
  static VmModule module;
  Unit *unit = compile(&module, program);
  unit_compile(unit, program->source, NULL);
  const VmObject *object = unit_get(unit, function);
  listing->n = 0;
  if (object != NULL)
    vm_disassemble_compiled(&module, (const VmFunction *) object, unit->globals,
                            unit_find_global(unit, variable), listing);
}

/* A task, its coroutine and that of sleep(), the future, its callback, and the timer. */
#define TASK_BYTES                                                                                 \
  (sizeof(LoopTask) + 2 * sizeof(VmCoroutine) + sizeof(LoopFuture) + sizeof(LoopCallback) +        \
   sizeof(VmBound) + sizeof(LoopHandle))

#ifdef VM_FREE_THREADED
const LoopBuild loop_build_free = {run, work, list, TASK_BYTES};
#else
const LoopBuild loop_build_gil = {run, work, list, TASK_BYTES};
#endif
