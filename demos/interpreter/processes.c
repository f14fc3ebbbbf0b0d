/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each process is forked, runs the program alone in an interpreter of its own, and exits; the time
 * runs until the last of them has been waited for.
 */
#include "demos/interpreter/processes.h"
#include "demos/trace/demo.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define MAX_PROCESSES 32

/* In the child, whose only thread this is. It does not outlive its parent. */
static _Noreturn void
work(pid_t parent, const VmBuild *build, VmProgram program, int64_t rounds)
{
  VmInterpreter interpreter;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent || !vm_interpreter_init(&interpreter, build, 5000, 0))
    _exit(1);
  VmThread thread = {.interpreter = &interpreter};
  vm_gil_take(&interpreter.gil, &thread);
  build->run(&thread, program, rounds);
  _exit(0);
}

/* Waits for one child; kills it when what it does is out of date. */
static bool
reap(pid_t child, unsigned generation)
{
  siginfo_t info;
  bool outdated = false;
  for (;;) {
    info.si_pid = 0;
    waitid(P_PID, (id_t) child, &info, WEXITED | WNOWAIT | (outdated ? 0 : WNOHANG));
    if (info.si_pid != 0)
      break;
    if (!demo_wait(0.001, generation)) {
      outdated = true;
      kill(child, SIGKILL);
    }
  }
  int status;
  return waitpid(child, &status, 0) == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

uint64_t
vm_processes_run(const VmBuild *build, VmProgram program, int64_t rounds, int n)
{
  pid_t children[MAX_PROCESSES];
  unsigned generation = demo_generation();
  uint64_t start = clock_now();
  int started = 0;
  for (; started < n && started < MAX_PROCESSES; started++) {
    pid_t parent = getpid(), child = fork();
    if (child == 0)
      work(parent, build, program, rounds);
    if (child < 0)
      break;
    children[started] = child;
  }
  bool good = started == n;
  for (int i = 0; i < started; i++)
    good = reap(children[i], generation) && good;
  return good ? clock_now() - start : 0;
}
