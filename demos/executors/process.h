/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Starting processes. Compare Lib/multiprocessing/popen_fork.py and popen_forkserver.py.
 *
 * fork() copies the caller: memory, file descriptors, and locks as they happen to be. A thread that
 * held a lock does not exist in the child, so nobody will ever release it; that is why forkserver
 * became Linux's default in Python 3.14. A child started here touches no lock of its parent: it
 * runs its function and leaves without cleaning up.
 *
 * A child dies with the thread that forked it (or with the fork server), so start one only on a
 * thread that outlives it.
 */
#pragma once

#include "demos/executors/connection.h"

#include <stdint.h>

#define PROCESS_MAX_FDS (CONNECTION_MAX_FDS - 1)

typedef enum {
  PROCESS_FORK,
  PROCESS_FORKSERVER, /* forkserver_start() has been called */
} ProcessMethod;

/** ProcessMain: what a child runs; @fds are its own numbers for those it was given */
typedef void (*ProcessMain)(const int *fds, int64_t argument);

/** Process: @sentinel: is closed by the kernel when the child has ended; poll() it together with
 * other things */
typedef struct {
  ProcessMethod method;
  pid_t pid;
  int sentinel;
} Process;

/** process_start: @fds: (nullable): @n_fds, PROCESS_MAX_FDS at most, that the child keeps; it has
 * no others but stdin, stdout and stderr. Returns: false when the system refuses */
bool process_start(Process *process, ProcessMethod method, ProcessMain function, int64_t argument,
                   const int *fds, int n_fds);

/** process_join: waits until it has ended */
void process_join(Process *process);

/** process_kill: ends it as it stands; process_join() is still needed */
void process_kill(const Process *process);

/** process_run: in a new child: cleans up what it inherited, runs @function, and ends. @parent: who
 * it must not outlive */
_Noreturn void process_run(pid_t parent, ProcessMain function, int64_t argument, int *fds,
                           int n_fds);
