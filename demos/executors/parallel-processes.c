/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Workers that are processes: items and payloads travel through sockets, there and back.
 */
#include "demos/executors/parallel-run.h"
#include "demos/executors/process.h"
#include "demos/trace/demo.h"

#include <poll.h>

typedef struct {
  Process process;
  int end;
  uint64_t compute;
} Child;

static Child children[PARALLEL_MAX_WORKERS];
static int64_t sent; /* items */

static bool
start(Child *child, int lane)
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

/* Each says that it is there. */
static bool
wait_for_all(int n)
{
  bool ok = true;
  for (int i = 0; i < n; i++)
    ok = connection_receive(children[i].end, NULL, 0) == 0 && ok;
  return ok;
}

static bool
send_item(const ParallelRun *run, Child *child)
{
  if (sent == run->job->items || demo_outdated(run->generation))
    return true;
  sent++;
  return connection_send(child->end, run->job, sizeof *run->job) &&
         connection_send(child->end, parallel_run_payload(run, 0), run->job->payload);
}

static bool
receive_item(const ParallelRun *run, Child *child)
{
  uint64_t ns;
  if (connection_receive(child->end, &ns, sizeof ns) != sizeof ns ||
      connection_receive(child->end, parallel_run_payload(run, 0), PARALLEL_MAX_PAYLOAD) < 0)
    return false;
  child->compute += ns;
  return true;
}

/* Whoever has answered gets the next item. Returns false when a child has died. */
static bool
feed(const ParallelRun *run)
{
  struct pollfd sources[PARALLEL_MAX_WORKERS];
  bool ok = true;
  sent = 0;
  for (int i = 0; i < run->workers; i++) {
    sources[i] = (struct pollfd){children[i].end, POLLIN, 0};
    ok = ok && send_item(run, &children[i]);
  }
  for (int64_t done = 0; ok && done < sent;) {
    if (poll(sources, (nfds_t) run->workers, -1) < 0)
      continue;
    for (int i = 0; i < run->workers && ok; i++)
      if (sources[i].revents != 0) {
        ok = receive_item(run, &children[i]) && send_item(run, &children[i]);
        done++;
      }
  }
  return ok;
}

bool
parallel_run_processes(const ParallelRun *run, ParallelTimes *times)
{
  uint64_t begin = clock_now();
  int n = 0;
  while (n < run->workers && start(&children[n], parallel_run_lane(run, n)))
    n++;
  bool ok = wait_for_all(n) && n == run->workers;
  times->startup = clock_now() - begin;
  ok = ok && feed(run);
  times->total = clock_now() - begin;
  for (int i = 0; i < n; i++) {
    if (children[i].compute > times->compute)
      times->compute = children[i].compute;
    connection_close(&children[i].end);
    process_join(&children[i].process);
  }
  return ok && !demo_outdated(run->generation);
}
