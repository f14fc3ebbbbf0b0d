/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the program VM_JOBS does in each round: something in C without the GIL, a wait, and then
 * bytecode. Used by the thread that runs the experiment.
 */
#pragma once

#include "demos/interpreter/thread.h"

/** VmJob: @hashes: of @bytes, which are so many; @countdown: rounds of bytecode */
typedef struct {
  int64_t countdown;
  int hashes;
  const uint8_t *bytes;
  size_t size;
  double wait_s;
} VmJob;

/** vm_job_set: what each round of VM_JOBS shall be, before any thread is started. @job: stays in
 * use */
void vm_job_set(VmInterpreter *interpreter, VmJob *job);

/** vm_job_time: Returns: how many seconds one thread needs for @job: the quickest of three;
 * INFINITY when a control cut in */
double vm_job_time(VmJob job);
