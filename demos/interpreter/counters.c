/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A team whose threads run one function in C, so what is timed is the counting and not the
 * bytecode around it.
 */
#include "demos/interpreter/counters.h"
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"

#include <math.h>

#define SWITCH_INTERVAL_US 5000
#define WAVE 1000

static VmInterpreter interpreter;
static VmTeam team;
static VmSubject subjects[COUNTERS_MAX];
static CountersTask task; /* set while there are no threads */

/* The first thread owns the shared object; each owns its own. */
static int64_t
count(VmThread *thread, void *data)
{
  int index = vm_team_index(&team, thread);
  VmSubject *subject = &subjects[task.shared ? 0 : index];
  if (subject == &subjects[index])
    subject->biased.owner = vm_thread_id();
  demo_pin(pthread_self(), index); /* Together on one CPU they could not meet. */
  if (!task.way->build->has_gil)
    vm_team_meet(&team, thread);
  if (task.loop == COUNTERS_UP)
    task.way->up(thread, subject, task.rounds);
  else if (task.loop == COUNTERS_PAIRS)
    task.way->pairs(thread, subject, task.rounds);
  else
    while (vm_thread_check(thread)) {
      task.way->up(thread, subject, WAVE);
      task.way->down(thread, subject, WAVE);
    }
  return 0;
}

static bool
start(CountersTask what, int lane)
{
  task = what;
  for (int i = 0; i < COUNTERS_MAX; i++)
    vm_subject_init(&subjects[i]);
  if (!vm_interpreter_init(&interpreter, task.way->build, SWITCH_INTERVAL_US, COUNTERS_MAX))
    return false;
  vm_interpreter_set_native(&interpreter, count, NULL);
  return vm_team_start(&team, &interpreter, VM_JOBS, 1, task.threads, lane);
}

bool
counters_start(CountersTask what)
{
  return start(what, 0);
}

void
counters_stop(void)
{
  vm_team_interrupt(&team);
  vm_team_join(&team);
  vm_interpreter_destroy(&interpreter);
}

double
counters_run(CountersTask what)
{
  uint64_t ns = start(what, VM_UNRECORDED) ? vm_team_join(&team) : 0;
  vm_interpreter_destroy(&interpreter);
  return ns > 0 ? (double) ns / (double) what.rounds : NAN;
}

int64_t
counters_read(void)
{
  return task.way->read(&subjects[0]);
}
