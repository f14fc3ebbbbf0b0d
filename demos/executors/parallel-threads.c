/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workers that are threads: of one interpreter, or each with an interpreter of its own, to which
 * payloads must be copied.
 */
#include "demos/executors/parallel-run.h"
#include "demos/trace/demo.h"

#include <semaphore.h>
#include <string.h>

#define SWITCH_INTERVAL_US 5000

typedef struct {
  const ParallelRun *run;
  VmThread thread;
  VmInterpreter own;
  int number, lane;
  uint64_t compute;
  pthread_t handle;
} Worker;

static Worker workers[PARALLEL_MAX_WORKERS];
static atomic_llong next; /* item */
static sem_t ready, go;

static bool
has_own_interpreter(const ParallelRun *run)
{
  return run->way == PARALLEL_INTERPRETERS;
}

static void
do_item(Worker *worker)
{
  worker->compute += parallel_item_run(&worker->thread, worker->run->job, true);
}

static void
do_item_apart(Worker *worker)
{
  const ParallelRun *run = worker->run;
  uint8_t *copy = parallel_run_payload(run, 1 + 2 * worker->number);
  uint8_t *back = parallel_run_payload(run, 2 + 2 * worker->number);
  memcpy(copy, parallel_run_payload(run, 0), run->job->payload);
  parallel_item_begin(worker->lane);
  do_item(worker);
  parallel_item_end(worker->lane);
  memcpy(back, copy, run->job->payload);
}

static void *
run_worker(void *data)
{
  Worker *worker = data;
  const ParallelRun *run = worker->run;
  bool apart = has_own_interpreter(run);
  if (apart)
    vm_interpreter_init(&worker->own, &vm_build_gil, SWITCH_INTERVAL_US, 0);
  sem_post(&ready);
  while (sem_wait(&go) != 0)
    ;
  while (next++ < run->job->items && !demo_outdated(run->generation))
    if (apart)
      do_item_apart(worker);
    else
      do_item(worker);
  trace_state(worker->thread.trace, worker->lane, TRACE_DONE);
  if (apart)
    vm_interpreter_destroy(&worker->own);
  return NULL;
}

static bool
start(const ParallelRun *run, int i)
{
  Worker *worker = &workers[i];
  int lane = parallel_run_lane(run, i);
  *worker = (Worker){.run = run, .number = i, .lane = lane};
  worker->thread = (VmThread){.interpreter = run->interpreter, .lane = lane};
  if (has_own_interpreter(run))
    worker->thread.interpreter = &worker->own;
  else
    worker->thread.trace = parallel_item_ring(lane);
  return pthread_create(&worker->handle, NULL, run_worker, worker) == 0;
}

/* Returns how many there are, all ready to go. */
static int
start_all(const ParallelRun *run)
{
  int n = 0;
  while (n < run->workers && start(run, n))
    n++;
  for (int i = 0; i < n; i++)
    while (sem_wait(&ready) != 0)
      ;
  return n;
}

bool
parallel_run_threads(const ParallelRun *run, ParallelTimes *times)
{
  uint64_t begin = clock_now();
  sem_init(&ready, 0, 0);
  sem_init(&go, 0, 0);
  int n = start_all(run);
  times->startup = clock_now() - begin;
  next = n == run->workers ? 0 : run->job->items;
  for (int i = 0; i < n; i++)
    sem_post(&go);
  for (int i = 0; i < n; i++) {
    pthread_join(workers[i].handle, NULL);
    if (workers[i].compute > times->compute)
      times->compute = workers[i].compute;
  }
  times->total = clock_now() - begin;
  sem_destroy(&ready);
  sem_destroy(&go);
  return n == run->workers && !demo_outdated(run->generation);
}
