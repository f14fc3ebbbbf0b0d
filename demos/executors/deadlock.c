/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From inside nobody can see that a pool is stuck, so this looks from outside: when every worker
 * runs a task whose inner task is pending, the circle is closed. It is shown for a moment, then
 * broken by cancelling.
 */
#include "demos/executors/deadlock.h"
#include "demos/executors/thread-pool.h"
#include "demos/trace/demo.h"

#define GLANCE_S 0.01
#define MAX_GLANCES 20
#define SHOWN_S 0.1

static Executor *pool;
static Future *all_submitted; /* otherwise the pool might start a worker for an inner task */
static unsigned rings;
static Future *_Atomic inner[DEADLOCK_MAX_WORKERS];

static const char *
do_nothing(int64_t argument, int64_t *result)
{
  *result = argument;
  return NULL;
}

static const char *
wait_for_own_pool(int64_t i, int64_t *result)
{
  int worker = executor_worker();
  TraceRing *ring = trace_ring(rings + (unsigned) worker);
  future_result(all_submitted, FUTURE_FOREVER, NULL);
  inner[i] = executor_submit(pool, do_nothing, i);
  trace_state(ring, worker, TRACE_WAITING_FOR_LOCK);
  const char *error = future_result(inner[i], FUTURE_FOREVER, result);
  trace_state(ring, worker, TRACE_IDLE);
  return error;
}

/* Whether each worker waits for what only a worker can do. Nothing but a cancel can change that
 * any more, so it is enough to have seen it once. */
static bool
is_closed(Future *const *outer, int workers)
{
  for (int i = 0; i < workers; i++)
    if (inner[i] == NULL || future_state(outer[i]) != FUTURE_RUNNING ||
        future_state(inner[i]) != FUTURE_PENDING)
      return false;
  return true;
}

static bool
find_circle(Future *const *outer, int workers, unsigned generation)
{
  for (int i = 0; i < MAX_GLANCES && demo_wait(GLANCE_S, generation); i++)
    if (is_closed(outer, workers))
      return true;
  return false;
}

static void
break_circle(Future *outer, int workers)
{
  while (future_result(outer, NS_PER_MS, NULL) == future_timeout_error)
    for (int i = 0; i < workers; i++)
      if (inner[i] != NULL)
        future_cancel(inner[i]);
}

int
deadlock_show(int workers, unsigned first_ring)
{
  Future *outer[DEADLOCK_MAX_WORKERS];
  unsigned generation = demo_generation();
  int n = 0;
  rings = first_ring;
  pool = thread_pool_new(workers);
  all_submitted = future_new(1);
  while (n < workers && (outer[n] = executor_submit(pool, wait_for_own_pool, n)) != NULL)
    n++;
  future_finish(all_submitted, NULL, &(int64_t){0});
  bool found = n == workers && find_circle(outer, n, generation) && demo_wait(SHOWN_S, generation);
  for (int i = 0; i < n; i++) {
    break_circle(outer[i], workers);
    future_unref(outer[i]);
  }
  executor_free(pool);
  future_unref(all_submitted);
  for (int i = 0; i < workers; i++) {
    future_unref(inner[i]);
    inner[i] = NULL;
  }
  return found ? workers : 0;
}
