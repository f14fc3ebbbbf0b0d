/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same job by threads under the GIL, by processes, by interpreters, by threads without the GIL,
 * and by threads that compute in C. What each gains by computing at the same time, and what it
 * costs to get there.
 */
#include "demos/executors/parallel.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define REPETITIONS 5
#define MAX_WORKERS 4

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
#define LENGTHS 1, 3, 10, 30, 100, 300, 1000
static const double lengths[] = {LENGTHS};
enum { N_LENGTHS = sizeof lengths / sizeof *lengths };

typedef struct {
  Series compute_speedup[N_WAYS], speedup[N_WAYS];
  Series startup_ms[N_WAYS], transfer_ms[N_WAYS];
  Series curve[N_LENGTHS];
} Numbers;

static Numbers numbers;
static double rounds_per_us, hashes_per_us;

static void
prepare(void)
{
  if (!parallel_prepare())
    demo_fail(_("No process could be started."));
}

/* A job of @ms for one thread, in @items equal parts. */
static ParallelJob
make_job(int way, double ms, int items)
{
  double us = ms * 1e3 / items;
  return (ParallelJob){
      .items = items,
      .rounds = way == NATIVE ? 0 : (int64_t) (us * rounds_per_us) + 1,
      .hashes = way == NATIVE ? (int64_t) (us * hashes_per_us) + 1 : 0,
      .payload = (size_t) demo_get("payload"),
  };
}

static void
announce_lanes(int workers)
{
  char name[64];
  for (int way = 0; way < N_WAYS; way++)
    for (int i = 0; i < workers; i++) {
      snprintf(name, sizeof name, "%s %d", _(ways[way].label), i + 1);
      demo_lane(way * MAX_WORKERS + i, "cpu", name);
    }
  demo_lane(PARALLEL_HOLDER_LANE, "holder", _("GIL held by"));
}

/* One way after the other. */
static void
show(void)
{
  int workers = (int) demo_get("workers");
  unsigned generation = demo_generation();
  announce_lanes(workers);
  parallel_calibrate(&rounds_per_us, &hashes_per_us);
  for (int way = 0; way < N_WAYS && !demo_outdated(generation); way++) {
    ParallelTimes times;
    ParallelJob job = make_job(way, demo_get("job_ms"), workers);
    demo_phase("showing", way, N_WAYS);
    parallel_run(ways[way].way, workers, &job, way * MAX_WORKERS, &times);
  }
  demo_phase("showing", N_WAYS, N_WAYS);
}

/* One worker of the same kind: a thread without the GIL has its own single-thread speed. */
static bool
run_alone(int way, ParallelTimes *times)
{
  ParallelJob job = make_job(way, demo_get("job_ms"), 1);
  ParallelWay alone = way == FREE ? PARALLEL_FREE : PARALLEL_SERIAL;
  return parallel_run(alone, 1, &job, PARALLEL_UNRECORDED, times);
}

static void
count(int way, const ParallelTimes *alone, const ParallelTimes *together)
{
  double compute_speedup = (double) alone->compute / (double) together->compute;
  double startup = (double) together->startup / NS_PER_MS;
  double transfer =
      fmax(0, (double) together->total - (double) together->startup - (double) together->compute) /
      NS_PER_MS;
  series_add(&numbers.compute_speedup[way], compute_speedup);
  series_add(&numbers.speedup[way], (double) alone->total / (double) together->total);
  series_add(&numbers.startup_ms[way], startup);
  series_add(&numbers.transfer_ms[way], transfer);
  for (int i = 0; i < N_LENGTHS && way == PROCESSES; i++)
    series_add(&numbers.curve[i], lengths[i] / (startup + transfer + lengths[i] / compute_speedup));
}

static void
report_series(const char *name, const Series series[N_WAYS], const char *unit)
{
  char full[64];
  for (int way = 0; way < N_WAYS; way++) {
    snprintf(full, sizeof full, "%s_%s", name, ways[way].name);
    demo_result(full, &series[way], unit);
  }
}

static void
report_curve(void)
{
  char name[64];
  for (int i = 0; i < N_LENGTHS; i++) {
    snprintf(name, sizeof name, "processes_%gms", lengths[i]);
    demo_result(name, &numbers.curve[i], "x");
  }
}

static void
conclude(int workers)
{
  double gil = series_median(&numbers.compute_speedup[THREADS]);
  double processes = series_median(&numbers.compute_speedup[PROCESSES]);
  if (workers == 1)
    demo_verdict(_("One worker gains nothing in any way."),
                 _("With two or more, see which of the five compute at the same time."));
  else if (processes < 1.3)
    demo_verdict(_("No way was faster: there was no second CPU to be had."),
                 _("Even %d processes computed only %.2f times as fast as one."), workers,
                 processes);
  else
    demo_verdict(_("Four of the five compute at the same time; they differ in what it costs."),
                 _("Computing, %d threads under the GIL were %.2f times as fast as one, processes "
                   "%.2f, interpreters %.2f, threads without a GIL %.2f, in C %.2f. Starting and "
                   "handing over took processes %.2g ms, so a job should last longer than that."),
                 workers, gil, processes, series_median(&numbers.compute_speedup[INTERPRETERS]),
                 series_median(&numbers.compute_speedup[FREE]),
                 series_median(&numbers.compute_speedup[NATIVE]),
                 series_median(&numbers.startup_ms[PROCESSES]) +
                     series_median(&numbers.transfer_ms[PROCESSES]));
}

