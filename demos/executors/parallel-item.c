/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The parts of an item one after the other, under the GIL of the thread's interpreter; and the
 * loop in which a worker process does items.
 */
#include "demos/executors/parallel-item.h"
#include "demos/executors/connection.h"
#include "demos/interpreter/blocking.h"

#include <stdlib.h>

#define SWITCH_INTERVAL_US 5000

uint64_t
parallel_item_run(VmThread *thread, const ParallelJob *job, bool waits)
{
  static const uint8_t hashed[VM_HASH_RELEASES_FROM];
  VmInterpreter *interpreter = thread->interpreter;
  uint64_t start = clock_now();
  vm_gil_take(&interpreter->gil, thread);
  if (job->rounds > 0)
    interpreter->build->run(thread, VM_COUNTDOWN, job->rounds);
  if (job->hashes > 0)
    vm_hash(thread, hashed, sizeof hashed, job->hashes);
  if (job->wait_ns > 0 && waits)
    vm_sleep(thread, job->wait_ns);
  vm_gil_drop(&interpreter->gil, thread);
  return clock_now() - start;
}

TraceRing *
parallel_item_ring(int lane)
{
  return lane != PARALLEL_UNRECORDED ? trace_ring(1 + (unsigned) lane) : NULL;
}

void
parallel_item_begin(int lane)
{
  trace_state(parallel_item_ring(lane), lane, TRACE_RUNNING);
}

void
parallel_item_end(int lane)
{
  trace_state(parallel_item_ring(lane), lane, TRACE_IDLE);
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
