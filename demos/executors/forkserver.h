/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The fork server: a process with one thread that forks others on request, so that no child ever
 * inherits a lock held by a thread it does not have. Compare Lib/multiprocessing/forkserver.py.
 *
 * CPython starts a fresh interpreter for it, which costs 20 to 100 ms once; this one is forked from
 * the demo before its first thread, which serves the same purpose. Either way its children see the
 * global variables as the *server* has them, not as they are when the child is started.
 *
 * One thread.
 */
#pragma once

#include "demos/executors/process.h"

/** forkserver_start: before any thread is started. Returns: false when the system refuses */
bool forkserver_start(void);

/** forkserver_fork: Returns: the pid of a child of the server that runs @function; -1 when there is
 * none */
pid_t forkserver_fork(ProcessMain function, int64_t argument, const int *fds, int n_fds);

/** forkserver_stop: ends the server once its children have ended, and waits for that */
void forkserver_stop(void);
