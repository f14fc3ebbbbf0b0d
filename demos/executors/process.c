/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Parent and child share a pipe that nobody writes to. It ends when the child does, which can be
 * waited for like any file, whoever reaps the child.
 */
#include "demos/executors/process.h"
#include "demos/executors/forkserver.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

/* The child shall die with its parent, and leave to it what Ctrl+C means. */
static void
tie_to(pid_t parent)
{
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGTERM);
  sigprocmask(SIG_BLOCK, &signals, NULL);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent)
    _exit(1); /* It was too late to ask. */
}

static int
compare_fds(const void *a, const void *b)
{
  return *(const int *) a - *(const int *) b;
}

/* A pipe ends when the last copy of its end is closed, so a child must not keep what was meant for
 * its siblings. */
static void
close_all_but(const int *fds, int n_fds)
{
  int sorted[CONNECTION_MAX_FDS];
  memcpy(sorted, fds, (size_t) n_fds * sizeof *fds);
  qsort(sorted, (size_t) n_fds, sizeof *sorted, compare_fds);
  unsigned from = STDERR_FILENO + 1;
  for (int i = 0; i < n_fds; i++) {
    if ((unsigned) sorted[i] > from)
      close_range(from, (unsigned) sorted[i] - 1, 0);
    from = (unsigned) sorted[i] + 1;
  }
  close_range(from, ~0U, 0);
}

_Noreturn void
process_run(pid_t parent, ProcessMain function, int64_t argument, int *fds, int n_fds)
{
  tie_to(parent);
  close_all_but(fds, n_fds);
  function(fds, argument);
  _exit(0);
}

static pid_t
fork_child(ProcessMain function, int64_t argument, int *fds, int n_fds)
{
  pid_t parent = getpid(), pid = fork();
  if (pid == 0)
    process_run(parent, function, argument, fds, n_fds);
  return pid;
}

bool
process_start(Process *process, ProcessMethod method, ProcessMain function, int64_t argument,
              const int *fds, int n_fds)
{
  int sentinel[2], all[CONNECTION_MAX_FDS];
  if (n_fds > PROCESS_MAX_FDS || pipe2(sentinel, O_CLOEXEC) != 0)
    return false;
  if (n_fds > 0)
    memcpy(all, fds, (size_t) n_fds * sizeof *fds);
  all[n_fds] = sentinel[1];
  pid_t pid = method == PROCESS_FORK ? fork_child(function, argument, all, n_fds + 1)
                                     : forkserver_fork(function, argument, all, n_fds + 1);
  close(sentinel[1]);
  if (pid <= 0) {
    close(sentinel[0]);
    return false;
  }
  *process = (Process){method, pid, sentinel[0]};
  return true;
}

void
process_join(Process *process)
{
  struct pollfd ended = {process->sentinel, POLLIN, 0};
  while (poll(&ended, 1, -1) < 0 && errno == EINTR)
    ;
  close(process->sentinel);
  if (process->method == PROCESS_FORK) /* The fork server reaps its own. */
    waitpid(process->pid, NULL, 0);
}

void
process_kill(const Process *process)
{
  struct pollfd ended = {process->sentinel, POLLIN, 0};
  if (poll(&ended, 1, 0) == 0) /* The number of one that has ended may be another's by now. */
    kill(process->pid, SIGKILL);
}
