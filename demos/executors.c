/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What happens to a task that is submitted: a Gantt chart of futures, the price of handing work
 * over, and a pool that waits for itself.
 */
#include "demos/executors/bytecode.h"
#include "demos/executors/completion.h"
#include "demos/executors/deadlock.h"
#include "demos/executors/forkserver.h"
#include "demos/executors/map.h"
#include "demos/executors/process-pool.h"
#include "demos/executors/thread-pool.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define REPETITIONS 5
#define MAX_WORKERS DEADLOCK_MAX_WORKERS
#define MAX_SECONDS_EACH 0.3 /* of one measurement, so that a stop is heard soon */

/* Lanes: the workers, the futures, the holder of the GIL. */
#define SHOWN 12
#define SHOWN_CANCELLED 2
#define FIRST_FUTURE MAX_WORKERS
#define HOLDER_LANE (FIRST_FUTURE + SHOWN)
#define LONGEST_SHOWN_US 100000.0

/* Rings: the main thread's, then the workers'. */
#define MAIN_RING 0
#define FIRST_WORKER_RING 1

static const size_t chunksizes[] = {1, 10, 100, 1000};
enum { N_CHUNKSIZES = sizeof chunksizes / sizeof *chunksizes };

typedef struct {
  Series submit, map, chunk_gain, by_chunksize[N_CHUNKSIZES];
} Numbers;

static double rounds_per_us;
static Series deadlocked;

/* Whether workers are threads and record what they do with the GIL. Set after the fork server has
 * been started, so its children never see it set. */
static bool in_this_process;

static void
prepare(void)
{
  for (unsigned i = 0; i <= MAX_WORKERS; i++)
    trace_ring(i);
  if (!bytecode_prepare(HOLDER_LANE) || !forkserver_start())
    demo_fail(_("No process could be started."));
}

