/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same job in each way there is to run Python code at the same time, with its parts timed:
 * until all workers are there, computing, and the rest, which is handing over.
 *
 * The thread that runs the experiment.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PARALLEL_MAX_WORKERS 8
#define PARALLEL_MAX_PAYLOAD (16 << 20)
#define PARALLEL_HOLDER_LANE 60
#define PARALLEL_UNRECORDED (-1)

typedef enum {
  PARALLEL_SERIAL,
  PARALLEL_THREADS,      /* one interpreter, one GIL */
  PARALLEL_PROCESSES,    /* from the fork server; payloads through sockets */
  PARALLEL_INTERPRETERS, /* in one process, a GIL each; payloads are copied */
  PARALLEL_FREE,         /* threads of the free-threaded build */
  PARALLEL_LOOP,         /* an event loop: one thread that never waits for one item alone */
  PARALLEL_N_WAYS,
} ParallelWay;

/** ParallelJob: what each of @items consists of: @rounds of bytecode, @hashes in C without the GIL,
 * then waiting; @payload bytes go in and come back */
typedef struct {
  int64_t items;
  int64_t rounds;
  int64_t hashes;
  uint64_t wait_ns;
  size_t payload;
} ParallelJob;

/** ParallelTimes: all in ns. @compute: the longest that one worker was at it, waiting for the GIL
 * included */
typedef struct {
  uint64_t total, startup, compute;
} ParallelTimes;

/** parallel_prepare: before the first thread. Returns: false when the system refuses */
bool parallel_prepare(void);

/** parallel_finish: undoes it; no process is left */
void parallel_finish(void);

/** parallel_calibrate: how many rounds, and how many hashes, take a microsecond */
void parallel_calibrate(double *rounds_per_us, double *hashes_per_us);

/**
 * parallel_run:
 * @workers: 1 to PARALLEL_MAX_WORKERS, where there are several
 * @lane: of the first worker; PARALLEL_UNRECORDED: nothing is recorded
 *
 * Returns: false when a control cut in or the system refused
 */
bool parallel_run(ParallelWay way, int workers, const ParallelJob *job, int lane,
                  ParallelTimes *times);
