/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demos/executors/parallel.h"
#include "demos/executors/forkserver.h"
#include "demos/executors/parallel-item.h"
#include "demos/trace/demo.h"

#include <poll.h>
#include <semaphore.h>
#include <string.h>
#include <sys/mman.h>

#define SWITCH_INTERVAL_US 5000
#define MAX_LANE 59

/* A worker that is a thread. */
typedef struct {
  VmThread thread;
  VmInterpreter own;
  int lane;
  uint64_t compute;
  pthread_t handle;
} Worker;

/* A worker that is a process. */
typedef struct {
  Process process;
  int end;
  uint64_t compute;
} Child;

/* The run under way; one at a time. */
static struct {
  ParallelWay way;
  const ParallelJob *job;
  unsigned generation;
  atomic_llong next;
  sem_t ready, go;
} run;

static Worker workers[PARALLEL_MAX_WORKERS];
static Child children[PARALLEL_MAX_WORKERS];
static VmInterpreter with_gil, without_gil;

/* What the main thread sends, then for each interpreter its copy and what it sends back. Memory is
 * used only as far as it is touched. */
#define PAYLOADS_SIZE ((size_t) (1 + 2 * PARALLEL_MAX_WORKERS) * PARALLEL_MAX_PAYLOAD)
static uint8_t *payloads;

static uint8_t *
get_payload(int i)
{
  return payloads + (size_t) i * PARALLEL_MAX_PAYLOAD;
}

