/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The knobs are those of the demo that runs: only one that has them may ask.
 */
#include "demos/interpreter/setup.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

bool
vm_setup(VmInterpreter *interpreter, int lane)
{
  return vm_interpreter_init(interpreter, demo_get("gil") != 0 ? &vm_build_gil : &vm_build_free,
                             (unsigned) demo_get("interval_us"), lane);
}

void
vm_setup_lanes(int n, int holder, bool gil)
{
  for (int i = 0; i < n; i++)
    demo_lane(i, "cpu", _("thread %d"), i + 1);
  if (gil)
    demo_holder_lane(holder);
}

int64_t
vm_setup_rounds(VmTeam *team, VmProgram program, double seconds, int n)
{
  VmInterpreter interpreter;
  vm_setup(&interpreter, 0);
  int64_t rounds = vm_team_calibrate(team, &interpreter, program, seconds);
  vm_interpreter_destroy(&interpreter);
  return rounds / n + 1;
}
