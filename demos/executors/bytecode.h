/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A task that executes bytecode, so that a pool of threads meets the GIL as in CPython: all threads
 * of a process share one interpreter, and each process has its own.
 */
#pragma once

#include "demos/executors/executor.h"
#include "demos/interpreter/thread.h"

/** bytecode_prepare: before the fork server and the first thread. @lane: shows who holds the GIL.
 * Returns: false when there is no memory */
bool bytecode_prepare(int lane);

/** bytecode_calibrate: Returns: rounds of bytecode a microsecond, from the quickest of three
 * trials */
double bytecode_calibrate(void);

/** bytecode_attach: for a worker that has several tasks to do: takes the GIL for all of them, as a
 * process that executes nothing but Python holds it throughout. */
void bytecode_attach(void);
void bytecode_detach(void);

/** bytecode_task: a TaskFunction: @rounds of countdown, under the GIL */
const char *bytecode_task(int64_t rounds, int64_t *result);

/** bytecode_thread: Returns: (transfer none): the interpreter's thread that the calling worker is;
 * any thread that is no worker counts as one, so there may be one such */
VmThread *bytecode_thread(void);
