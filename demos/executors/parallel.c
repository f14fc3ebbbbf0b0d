/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What all ways share, the choice of one, and the two that need no worker: one item after another,
 * and an event loop.
 */
#include "demos/executors/parallel.h"
#include "demos/executors/forkserver.h"
#include "demos/executors/parallel-run.h"
#include "demos/trace/demo.h"

#include <sys/mman.h>

#define SWITCH_INTERVAL_US 5000
#define MAX_LANE 59

static VmInterpreter with_gil, without_gil;

/* Memory is used only as far as it is touched. */
#define PAYLOADS_SIZE ((size_t) (1 + 2 * PARALLEL_MAX_WORKERS) * PARALLEL_MAX_PAYLOAD)
static uint8_t *payloads;

bool
parallel_prepare(void)
{
  for (unsigned i = 0; i <= MAX_LANE; i++)
    trace_ring(i);
  void *memory = mmap(NULL, PAYLOADS_SIZE, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  payloads = memory;
  return memory != MAP_FAILED && forkserver_start() &&
         vm_interpreter_init(&with_gil, &vm_build_gil, SWITCH_INTERVAL_US, PARALLEL_HOLDER_LANE) &&
         vm_interpreter_init(&without_gil, &vm_build_free, SWITCH_INTERVAL_US,
                             PARALLEL_HOLDER_LANE);
}

void
parallel_finish(void)
{
  forkserver_stop();
  vm_interpreter_destroy(&with_gil);
  vm_interpreter_destroy(&without_gil);
  munmap(payloads, PAYLOADS_SIZE);
}

/* On this thread: item after item, or as an event loop, which never waits for one item alone. */
static bool
run_here(const ParallelRun *run, ParallelTimes *times)
{
  static VmThread thread;
  thread = (VmThread){
      .interpreter = run->interpreter, .lane = run->lane, .trace = parallel_item_ring(run->lane)};
  bool loop = run->way == PARALLEL_LOOP;
  uint64_t start = clock_now(), last = start, wait_ns = run->job->wait_ns;
  for (int64_t i = 0; i < run->job->items && !demo_outdated(run->generation); i++) {
    parallel_item_run(&thread, run->job, !loop);
    last = clock_now();
  }
  /* An event loop sleeps until the last timer: the others have rung while it computed. */
  trace_state(thread.trace, run->lane, TRACE_BLOCKED);
  int64_t left = (int64_t) (last + wait_ns - clock_now()); /* none on a busy machine */
  if (loop && left > 0)
    demo_wait((double) left / 1e9, run->generation);
  trace_state(thread.trace, run->lane, TRACE_DONE);
  times->total = times->compute = clock_now() - start;
  return !demo_outdated(run->generation);
}

bool
parallel_run(ParallelWay way, int workers, const ParallelJob *job, int lane, ParallelTimes *times)
{
  const ParallelRun run = {
      .way = way,
      .workers = workers,
      .job = job,
      .lane = lane,
      .generation = demo_generation(),
      .interpreter = way == PARALLEL_FREE ? &without_gil : &with_gil,
      .payloads = payloads,
  };
  *times = (ParallelTimes){0};
  if (way == PARALLEL_SERIAL || way == PARALLEL_LOOP)
    return run_here(&run, times);
  return way == PARALLEL_PROCESSES ? parallel_run_processes(&run, times)
                                   : parallel_run_threads(&run, times);
}

/* By CPU time, which other programs do not lengthen. */
static double
count_per_us(const ParallelJob *job, double n)
{
  uint64_t quickest = UINT64_MAX;
  ParallelTimes times;
  for (int i = 0; i < 3; i++) {
    uint64_t before = clock_cpu();
    bool whole = parallel_run(PARALLEL_SERIAL, 1, job, PARALLEL_UNRECORDED, &times);
    uint64_t cpu = clock_cpu() - before;
    if (whole && cpu > 0 && cpu < quickest)
      quickest = cpu;
  }
  return n * NS_PER_US / (double) quickest;
}

void
parallel_calibrate(double *rounds_per_us, double *hashes_per_us)
{
  enum { ROUNDS = 200000, HASHES = 200 };
  *rounds_per_us = count_per_us(&(ParallelJob){.items = 1, .rounds = ROUNDS}, ROUNDS);
  *hashes_per_us = count_per_us(&(ParallelJob){.items = 1, .hashes = HASHES}, HASHES);
}
