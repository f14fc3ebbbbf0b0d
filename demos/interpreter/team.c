/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"

#define GLANCE (20 * NS_PER_MS) /* how often a waiting team looks for controls */

bool
vm_team_start(VmTeam *team, VmInterpreter *interpreter, const VmFunction *function,
              int64_t argument, int n, bool record)
{
  team->generation = demo_generation();
  team->started_at = clock_now();
  for (team->n = 0; team->n < n; team->n++) {
    int i = team->n;
    TraceRing *ring = record ? trace_ring((unsigned) i) : NULL;
    if (!vm_thread_start(&team->threads[i], interpreter, function, argument, i, ring)) {
      vm_team_interrupt(team);
      vm_team_join(team);
      return false;
    }
  }
  return true;
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
      if (demo_generation() != team->generation) {
        vm_team_interrupt(team);
        gave_up = true;
      }
    end = thread->finished_at > end ? thread->finished_at : end;
  }
  return gave_up ? 0 : end - team->started_at;
}

uint64_t
vm_team_serial(VmTeam *team, VmInterpreter *interpreter, const VmFunction *function,
               int64_t argument, int n)
{
  uint64_t start = clock_now();
  for (int i = 0; i < n; i++)
    if (!vm_team_start(team, interpreter, function, argument, 1, false) || vm_team_join(team) == 0)
      return 0;
  return clock_now() - start;
}
