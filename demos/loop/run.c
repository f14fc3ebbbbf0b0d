/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first thread of the interpreter runs the loop, those that the loop starts work for its pool:
 * both come in as native(), which is all that the interpreter's threads run here.
 */
#include "demos/loop/run.h"
#include "demos/interpreter/team.h"
#include "demos/loop/build.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>
#include <stdio.h>

typedef struct {
  const LoopProgram *program;
  const LoopBuild *build;
  LoopOutcome *outcome;
  VmThread *main_thread;
} Run;

static VmTeam team;

static int64_t
enter(VmThread *thread, void *data)
{
  const Run *run = data;
  if (thread == run->main_thread)
    run->build->run(thread, run->program, run->outcome);
  else
    run->build->work(thread);
  return 0;
}

bool
loop_run_program(const LoopProgram *program, LoopOutcome *outcome)
{
  VmInterpreter interpreter;
  unsigned interval = program->interval_us > 0 ? program->interval_us : 5000;
  Run run = {program, program->free_threaded ? &loop_build_free : &loop_build_gil, outcome,
             &team.threads[0]};
  outcome->n = 0;
  outcome->raised[0] = '\0';
  if (!vm_interpreter_init(&interpreter, program->free_threaded ? &vm_build_free : &vm_build_gil,
                           interval, LOOP_HOLDER_LANE))
    return false;
  vm_interpreter_set_native(&interpreter, enter, &run);
  bool good =
      vm_team_start(&team, &interpreter, VM_JOBS, 1, 1, VM_UNRECORDED) && vm_team_join(&team) > 0;
  vm_interpreter_destroy(&interpreter);
  return good && !demo_outdated(demo_generation());
}

void
loop_list_program(const LoopProgram *program, const char *function, const char *variable,
                  Listing *listing)
{
  loop_build_gil.list(program, function, variable, listing);
}

bool
loop_tell_order(LoopProgram program, const char *entry, const char *name)
{
  static LoopOutcome outcome;
  const char *items[LOOP_MAX_VALUES];
  program.entry = entry;
  program.is_virtual = true;
  program.shown = false;
  if (!loop_run_program(&program, &outcome))
    return false;
  for (int i = 0; i < outcome.n; i++)
    items[i] = outcome.values[i].text;
  demo_order(name, items, outcome.n);
  return true;
}

bool
loop_numbers(LoopProgram program, const char *entry, double *numbers, int n)
{
  static LoopOutcome outcome;
  program.entry = entry;
  program.is_virtual = true;
  program.shown = false;
  if (!loop_run_program(&program, &outcome))
    return false;
  for (int i = 0; i < n; i++)
    numbers[i] = i < outcome.n ? outcome.values[i].number : NAN;
  return true;
}

void
loop_lanes(const char *first, int tasks)
{
  demo_lane(0, "task", "%s", first);
  for (int i = 1; i < tasks && i < LOOP_TASKS_SHOWN; i++)
    demo_lane(i, "task", _("task %d"), i);
  demo_lane(LOOP_LANE, "holder", "%s", _("The loop runs"));
}

double
loop_percentile(LoopOutcome *outcome, double percent)
{
  return percentile(outcome->tally.recorded, outcome->tally.n_recorded, percent) / 1e6;
}

size_t
loop_task_memory(void)
{
  return loop_build_gil.task_bytes;
}
