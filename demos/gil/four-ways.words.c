/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/four-ways.c: its knobs and charts, and what its results mean.
 */
#include "demos/gil/four-ways.h"
#include "demos/executors/parallel.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

/* “parallel_ways” is how many ways were at least FOUR_WAYS_PARALLEL times as fast as one worker
 * alone. */
static const Verdict verdicts[] = {
    {.when = {IS("workers", 1)},
     .headline = N_("One worker gains nothing in any way."),
     .text = {N_("With two or more, see which of the five compute at the same time.")}},
    {.when = {AT_LEAST("workers", 2), IS("parallel_ways", 0)},
     .headline = N_("No way was faster: there was no second CPU to be had."),
     .count = "workers",
     .text = {NN_("Even the processes computed only {compute_speedup_processes} as fast with "
                  "{workers} worker.",
                  "Even the processes computed only {compute_speedup_processes} as fast with "
                  "{workers} workers.")}},
    {.when = {AT_LEAST("workers", 2), BELOW("compute_speedup_threads", FOUR_WAYS_PARALLEL)},
     .headline = N_("Ways that computed at the same time: {parallel_ways:n} of 5. Threads under "
                    "the GIL did not."),
     .count = "workers",
     .text = {NN_("Computing with {workers} worker, threads under the GIL were "
                  "{compute_speedup_threads} as fast as one, processes "
                  "{compute_speedup_processes}, interpreters {compute_speedup_interpreters}, "
                  "threads without a GIL {compute_speedup_free}, in C {compute_speedup_native}. "
                  "Starting processes took {startup_ms_processes} and passing the data "
                  "{transfer_ms_processes}: a job should last longer than that.",
                  "Computing with {workers} workers, threads under the GIL were "
                  "{compute_speedup_threads} as fast as one, processes "
                  "{compute_speedup_processes}, interpreters {compute_speedup_interpreters}, "
                  "threads without a GIL {compute_speedup_free}, in C {compute_speedup_native}. "
                  "Starting processes took {startup_ms_processes} and passing the data "
                  "{transfer_ms_processes}: a job should last longer than that.")}},
    {.when = {AT_LEAST("workers", 2)},
     .headline = N_("Something disturbed the measurement."),
     .text = {N_("Threads under the GIL computed {compute_speedup_threads} as fast as one, which "
                 "cannot be. Make the job longer, or run it again on an idle machine.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"job_ms", N_("Job, for one thread"), DEMO_REAL, 1, 500, 200, "ms", true, true},
    {"payload", N_("Data in and out"), DEMO_INT, 1, PARALLEL_MAX_PAYLOAD, 65536, "bytes", true,
     true},
    {"workers", N_("Workers"), DEMO_INT, 1, MAX_WAY_WORKERS, 2, .live = true},
    {NULL},
};

#define BARS(TITLE, NAME, UNIT)                                                                    \
  .kind = "bars", .title = TITLE,                                                                  \
  .results = {NAME "_threads", NAME "_processes", NAME "_interpreters", NAME "_free",              \
              NAME "_native"},                                                                     \
  .labels = {N_("threads"), N_("processes"), N_("interpreters"), N_("no GIL"), N_("in C")},        \
  .unit = UNIT

static const DemoChart charts[] = {
    {BARS(N_("Speed-up over one worker, computing only"), "compute_speedup", "x"),
     .ideal_parameter = "workers", .ideal_label = N_("ideal")},
    {.kind = "lanes", .title = N_("One way after the other")},
    {BARS(N_("Time to start the workers"), "startup_ms", "ms"), .log_scale = true},
    {BARS(N_("Time to pass the data"), "transfer_ms", "ms"), .log_scale = true},
    {BARS(N_("Speed-up with starting and passing included"), "speedup", "x"),
     .ideal_parameter = "workers", .ideal_label = N_("ideal")},
    {.kind = "curve",
     .title = N_("When processes pay: speed-up by length of the job"),
     .results = {"processes_1ms", "processes_3ms", "processes_10ms", "processes_30ms",
                 "processes_100ms", "processes_300ms", "processes_1000ms"},
     .at = {JOB_LENGTHS},
     .at_unit = "ms",
     .unit = "x",
     .ideal = 1,
     .ideal_label = N_("one alone"),
     .mark_label = N_("pays from")},
    {NULL},
};

static const char *const code[] = {"gil/four-ways.c",
                                   "executors/parallel.c",
                                   "executors/parallel-threads.c",
                                   "executors/parallel-processes.c",
                                   "executors/parallel-item.c",
                                   NULL};

const DemoDescription demo_description = {
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
                   "compute_speedup_processes", "x", 0.5, MAX_WAY_WORKERS, 1.5},
    .charts = charts,
    .code = code,
    .python = "four_ways.py",
    .verdicts = verdicts,
};
