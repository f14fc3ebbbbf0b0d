/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a worker process does, and what it says to its pool. Compare _process_worker(), _CallItem
 * and _ResultItem in Lib/concurrent/futures/process.py. There a call is pickled; here it is copied
 * as it is, which is the floor below what pickling costs.
 */
#pragma once

#include "demos/executors/executor.h"

typedef struct {
  int number;
  TaskFunction function;
  size_t n;
  int64_t arguments[EXECUTOR_MAX_CHUNK];
} Call;

typedef struct {
  int number; /* of the call it answers */
  const char *error;
  size_t n;
  int64_t values[EXECUTOR_MAX_CHUNK];
} Reply;

/** call_size: Returns: how many bytes of a Call with @n arguments need to be sent */
static inline size_t
call_size(size_t n)
{
  return offsetof(Call, arguments) + n * sizeof(int64_t);
}

static inline size_t
reply_size(size_t n)
{
  return offsetof(Reply, values) + n * sizeof(int64_t);
}

/** process_worker_run: a ProcessMain; @fds: where calls come from and where results go */
void process_worker_run(const int *fds, int64_t worker);
