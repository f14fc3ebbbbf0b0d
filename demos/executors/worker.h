/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One worker of each kind, started for a single thing and gone again: what is to be compared when
 * processes are weighed against threads. The main thread.
 */
#pragma once

#include "demos/executors/process.h"

typedef enum {
  WORKER_THREAD,
  WORKER_FORK,
  WORKER_FORKSERVER,
  WORKER_N_KINDS,
} WorkerKind;

/** worker_prepare: before the first thread. Returns: false when the system refuses */
bool worker_prepare(void);

/** worker_run: starts a worker that calls @function and waits for its end. @end: (-1: none): a file
 * descriptor it gets too. Returns: false when the system refuses */
bool worker_run(WorkerKind kind, ProcessMain function, int64_t argument, int end);

/** worker_start_ms: Returns: how long it takes to start a worker that does nothing and to wait for
 * its end, in ms: the median of several; NAN when the system refuses */
double worker_start_ms(WorkerKind kind);

/** WorkerReport: what a worker tells about itself. @pss: its memory (pss_read()); of a thread it is
 * that of the whole process. @global: a global variable that is 1 since the fork server has been
 * started, and was 0 */
typedef struct {
  double pss;
  int global;
} WorkerReport;

/** worker_ask: Returns: false when it could not be asked */
bool worker_ask(WorkerKind kind, WorkerReport *report);

/** worker_thread_memory: Returns: bytes that one more idle thread adds to its process; NAN when
 * unknown */
double worker_thread_memory(void);
