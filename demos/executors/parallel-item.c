/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "demos/executors/parallel-item.h"
#include "demos/executors/connection.h"
#include "demos/interpreter/sha256.h"

#include <stdlib.h>

#define HASHED 2048 /* bytes; from here on hashlib lets go of the GIL */
#define SWITCH_INTERVAL_US 5000

static void
hash(VmThread *thread, int64_t n)
{
  static const uint8_t bytes[HASHED];
  uint8_t digest[32];
  vm_thread_release(thread, TRACE_RUNNING_FREE);
  for (int64_t i = 0; i < n; i++)
    sha256(bytes, HASHED, digest);
  vm_thread_reacquire(thread);
}

static void
wait(VmThread *thread, uint64_t ns)
{
  struct timespec time = clock_timespec(ns);
  vm_thread_release(thread, TRACE_BLOCKED);
  nanosleep(&time, NULL);
  vm_thread_reacquire(thread);
}

uint64_t
parallel_item_run(VmThread *thread, const ParallelJob *job, bool waits)
{
  VmInterpreter *interpreter = thread->interpreter;
  uint64_t start = clock_now();
  vm_gil_take(&interpreter->gil, thread);
  if (job->rounds > 0)
    interpreter->build->run(thread, VM_COUNTDOWN, job->rounds);
  if (job->hashes > 0)
    hash(thread, job->hashes);
  if (job->wait_ns > 0 && waits)
    wait(thread, job->wait_ns);
  vm_gil_drop(&interpreter->gil, thread);
  return clock_now() - start;
}

static void
record(int lane, TraceState state)
{
  if (lane != PARALLEL_UNRECORDED)
    trace_state(trace_ring(1 + (unsigned) lane), lane, state);
}

void
parallel_item_begin(int lane)
{
  record(lane, TRACE_RUNNING);
}

void
parallel_item_end(int lane)
{
  record(lane, TRACE_IDLE);
}

/* The answer is how long it took, and the payload. */
static bool
serve_one(int end, VmThread *thread, uint8_t *payload, int lane)
{
  ParallelJob job;
  if (connection_receive(end, &job, sizeof job) != sizeof job ||
      connection_receive(end, payload, PARALLEL_MAX_PAYLOAD) < 0)
    return false;
  parallel_item_begin(lane);
  uint64_t ns = parallel_item_run(thread, &job, true);
  parallel_item_end(lane);
  return connection_send(end, &ns, sizeof ns) && connection_send(end, payload, job.payload);
}

void
parallel_item_serve(const int *fds, int64_t lane)
{
  VmInterpreter interpreter;
  VmThread thread = {.interpreter = &interpreter};
  uint8_t *payload = malloc(PARALLEL_MAX_PAYLOAD);
  if (payload == NULL || !vm_interpreter_init(&interpreter, &vm_build_gil, SWITCH_INTERVAL_US, 0) ||
      !connection_send(fds[0], NULL, 0)) /* It is there. */
    return;
  while (serve_one(fds[0], &thread, payload, (int) lane))
    ;
}