static bool
uses_processes(void)
{
  return strcmp(demo_get_choice("kind"), "processes") == 0;
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
announce_lanes(void)
{
  char name[32];
  for (int i = 0; i < (int) demo_get("workers"); i++) {
    snprintf(name, sizeof name, _("worker %d"), i + 1);
    demo_lane(i, "cpu", name);
  }
  for (int i = 0; i < SHOWN; i++) {
    snprintf(name, sizeof name, _("future %d"), i + 1);
    demo_lane(FIRST_FUTURE + i, "cpu", name);
  }
  if (!uses_processes())
    demo_lane(HOLDER_LANE, "holder", _("GIL held by"));
}

/* The number of the future and the rounds of its task travel as one argument. */
static const char *
run_shown(int64_t argument, int64_t *result)
{
  int worker = executor_worker(), future = (int) (argument % SHOWN);
  TraceRing *ring = trace_ring(FIRST_WORKER_RING + (unsigned) worker);
  bytecode_thread()->trace = in_this_process ? ring : NULL;
  trace_state(ring, FIRST_FUTURE + future, TRACE_RUNNING_FREE);
  if (!in_this_process)
    trace_state(ring, worker, TRACE_RUNNING);
  bytecode_task(argument / SHOWN, result);
  trace_state(ring, worker, TRACE_IDLE);
  trace_state(ring, FIRST_FUTURE + future, TRACE_DONE);
  bytecode_thread()->trace = NULL;
  return NULL;
}

/* Returns how many the pool took: all, unless it is broken. */
static int
submit_shown(Executor *pool, Future *futures[SHOWN])
{
  int n = 0;
  TraceRing *ring = trace_ring(MAIN_RING);
  double us = fmin(demo_seconds() / 3 / SHOWN * 1e6, LONGEST_SHOWN_US);
  int64_t rounds = (int64_t) (us * rounds_per_us);
  for (; n < SHOWN; n++) {
    trace_state(ring, FIRST_FUTURE + n, TRACE_WAITING_FOR_LOCK);
    futures[n] = executor_submit(pool, run_shown, rounds * SHOWN + n);
    if (futures[n] == NULL)
      break;
  }
  for (int i = SHOWN - SHOWN_CANCELLED; i < n; i++)
    if (future_cancel(futures[i]) == FUTURE_YES)
      trace_state(ring, FIRST_FUTURE + i, TRACE_DONE);
  return n;
}

/* The Gantt chart: all are submitted at once, the last two cancelled before anybody starts them. */
static void
show_futures(void)
{
  EXECUTOR_WITH Executor *pool = make_pool();
  Future *futures[SHOWN];
  unsigned generation = demo_generation();
  if (pool == NULL)
    return;
  int n = submit_shown(pool, futures);
  Completion *completion = completion_new(futures, (size_t) n);
  for (int done = 0; completion_next(completion, FUTURE_FOREVER) != NULL; done++) {
    demo_phase("showing", done, SHOWN);
    for (int i = 0; i < n && demo_outdated(generation); i++)
      future_cancel(futures[i]);
  }
  completion_free(completion);
  for (int i = 0; i < n; i++)
    future_unref(futures[i]);
}

static void
show(void)
{
  announce_lanes();
  demo_phase("showing", 0, SHOWN);
  rounds_per_us = bytecode_calibrate();
  in_this_process = !uses_processes();
  show_futures();
  in_this_process = false;
  deadlocked.n = 0;
  series_add(&deadlocked, deadlock_show((int) demo_get("workers"), FIRST_WORKER_RING));
  demo_phase("showing", SHOWN, SHOWN);
}

/* @left times the same argument. */
typedef struct {
  int64_t left, rounds;
} Arguments;

static bool
next_argument(void *data, int64_t *argument)
{
  Arguments *arguments = data;
  *argument = arguments->rounds;
  return arguments->left-- > 0;
}

/* Returns items a second; NAN when a control cut in. */
static double
time_map(Executor *pool, int64_t n, size_t chunksize)
{
  Arguments arguments = {n, (int64_t) (demo_get("task_us") * rounds_per_us)};
  unsigned generation = demo_generation();
  const char *error;
  int64_t value, done = 0;
  uint64_t start = clock_now();
  Map *map = map_new(pool, bytecode_task, next_argument, &arguments, chunksize, 0);
  while (!demo_outdated(generation) && map_next(map, &value, &error) && error == NULL)
    done++;
  map_free(map);
  return done == n ? (double) n * 1e9 / (double) (clock_now() - start) : NAN;
}

/* The same by submit() and result(): as map() with a chunksize of 1, a future for each. */
static double
time_submit(Executor *pool, int64_t n)
{
  static Future *futures[EXECUTOR_MAX_PENDING];
  int64_t rounds = (int64_t) (demo_get("task_us") * rounds_per_us), submitted = 0;
  unsigned generation = demo_generation();
  uint64_t start = clock_now();
  while (submitted < n && !demo_outdated(generation) &&
         (futures[submitted] = executor_submit(pool, bytecode_task, rounds)) != NULL)
    submitted++;
  for (int64_t i = 0; i < submitted; i++) {
    if (demo_outdated(generation))
      future_cancel(futures[i]);
    else
      future_result(futures[i], FUTURE_FOREVER, NULL);
    future_unref(futures[i]);
  }
  if (submitted < n || demo_outdated(generation))
    return NAN;
  return (double) n * 1e9 / (double) (clock_now() - start);
}

/* How many tasks can be done in the time there is for one measurement, one by one. */
static int64_t
choose_count(Executor *pool)
{
  double seconds = demo_seconds() * 2 / 3 / (REPETITIONS * (2 + N_CHUNKSIZES));
  double n = time_map(pool, 200, 1) * fmin(seconds, MAX_SECONDS_EACH);
  return (int64_t) fmax(demo_get("workers"), fmin(n, demo_get("tasks")));
}

static void
repeat(Executor *pool, int64_t n, Numbers *numbers)
{
  double rates[N_CHUNKSIZES];
  series_add(&numbers->submit, time_submit(pool, n));
  series_add(&numbers->map, time_map(pool, n, (size_t) demo_get("chunksize")));
  for (int i = 0; i < N_CHUNKSIZES; i++) {
    rates[i] = time_map(pool, n, chunksizes[i]);
    series_add(&numbers->by_chunksize[i], rates[i]);
  }
  series_add(&numbers->chunk_gain, rates[2] / rates[0]);
}

static void
conclude(const Numbers *numbers)
{
  double one = series_median(&numbers->by_chunksize[0]);
  double gain = series_median(&numbers->chunk_gain);
  int stuck = (int) series_median(&deadlocked);
  if (!uses_processes())
    demo_verdict(_("Threads share their memory, so chunks change nothing."),
                 _("map() did %.0f items a second with any chunksize: a thread pool ignores it. "
                   "And bytecode takes turns, however many workers there are. %d tasks that each "
                   "waited for a task of their own pool stood still until they were cancelled."),
                 one, stuck);
  else if (gain > 1.5)
    demo_verdict(_("Handing over is what costs."),
                 _("One by one, map() did %.0f items a second; in chunks of 100, %.1f times as "
                   "many. Each hand-over to a process costs about %.0f µs, whatever it carries. "
                   "%d tasks that each waited for a task of their own pool stood still until they "
                   "were cancelled."),
                 one, gain, 1e6 / one, stuck);
  else
    demo_verdict(_("These tasks are long enough to be handed over one by one."),
                 _("Chunks of 100 made map() %.2f times as fast. Chunks pay when a task is short; "
                   "with few tasks, they leave workers without any. %d tasks that each waited for "
                   "a task of their own pool stood still until they were cancelled."),
                 gain, stuck);
}

static void
report(const Numbers *numbers)
{
  static const char *const names[N_CHUNKSIZES] = {"map_per_s_1", "map_per_s_10", "map_per_s_100",
                                                  "map_per_s_1000"};
  demo_result("submit_per_s", &numbers->submit, "1/s");
  demo_result("map_per_s", &numbers->map, "1/s");
  for (int i = 0; i < N_CHUNKSIZES; i++)
    demo_result(names[i], &numbers->by_chunksize[i], "1/s");
  demo_result("chunk_gain", &numbers->chunk_gain, "x");
  demo_result("deadlocked", &deadlocked, "count");
  conclude(numbers);
}

/* Returns false when a control cut in. */
static bool
measure_pool(Numbers *numbers)
{
  unsigned generation = demo_generation();
  EXECUTOR_WITH Executor *pool = make_pool();
  if (pool == NULL)
    return false;
  int64_t n = choose_count(pool);
  for (int done = 0; done < REPETITIONS && !demo_outdated(generation); done++) {
    demo_phase("measuring", done, REPETITIONS);
    repeat(pool, n, numbers);
  }
  demo_phase("measuring", REPETITIONS, REPETITIONS);
  return !demo_outdated(generation);
}

/* The pool is gone when its workers' CPU time is asked for. */
static void
measure(void)
{
  Numbers numbers = {0};
  if (measure_pool(&numbers))
    report(&numbers);
}

static const DemoChoice kinds[] = {
    {"processes", N_("Processes")},
    {"threads", N_("Threads")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"workers", N_("Workers"), DEMO_INT, 1, MAX_WORKERS, 2, .live = true},
    {"kind", N_("Pool of"), DEMO_CHOICE, .live = true, .choices = kinds},
    {"task_us", N_("Length of a task"), DEMO_INT, 0, 1000, 0, "us", .live = true},
    {"chunksize", N_("Chunk size"), DEMO_INT, 1, 1000, 10, .log_scale = true, .live = true},
    {"tasks", N_("Tasks"), DEMO_INT, 1, EXECUTOR_MAX_PENDING, 10000, .log_scale = true,
     .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Twelve futures, two of them cancelled")},
    {.kind = "bars",
     .title = N_("Items a second, by chunk size"),
     .results = {"map_per_s_1", "map_per_s_10", "map_per_s_100", "map_per_s_1000"},
     .labels = {N_("chunks of 1"), N_("of 10"), N_("of 100"), N_("of 1000")},
     .unit = "1/s"},
    {.kind = "value",
     .title = N_("Chunks of 100 instead of 1"),
     .results = {"chunk_gain"},
     .unit = "x"},
    {.kind = "value",
     .title = N_("submit(), one by one"),
     .results = {"submit_per_s"},
     .unit = "1/s"},
    {.kind = "value",
     .title = N_("map(), chunks of {chunksize}"),
     .results = {"map_per_s"},
     .unit = "1/s"},
    {.kind = "value",
     .title = N_("Tasks waiting for their own pool"),
     .results = {"deadlocked"},
     .unit = "count"},
    {NULL},
};

static const char *const code[] = {"executors.c",
                                   "executors/future.c",
                                   "executors/thread-pool.c",
                                   "executors/process-pool.c",
                                   "executors/deadlock.c",
                                   NULL};

static const DemoDescription description = {
    .name = "executors",
    .title = N_("What becomes of a task?"),
    .summary = N_("A pool of workers, a queue, and a future for each task: see them wait, run, be "
                  "cancelled, and what handing over costs."),
    .explanation =
        N_("`submit()` returns a *future* at once. It is PENDING in the queue, RUNNING once a "
           "worker has it, and FINISHED with a result or an exception.\n\n"
           "**Cancelling** works only while it is PENDING: nothing can stop a thread from outside. "
           "A process pool hands over one task more than it has workers, and those count as "
           "RUNNING too.\n\n"
           "**Threads** take a task out of memory they share; under the GIL their bytecode takes "
           "turns. **Processes** run at the same time, but each task is a message there and a "
           "message back. `map(…, chunksize=100)` sends a hundred tasks in one message.\n\n"
           "**A pool can wait for itself.** When every worker waits for a task that is still in "
           "the queue, nobody is left to run it. CPython waits for ever; here the circle is found "
           "and the inner tasks are cancelled."),
    .parameters = parameters,
    .prediction = {N_("How many times as fast is map() with chunks of 100 instead of 1?"),
                   "chunk_gain", "x", 1, 1000, 3, .log_scale = true},
    .charts = charts,
    .code = code,
    .python = "executors.py",
    .prepare = prepare,
    .finish = forkserver_stop,
    .show = show,
    .measure = measure,
};

int
main(int argc, char *argv[])
{
  return demo_main(&description, argc, argv);
}
