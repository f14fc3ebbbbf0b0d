/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The native part of a round runs first and says how much bytecode shall follow.
 */
#include "demos/interpreter/job.h"
#include "demos/interpreter/blocking.h"
#include "demos/interpreter/team.h"
#include "demos/trace/whole.h"

#include <math.h>

#define SWITCH_INTERVAL_US 5000

/* The native part of a job; returns how much bytecode shall follow. */
static int64_t
run_native(VmThread *thread, void *data)
{
  const VmJob *job = data;
  for (int i = 0; i < job->hashes && vm_thread_check(thread); i++)
    vm_hash(thread, job->bytes, job->size, 1);
  if (job->wait_s > 0)
    vm_sleep(thread, whole_count(job->wait_s * 1e9));
  return job->countdown;
}

void
vm_job_set(VmInterpreter *interpreter, VmJob *job)
{
  vm_interpreter_set_native(interpreter, run_native, job);
}

double
vm_job_time(VmJob job)
{
  static VmTeam team;
  VmInterpreter interpreter;
  double quickest = INFINITY;
  vm_interpreter_init(&interpreter, &vm_build_gil, SWITCH_INTERVAL_US, 0);
  vm_job_set(&interpreter, &job);
  for (int i = 0; i < 3; i++) {
    uint64_t ns = vm_team_serial(&team, &interpreter, VM_JOBS, 1, 1);
    quickest = ns > 0 ? fmin(quickest, (double) ns / 1e9) : quickest;
  }
  vm_interpreter_destroy(&interpreter);
  return quickest;
}
