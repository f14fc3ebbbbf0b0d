/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same job by threads under the GIL, by processes, by interpreters, by threads without the GIL,
 * and by threads that compute in C. What each gains by computing at the same time, and what it
 * costs to get there.
 */
#include "demos/gil/four-ways.h"
#include "demos/executors/parallel.h"
#include "demos/trace/clock.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

#include <math.h>
#include <stdio.h>

#define REPETITIONS 5
#define OVERHEAD_S 0.2
#define SHORTEST_JOB_MS 0.5

enum { THREADS, PROCESSES, INTERPRETERS, FREE, NATIVE, N_WAYS };

static const struct {
  const char *name;
  const char *label;
  ParallelWay way;
} ways[N_WAYS] = {
    {"threads", N_("threads"), PARALLEL_THREADS},
    {"processes", N_("processes"), PARALLEL_PROCESSES},
    {"interpreters", N_("interpreters"), PARALLEL_INTERPRETERS},
    {"free", N_("no GIL"), PARALLEL_FREE},
    {"native", N_("in C"), PARALLEL_THREADS},
};

/* Jobs for which the costs of processes are weighed against their gain, in ms. */
static const double lengths[] = {JOB_LENGTHS};
enum { N_LENGTHS = sizeof lengths / sizeof *lengths };

typedef struct {
  Series compute_speedup[N_WAYS], speedup[N_WAYS];
  Series startup_ms[N_WAYS], transfer_ms[N_WAYS];
  Series curve[N_LENGTHS];
} Numbers;

static Numbers numbers;
static double rounds_per_us, hashes_per_us;
static double stretch; /* how much longer others make what takes so much CPU time */

/* A job of @ms for one thread, in @items equal parts. */
static ParallelJob
make_job(int way, double ms, int items)
{
  double us = ms * 1e3 / items;
  return (ParallelJob){
      .items = items,
      .rounds = way == NATIVE ? 0 : whole(us * rounds_per_us) + 1,
      .hashes = way == NATIVE ? whole(us * hashes_per_us) + 1 : 0,
      .payload = (size_t) demo_get("payload"),
  };
}

static void
calibrate(void)
{
  uint64_t start = clock_now(), cpu = clock_cpu();
  parallel_calibrate(&rounds_per_us, &hashes_per_us);
  stretch = fmax(1, (double) (clock_now() - start) / (double) (clock_cpu() - cpu));
}

/* A job for which there is time where @left_ways have yet to do it alone and together: on a busy
 * machine one that is shorter than the learner asked for. In ms */
static double
get_job_ms(int left_ways)
{
  double most = demo_time_left() * 1e3 / (2 * left_ways * stretch);
  return fmax(SHORTEST_JOB_MS, fmin(demo_get("job_ms"), most));
}

static void
announce_lanes(int workers)
{
  for (int way = 0; way < N_WAYS; way++)
    for (int i = 0; i < workers; i++)
      demo_lane(way * MAX_WAY_WORKERS + i, "cpu", "%s %d", _(ways[way].label), i + 1);
  demo_holder_lane(PARALLEL_HOLDER_LANE);
}

/* One way after the other. */
static void
show(void)
{
  int workers = (int) demo_get("workers");
  unsigned generation = demo_generation();
  announce_lanes(workers);
  calibrate();
  for (int way = 0; way < N_WAYS && !demo_outdated(generation); way++) {
    ParallelTimes times;
    double ms = fmin(demo_get("job_ms"), demo_seconds() * 1e3 / 3 / N_WAYS / stretch);
    ParallelJob job = make_job(way, ms, workers);
    if (demo_time_left() < demo_seconds())
      break;
    demo_phase("showing", way, N_WAYS);
    parallel_run(ways[way].way, workers, &job, way * MAX_WAY_WORKERS, &times);
  }
}

/* One worker of the same kind: a thread without the GIL has its own single-thread speed. */
static bool
run_alone(int way, double ms, ParallelTimes *times)
{
  ParallelJob job = make_job(way, ms, 1);
  ParallelWay alone = way == FREE ? PARALLEL_FREE : PARALLEL_SERIAL;
  return parallel_run(alone, 1, &job, PARALLEL_UNRECORDED, times);
}

static void
count(int way, const ParallelTimes *alone, const ParallelTimes *together)
{
  double compute_speedup = (double) alone->compute / (double) together->compute;
  double startup = (double) together->startup / NS_PER_MS;
  double rest = ((double) together->total - (double) together->compute) / NS_PER_MS;
  double transfer = fmax(0, rest - startup);
  series_add(&numbers.compute_speedup[way], compute_speedup);
  series_add(&numbers.speedup[way], (double) alone->total / (double) together->total);
  series_add(&numbers.startup_ms[way], startup);
  series_add(&numbers.transfer_ms[way], transfer);
  for (int i = 0; i < N_LENGTHS && way == PROCESSES; i++)
    series_add(&numbers.curve[i], lengths[i] / (startup + transfer + lengths[i] / compute_speedup));
}

/* Each way alone and together, once, where together is no quicker; some for what comes before. */
static double
least_seconds(void)
{
  return fmax(OVERHEAD_S, (2 * N_WAYS * demo_get("job_ms") / 1e3 - 0.5) / 1.8);
}

static bool
repeat(int done, void *data)
{
  int way = done % N_WAYS, workers = (int) demo_get("workers");
  ParallelTimes alone, together;
  uint64_t start = clock_now();
  double ms = get_job_ms(N_WAYS - way);
  ParallelJob job = make_job(way, ms, workers);
  if (!run_alone(way, ms, &alone) ||
      !parallel_run(ways[way].way, workers, &job, PARALLEL_UNRECORDED, &together))
    return false;
  count(way, &alone, &together);
  /* Starting the workers takes time, too: only what is twice as long shows a busy machine. */
  stretch = fmax(stretch, (double) (clock_now() - start) / NS_PER_MS / (2 * ms) / 2);
  return true;
}

static int
count_parallel(void)
{
  int n = 0;
  for (int way = 0; way < N_WAYS; way++)
    n += series_median(&numbers.compute_speedup[way]) >= FOUR_WAYS_PARALLEL;
  return n;
}

static void
report(void)
{
  demo_number("parallel_ways", count_parallel(), "count");
  for (int way = 0; way < N_WAYS; way++) {
    const char *name = ways[way].name;
    demo_result_of("compute_speedup", name, &numbers.compute_speedup[way], "x");
    demo_result_of("speedup", name, &numbers.speedup[way], "x");
    demo_result_of("startup_ms", name, &numbers.startup_ms[way], "ms");
    demo_result_of("transfer_ms", name, &numbers.transfer_ms[way], "ms");
  }
  for (int i = 0; i < N_LENGTHS; i++) {
    char name[32];
    snprintf(name, sizeof name, "%gms", lengths[i]);
    demo_result_of("processes", name, &numbers.curve[i], "x");
  }
}

static bool
measure(void)
{
  numbers = (Numbers){0};
  if (!demo_repeat(REPETITIONS * N_WAYS, N_WAYS, repeat, NULL))
    return false;
  report();
  return true;
}

const DemoExperiment demo_experiment = {.prepare = parallel_prepare,
                                        .finish = parallel_finish,
                                        .show = show,
                                        .measure = measure,
                                        .least_seconds = least_seconds};