static void
measure(void)
{
  int workers = (int) demo_get("workers");
  memset(&numbers, 0, sizeof numbers);
  for (int done = 0; done < REPETITIONS * N_WAYS; done++) {
    int way = done % N_WAYS;
    ParallelTimes alone, together;
    ParallelJob job = make_job(way, demo_get("job_ms"), workers);
    demo_phase("measuring", done, REPETITIONS * N_WAYS);
    if (!run_alone(way, &alone) ||
        !parallel_run(ways[way].way, workers, &job, PARALLEL_UNRECORDED, &together))
      return;
    count(way, &alone, &together);
  }
  demo_phase("measuring", REPETITIONS * N_WAYS, REPETITIONS * N_WAYS);
  report_series("compute_speedup", numbers.compute_speedup, "x");
  report_series("speedup", numbers.speedup, "x");
  report_series("startup_ms", numbers.startup_ms, "ms");
  report_series("transfer_ms", numbers.transfer_ms, "ms");
  report_curve();
  conclude(workers);
}

static const DemoParameter parameters[] = {
    {"job_ms", N_("Job, for one thread"), DEMO_REAL, 1, 500, 40, "ms", true, true},
    {"payload", N_("Data in and out"), DEMO_INT, 1, PARALLEL_MAX_PAYLOAD, 65536, "bytes", true,
     true},
    {"workers", N_("Workers"), DEMO_INT, 1, MAX_WORKERS, 2, .live = true},
    {NULL},
};

#define BARS(TITLE, NAME, UNIT)                                                                    \
  .kind = "bars", .title = TITLE,                                                                  \
  .results = {NAME "_threads", NAME "_processes", NAME "_interpreters", NAME "_free",              \
              NAME "_native"},                                                                     \
  .labels = {N_("threads"), N_("processes"), N_("interpreters"), N_("no GIL"), N_("in C")},        \
  .unit = UNIT

static const DemoChart charts[] = {
    {BARS(N_("Computing: speed-up of {workers} workers"), "compute_speedup", "x"),
     .ideal_parameter = "workers", .ideal_label = N_("ideal")},
    {.kind = "lanes", .title = N_("One way after the other")},
    {BARS(N_("Until the workers are there"), "startup_ms", "ms")},
    {BARS(N_("Handing over"), "transfer_ms", "ms")},
    {BARS(N_("All in all: speed-up"), "speedup", "x"), .ideal_parameter = "workers",
     .ideal_label = N_("ideal")},
    {.kind = "curve",
     .title = N_("When processes pay: speed-up by length of the job"),
     .results = {"processes_1ms", "processes_3ms", "processes_10ms", "processes_30ms",
                 "processes_100ms", "processes_300ms", "processes_1000ms"},
     .at = {LENGTHS},
     .at_unit = "ms",
     .unit = "x",
     .ideal = 1,
     .ideal_label = N_("one alone"),
     .mark_label = N_("pays from")},
    {NULL},
};

static const char *const code[] = {"four-ways.c", "executors/parallel.c",
                                   "executors/parallel-item.c", NULL};

static const DemoDescription description = {
    .name = "four-ways",
    .title = N_("Which way past the lock?"),
    .summary = N_("One job, five ways to share it among workers: four compute at the same time, "
                  "and each asks a different price."),
    .explanation =
        N_("Threads under the **GIL** take turns, so a job that only computes gains nothing. "
           "There are four ways past it:\n\n"
           "**Processes** have an interpreter each. They cost a start, and every byte in and out "
           "is copied (and pickled, in Python).\n\n"
           "**Interpreters** (3.14) live in one process with a GIL each. No process to start, but "
           "objects are not shared either.\n\n"
           "**Free threading** has no GIL: the threads share all objects, and every operation "
           "pays a little for that.\n\n"
           "**Code in C** that lets go of the GIL, such as NumPy or hashlib, computes at the same "
           "time in ordinary threads.\n\n"
           "Make the job shorter or the data larger, and see which ways stop paying. The costs "
           "here are the floor: a real interpreter takes 15 to 20 ms to create, a process 2 to 5."),
    .parameters = parameters,
    .prediction = {N_("How much faster do the processes compute than one alone?"),
                   "compute_speedup_processes", "x", 0.5, MAX_WORKERS, 1.5},
    .charts = charts,
    .code = code,
    .python = "four_ways.py",
    .prepare = prepare,
    .finish = parallel_finish,
    .show = show,
    .measure = measure,
};

int
main(int argc, char *argv[])
{
  return demo_main(&description, argc, argv);
}