bool
parallel_prepare(void)
{
  for (unsigned i = 0; i <= MAX_LANE; i++)
    trace_ring(i);
  void *memory = mmap(NULL, PAYLOADS_SIZE, PROT_READ | PROT_WRITE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
  payloads = memory;
  sem_init(&run.ready, 0, 0);
  sem_init(&run.go, 0, 0);
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

static bool
has_own_interpreter(void)
{
  return run.way == PARALLEL_INTERPRETERS;
}

static TraceRing *
get_ring(int lane)
{
  return lane != PARALLEL_UNRECORDED ? trace_ring(1 + (unsigned) lane) : NULL;
}

/* ---- One thread ---- */

static bool
run_here(const ParallelJob *job, int lane, ParallelTimes *times)
{
  static VmThread thread;
  thread = (VmThread){.interpreter = &with_gil, .lane = lane, .trace = get_ring(lane)};
  bool loop = run.way == PARALLEL_LOOP;
  uint64_t start = clock_now(), last = start;
  for (int64_t i = 0; i < job->items && !demo_outdated(run.generation); i++) {
    parallel_item_run(&thread, job, !loop);
    last = clock_now();
  }
  /* An event loop sleeps until the last timer: the others have rung while it computed. */
  trace_state(thread.trace, lane, TRACE_BLOCKED);
  if (loop && job->wait_ns > 0)
    demo_wait((double) (last + job->wait_ns - clock_now()) / 1e9, run.generation);
  trace_state(thread.trace, lane, TRACE_DONE);
  times->total = times->compute = clock_now() - start;
  return !demo_outdated(run.generation);
}

/* ---- Threads and interpreters ---- */

static void
run_item(Worker *worker, int number)
{
  size_t n = has_own_interpreter() ? run.job->payload : 0;
  uint8_t *copy = get_payload(1 + 2 * number), *back = get_payload(2 + 2 * number);
  memcpy(copy, get_payload(0), n);
  if (has_own_interpreter())
    parallel_item_begin(worker->lane);
  worker->compute += parallel_item_run(&worker->thread, run.job, true);
  if (has_own_interpreter())
    parallel_item_end(worker->lane);
  memcpy(back, copy, n);
}

static void *
run_worker(void *data)
{
  Worker *worker = data;
  if (has_own_interpreter())
    vm_interpreter_init(&worker->own, &vm_build_gil, SWITCH_INTERVAL_US, 0);
  sem_post(&run.ready);
  while (sem_wait(&run.go) != 0)
    ;
  while (run.next++ < run.job->items && !demo_outdated(run.generation))
    run_item(worker, (int) (worker - workers));
  trace_state(worker->thread.trace, worker->lane, TRACE_DONE);
  if (has_own_interpreter())
    vm_interpreter_destroy(&worker->own);
  return NULL;
}

static bool
start_thread(Worker *worker, int lane)
{
  VmInterpreter *interpreter = has_own_interpreter()      ? &worker->own
                               : run.way == PARALLEL_FREE ? &without_gil
                                                          : &with_gil;
  *worker = (Worker){.lane = lane, .thread = {.interpreter = interpreter, .lane = lane}};
  if (!has_own_interpreter())
    worker->thread.trace = get_ring(lane);
  return pthread_create(&worker->handle, NULL, run_worker, worker) == 0;
}

static bool
run_threads(int n, int lane, ParallelTimes *times)
{
  int started = 0;
  uint64_t start = clock_now();
  while (started < n &&
         start_thread(&workers[started], lane < 0 ? PARALLEL_UNRECORDED : lane + started))
    started++;
  for (int i = 0; i < started; i++)
    while (sem_wait(&run.ready) != 0)
      ;
  times->startup = clock_now() - start;
  if (started < n)
    run.next = run.job->items;
  for (int i = 0; i < started; i++)
    sem_post(&run.go);
  for (int i = 0; i < started; i++) {
    pthread_join(workers[i].handle, NULL);
    if (workers[i].compute > times->compute)
      times->compute = workers[i].compute;
  }
  times->total = clock_now() - start;
  return started == n && !demo_outdated(run.generation);
}

/* ---- Processes ---- */

static bool
start_child(Child *child, int lane)
{
  int ends[2];
  *child = (Child){.end = -1};
  if (!connection_pair(ends))
    return false;
  bool ok =
      process_start(&child->process, PROCESS_FORKSERVER, parallel_item_serve, lane, &ends[1], 1);
  connection_close(&ends[1]);
  child->end = ends[0];
  if (!ok)
    connection_close(&child->end);
  return ok;
}

static bool
send_item(Child *child)
{
  if (run.next >= run.job->items || demo_outdated(run.generation))
    return true;
  run.next++;
  return connection_send(child->end, run.job, sizeof *run.job) &&
         connection_send(child->end, get_payload(0), run.job->payload);
}

static bool
receive_item(Child *child)
{
  uint64_t ns;
  if (connection_receive(child->end, &ns, sizeof ns) != sizeof ns ||
      connection_receive(child->end, get_payload(0), PARALLEL_MAX_PAYLOAD) < 0)
    return false;
  child->compute += ns;
  return send_item(child);
}

/* Whoever has answered gets the next item. Returns false when a child has died. */
static bool
feed(int n)
{
  struct pollfd sources[PARALLEL_MAX_WORKERS];
  bool ok = true;
  for (int i = 0; i < n; i++) {
    sources[i] = (struct pollfd){children[i].end, POLLIN, 0};
    ok = ok && send_item(&children[i]);
  }
  for (int64_t done = 0; ok && done < run.next;) {
    if (poll(sources, (nfds_t) n, -1) < 0)
      continue;
    for (int i = 0; i < n && ok; i++)
      if (sources[i].revents != 0) {
        ok = receive_item(&children[i]);
        done++;
      }
  }
  return ok;
}

static bool
run_processes(int n, int lane, ParallelTimes *times)
{
  int started = 0;
  uint64_t start = clock_now();
  while (started < n &&
         start_child(&children[started], lane < 0 ? PARALLEL_UNRECORDED : lane + started))
    started++;
  bool ok = started == n;
  for (int i = 0; i < started; i++)
    ok = connection_receive(children[i].end, NULL, 0) == 0 && ok;
  times->startup = clock_now() - start;
  ok = ok && feed(n);
  times->total = clock_now() - start;
  for (int i = 0; i < started; i++) {
    if (children[i].compute > times->compute)
      times->compute = children[i].compute;
    connection_close(&children[i].end);
    process_join(&children[i].process);
  }
  return ok && !demo_outdated(run.generation);
}

bool
parallel_run(ParallelWay way, int n, const ParallelJob *job, int lane, ParallelTimes *times)
{
  *times = (ParallelTimes){0};
  run.way = way;
  run.job = job;
  run.generation = demo_generation();
  run.next = 0;
  if (way == PARALLEL_SERIAL || way == PARALLEL_LOOP)
    return run_here(job, lane, times);
  return way == PARALLEL_PROCESSES ? run_processes(n, lane, times) : run_threads(n, lane, times);
}

static double
count_per_us(const ParallelJob *job, double n)
{
  uint64_t quickest = UINT64_MAX;
  ParallelTimes times;
  for (int i = 0; i < 3; i++)
    if (parallel_run(PARALLEL_SERIAL, 1, job, PARALLEL_UNRECORDED, &times) &&
        times.total < quickest)
      quickest = times.total;
  return n * NS_PER_US / (double) quickest;
}

void
parallel_calibrate(double *rounds_per_us, double *hashes_per_us)
{
  enum { ROUNDS = 200000, HASHES = 200 };
  *rounds_per_us = count_per_us(&(ParallelJob){.items = 1, .rounds = ROUNDS}, ROUNDS);
  *hashes_per_us = count_per_us(&(ParallelJob){.items = 1, .hashes = HASHES}, HASHES);
}
