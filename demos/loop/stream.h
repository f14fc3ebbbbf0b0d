/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The writing end of a connection, with the buffer and the marks that make drain() wait. Compare
 * Lib/asyncio/selector_events.py, class _SelectorSocketTransport, and the flow control of
 * Lib/asyncio/transports.py and Lib/asyncio/streams.py.
 */
#pragma once

#include "demos/loop/future.h"

typedef struct Loop Loop;

/** LoopStream: only how much is kept matters here, so the bytes themselves are not */
typedef struct {
  VmObject object;
  int socket, other;
  int64_t kept, taken;
  bool paused, watched;
  VmObject *waiter; /* (nullable): of drain() */
} LoopStream;

extern const VmType loop_stream_type;

/** loop_stream_pair: open_pair(): a native: a connection within this machine whose other end nobody
 * reads, until read_all(). Returns: (transfer full): a future
 * that has the writer already */
VmObject *loop_stream_pair(VmThread *thread, VmObject *const *arguments, int n);

/** loop_stream_ready: the system can take more of what @stream holds */
void loop_stream_ready(Loop *loop, void *stream);
