/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/four-ways.c: its knobs and charts, and what its results mean.
 */
#include "demos/gil/four-ways.h"
#include "demos/executors/parallel.h"
#include "demos/trace/demo.h"
#include "demos/trace/digits.h"
#include "demos/trace/text.h"

static void
conclude(void)
{
  int workers = (int) demo_get("workers");
  double gil = demo_median("compute_speedup_threads");
  double startup = demo_median("startup_ms_processes");
  double transfer = demo_median("transfer_ms_processes");
  double processes = demo_median("compute_speedup_processes");
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
                   "handing over took processes %s ms, so a job should last longer than that."),
                 workers, gil, processes, demo_median("compute_speedup_interpreters"),
                 demo_median("compute_speedup_free"), demo_median("compute_speedup_native"),
                 demo_digits(startup + transfer, 2).text);
}

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
    {BARS(N_("Computing: speed-up of {workers} workers"), "compute_speedup", "x"),
     .ideal_parameter = "workers", .ideal_label = N_("ideal")},
    {.kind = "lanes", .title = N_("One way after the other")},
    {BARS(N_("Until the workers are there"), "startup_ms", "ms"), .log_scale = true},
    {BARS(N_("Handing over"), "transfer_ms", "ms"), .log_scale = true},
    {BARS(N_("All in all: speed-up"), "speedup", "x"), .ideal_parameter = "workers",
     .ideal_label = N_("ideal")},
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
    .conclude = conclude,
};
