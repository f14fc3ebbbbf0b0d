/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens to a task that is submitted: a Gantt chart of futures, the price of handing work
 * over, and a pool that waits for itself.
 */
#include "demos/executors/bytecode.h"
#include "demos/executors/forkserver.h"
#include "demos/executors/gantt.h"
#include "demos/executors/process-pool.h"
#include "demos/executors/thread-pool.h"
#include "demos/executors/throughput.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

#include <math.h>

#define REPETITIONS 5
#define MAX_SECONDS_EACH 0.3 /* of one measurement, so that a stop is heard soon */

/* Lanes: the workers, the futures, the holder of the GIL. */
#define HOLDER_LANE (GANTT_FIRST_LANE + GANTT_FUTURES)
#define LONGEST_SHOWN_US 100000.0
#define SHORTEST_US 2.0 /* that an item takes, however little it does */

static const size_t chunksizes[] = {1, 10, 100, 1000};
enum { N_CHUNKSIZES = sizeof chunksizes / sizeof *chunksizes };

typedef struct {
  Executor *pool;
  int64_t rounds;          /* of bytecode in each task */
  int64_t n[N_CHUNKSIZES]; /* how many items are done in about the same time */
  int64_t n_chosen;
  Series submit, map, chunk_gain, by_chunksize[N_CHUNKSIZES];
} Numbers;

static double rounds_per_us;
static int deadlocked;

static bool
prepare(void)
{
  for (unsigned i = 0; i < GANTT_FIRST_RING + DEADLOCK_MAX_WORKERS; i++)
    trace_ring(i);
  return bytecode_prepare(HOLDER_LANE) && forkserver_start();
}

static bool
uses_processes(void)
{
  return demo_chose("kind", "processes");
}

static Executor *
make_pool(void)
{
  int workers = (int) demo_get("workers");
  Executor *pool =
      uses_processes() ? process_pool_new(workers, PROCESS_FORKSERVER) : thread_pool_new(workers);
  if (pool == NULL)
    demo_fail(_("No process could be started."));
  return pool;
}

static void
show(void)
{
  gantt_announce((int) demo_get("workers"));
  if (!uses_processes())
    demo_holder_lane(HOLDER_LANE);
  rounds_per_us = bytecode_calibrate();
  double us = fmin(demo_seconds() / 3 / GANTT_FUTURES * 1e6, LONGEST_SHOWN_US);
  Executor *pool = make_pool();
  if (pool == NULL)
    return;
  gantt_show(pool, !uses_processes(), whole(us * rounds_per_us));
  executor_free(pool);
  deadlocked = deadlock_show((int) demo_get("workers"), GANTT_FIRST_RING);
}

/* How many items can be done in the time there is for one measurement: a map that is over in a
 * moment measures how it begins and ends. */
static int64_t
choose_count(const Numbers *numbers, size_t chunksize)
{
  enum { TRIAL = 64 }; /* chunks, if they are done in that time */
  double workers = demo_get("workers");
  double seconds =
      fmin(MAX_SECONDS_EACH, demo_seconds() * 2 / 3 / (REPETITIONS * (2 + N_CHUNKSIZES)));
  double most = demo_get("tasks") * (uses_processes() ? (double) chunksize : 1);
  double in_time = seconds * 1e6 / fmax(demo_get("task_us"), SHORTEST_US);
  double trial = fmin(fmin(TRIAL * (double) chunksize, most), fmax(workers, in_time));
  double rate = throughput_map(numbers->pool, numbers->rounds, whole(trial), chunksize);
  double n = fmin(rate * seconds, most);
  return whole(fmax(demo_get("workers"), n));
}

static bool
repeat(int done, void *data)
{
  Numbers *numbers = data;
  double rates[N_CHUNKSIZES];
  series_add(&numbers->submit, throughput_submit(numbers->pool, numbers->rounds, numbers->n[0]));
  series_add(&numbers->map, throughput_map(numbers->pool, numbers->rounds, numbers->n_chosen,
                                           (size_t) demo_get("chunksize")));
  for (int i = 0; i < N_CHUNKSIZES; i++) {
    rates[i] = throughput_map(numbers->pool, numbers->rounds, numbers->n[i], chunksizes[i]);
    series_add(&numbers->by_chunksize[i], rates[i]);
  }
  series_add(&numbers->chunk_gain, rates[2] / rates[0]);
  return true;
}

/* The pool is gone when its workers' CPU time is asked for. */
static bool
measure_pool(Numbers *numbers)
{
  EXECUTOR_WITH Executor *pool = numbers->pool = make_pool();
  if (pool == NULL)
    return false;
  numbers->rounds = whole(demo_get("task_us") * rounds_per_us);
  for (int i = 0; i < N_CHUNKSIZES; i++)
    numbers->n[i] = choose_count(numbers, chunksizes[i]);
  numbers->n_chosen = choose_count(numbers, (size_t) demo_get("chunksize"));
  return demo_repeat(REPETITIONS, 1, repeat, numbers);
}

/* How unlike the rates by chunk size are. */
static double
find_spread(const Numbers *numbers)
{
  double low = INFINITY, high = 0;
  for (int i = 0; i < N_CHUNKSIZES; i++) {
    low = fmin(low, series_median(&numbers->by_chunksize[i]));
    high = fmax(high, series_median(&numbers->by_chunksize[i]));
  }
  return high / low;
}

static bool
measure(void)
{
  static const char *const names[N_CHUNKSIZES] = {"1", "10", "100", "1000"};
  Numbers numbers = {0};
  if (!measure_pool(&numbers))
    return false;
  demo_result("submit_per_s", &numbers.submit, "1/s");
  demo_result("map_per_s", &numbers.map, "1/s");
  for (int i = 0; i < N_CHUNKSIZES; i++)
    demo_result_of("map_per_s", names[i], &numbers.by_chunksize[i], "1/s");
  demo_result("chunk_gain", &numbers.chunk_gain, "x");
  demo_number("map_spread", find_spread(&numbers), "x");
  demo_number("deadlocked", deadlocked, "count");
  return true;
}

const DemoExperiment demo_experiment = {
    .prepare = prepare, .finish = forkserver_stop, .show = show, .measure = measure};
