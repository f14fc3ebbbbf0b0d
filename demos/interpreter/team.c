/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time of a team runs from before its first thread starts until its last one is done. While it
 * waits it looks now and then whether a control has come. How many rounds take how long is found
 * with CPU time, which other programs do not lengthen.
 */
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"
#include "demos/trace/whole.h"

#include <sched.h>

#define GLANCE (20 * NS_PER_MS) /* how often a waiting team looks for controls */

bool
vm_team_start(VmTeam *team, VmInterpreter *interpreter, VmProgram program, int64_t rounds, int n,
              int lane)
{
  team->generation = demo_generation();
  team->expected = n;
  team->arrived = 0;
  team->started_at = clock_now();
  for (team->n = 0; team->n < n; team->n++) {
    int i = team->n;
    TraceRing *ring = lane != VM_UNRECORDED ? trace_ring((unsigned) (lane + i)) : NULL;
    if (!vm_thread_start(&team->threads[i], interpreter, program, rounds, lane + i, ring)) {
      vm_team_interrupt(team);
      vm_team_join(team);
      return false;
    }
    if (team->apart)
      demo_pin(team->threads[i].handle, i);
  }
  return true;
}

void
vm_team_meet(VmTeam *team, VmThread *thread)
{
  team->arrived++;
  while (team->arrived < team->expected && vm_thread_check(thread))
    sched_yield();
}

void
vm_team_interrupt(VmTeam *team)
{
  for (int i = 0; i < team->n; i++)
    vm_thread_interrupt(&team->threads[i]);
}

uint64_t
vm_team_join(VmTeam *team)
{
  uint64_t end = team->started_at;
  bool gave_up = false;
  for (int i = 0; i < team->n; i++) {
    VmThread *thread = &team->threads[i];
    while (!vm_thread_join(thread, GLANCE))
      if (demo_outdated(team->generation)) {
        vm_team_interrupt(team);
        gave_up = true;
      }
    end = thread->finished_at > end ? thread->finished_at : end;
  }
  team->n = 0;
  return gave_up ? 0 : end - team->started_at;
}

uint64_t
vm_team_serial(VmTeam *team, VmInterpreter *interpreter, VmProgram program, int64_t rounds, int n)
{
  uint64_t start = clock_now();
  for (int i = 0; i < n; i++)
    if (!vm_team_start(team, interpreter, program, rounds, 1, VM_UNRECORDED) ||
        vm_team_join(team) == 0)
      return 0;
  return clock_now() - start;
}

/* CPU time, not time: when other programs are busy a short run may take long. */
int64_t
vm_team_calibrate(VmTeam *team, VmInterpreter *interpreter, VmProgram program, double seconds)
{
  enum { TRIALS = 3 };
  const uint64_t enough = 3 * NS_PER_MS;
  uint64_t least = UINT64_MAX;
  int64_t rounds = 1000;
  for (int trial = 0; trial < TRIALS;) {
    uint64_t cpu = clock_cpu();
    if (vm_team_serial(team, interpreter, program, rounds, 1) == 0)
      return 1;
    cpu = clock_cpu() - cpu;
    if (cpu < enough) {
      rounds *= 4;
      continue;
    }
    least = cpu < least ? cpu : least;
    trial++;
  }
  return whole(seconds * 1e9 / (double) least * (double) rounds) + 1;
}

bool
vm_team_compare(VmTeam *team, VmInterpreter *interpreter, VmProgram program, int64_t rounds, int n,
                VmTimes *times)
{
  times->serial = (double) vm_team_serial(team, interpreter, program, rounds, n);
  uint64_t cpu = clock_cpu();
  if (times->serial == 0 || !vm_team_start(team, interpreter, program, rounds, n, VM_UNRECORDED))
    return false;
  times->parallel = (double) vm_team_join(team);
  times->cpu = (double) (clock_cpu() - cpu);
  return times->parallel > 0;
}

void
vm_team_show(VmTeam *team, VmInterpreter *interpreter, VmProgram program, int n, int lane,
             double seconds)
{
  if (!vm_team_start(team, interpreter, program, INT64_MAX, n, lane))
    return;
  demo_wait(seconds, team->generation);
  vm_team_interrupt(team);
  vm_team_join(team);
}
