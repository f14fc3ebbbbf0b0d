/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run of a parallel job as the ways of doing it see it. Used by parallel.c, parallel-threads.c
 * and parallel-processes.c.
 */
#pragma once

#include "demos/executors/parallel-item.h"

/** ParallelRun: @interpreter: the one that threads share, unless each has its own. @payloads: room
 * for many: what the main thread sends, then two for each worker */
typedef struct {
  ParallelWay way;
  int workers;
  const ParallelJob *job;
  int lane;
  unsigned generation;
  VmInterpreter *interpreter;
  uint8_t *payloads;
} ParallelRun;

/** parallel_run_lane: Returns: the lane of worker @i, or PARALLEL_UNRECORDED */
static inline int
parallel_run_lane(const ParallelRun *run, int i)
{
  return run->lane != PARALLEL_UNRECORDED ? run->lane + i : PARALLEL_UNRECORDED;
}

static inline uint8_t *
parallel_run_payload(const ParallelRun *run, int i)
{
  return run->payloads + (size_t) i * PARALLEL_MAX_PAYLOAD;
}

/** parallel_run_threads: by threads of one interpreter, or of one each. As parallel_run() */
bool parallel_run_threads(const ParallelRun *run, ParallelTimes *times);

/** parallel_run_processes: as parallel_run() */
bool parallel_run_processes(const ParallelRun *run, ParallelTimes *times);
