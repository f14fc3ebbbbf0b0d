/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A worker's loop: a call from the pool, its results back, until the pool closes its end.
 */
#include "demos/executors/process-worker.h"
#include "demos/executors/bytecode.h"
#include "demos/executors/connection.h"

void
process_worker_run(const int *fds, int64_t worker)
{
  static Call call;
  static Reply reply;
  executor_set_worker((int) worker);
  while (connection_receive_packet(fds[0], &call, sizeof call, NULL, NULL) > 0) {
    reply.number = call.number;
    reply.n = call.n;
    bytecode_attach();
    reply.error = work_run(call.function, call.arguments, reply.values, call.n);
    bytecode_detach();
    if (!connection_send_packet(fds[1], &reply, reply_size(call.n), NULL, 0))
      return;
  }
}
