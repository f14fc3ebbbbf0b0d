/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/free-threading.c: its knobs and charts, and what its results mean.
 */
#include "demos/gil/limits.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#define PARALLEL 1.3

static const Verdict verdicts[] = {
    {.when = {IS("threads", 1)},
     .headline = N_("One thread gains nothing from freedom."),
     .text = {N_("Take two or more, and see what the lock costs them.")}},
    {.when = {AT_LEAST("threads", 2), AT_LEAST("speedup_free", PARALLEL),
              BELOW("speedup_gil", PARALLEL)},
     .headline = N_("Without the GIL, threads are parallel."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished {speedup_free} as fast as one after the "
                  "other without the GIL, and {speedup_gil} with it. Processes, which share "
                  "nothing, reach {speedup_processes} on this machine.",
                  "Together, {threads} threads finished {speedup_free} as fast as one after the "
                  "other without the GIL, and {speedup_gil} with it. Processes, which share "
                  "nothing, reach {speedup_processes} on this machine.")}},
    {.when = {AT_LEAST("threads", 2), BELOW("speedup_free", PARALLEL),
              BELOW("speedup_processes", PARALLEL)},
     .headline = N_("No free CPU to run on."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished {speedup_free} as fast as one after the "
                  "other without the GIL, and {speedup_gil} with it; even processes reached only "
                  "{speedup_processes}. That happens when other programs use the CPUs, or there "
                  "is only one.",
                  "Together, {threads} threads finished {speedup_free} as fast as one after the "
                  "other without the GIL, and {speedup_gil} with it; even processes reached only "
                  "{speedup_processes}. That happens when other programs use the CPUs, or there "
                  "is only one.")}},
    {.when = {AT_LEAST("threads", 2), BELOW("speedup_free", PARALLEL)},
     .headline = N_("Without the GIL the threads gained little this time."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished {speedup_free} as fast as one after the "
                  "other without the GIL, and {speedup_gil} with it; processes reached "
                  "{speedup_processes}. Run it again on an idle machine.",
                  "Together, {threads} threads finished {speedup_free} as fast as one after the "
                  "other without the GIL, and {speedup_gil} with it; processes reached "
                  "{speedup_processes}. Run it again on an idle machine.")}},
    {.when = {AT_LEAST("threads", 2)},
     .headline = N_("Something disturbed the measurement."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished {speedup_gil} as fast as one after the "
                  "other under the GIL, which cannot be, and {speedup_free} without it. Run it "
                  "again on an idle machine.",
                  "Together, {threads} threads finished {speedup_gil} as fast as one after the "
                  "other under the GIL, which cannot be, and {speedup_free} without it. Run it "
                  "again on an idle machine.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice works[] = {
    {"countdown", N_("Counting down")}, {"mixed", N_("A bit of everything")}, {NULL}};

static const DemoParameter parameters[] = {
    {"threads", N_("Threads"), DEMO_INT, 1, MAX_THREADS, 2, .live = true},
    {"work", N_("Work"), DEMO_CHOICE, .choices = works, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("Speed-up over one thread or process"),
     .results = {"speedup_gil", "speedup_free", "speedup_processes"},
     .labels = {N_("threads, GIL"), N_("threads, free"), N_("processes")},
     .unit = "x",
     .ideal_parameter = "threads",
     .ideal_label = N_("ideal")},
    {.kind = "lanes", .title = N_("The same program twice")},
    {.kind = "bars",
     .title = N_("CPU time / elapsed time"),
     .results = {"cpu_over_wall_gil", "cpu_over_wall_free"},
     .labels = {N_("with the GIL"), N_("free")},
     .unit = "x"},
    {NULL},
};

static const char *const code[] = {"gil/free-threading.c", "interpreter/object.h",
                                   "interpreter/counting.h", "interpreter/build.h", NULL};

const DemoDescription demo_description = {
    .name = "free-threading",
    .title = N_("Threads without the GIL"),
    .summary = N_("The same threads run the same program on the build with the GIL and on the "
                  "free-threaded one."),
    .explanation =
        N_("Free-threaded CPython (PEP 703) is a build without the GIL: experimental in 3.13, "
           "officially supported since 3.14, and opt-in. Threads execute bytecode at the same "
           "time.\n\n"
           "What the lock did must be done otherwise: reference counts are **biased** (the thread "
           "that made an object counts cheaply, others atomically), what lives for ever is "
           "**immortal**, and each list, dict and object has a **lock of its own**. An object's "
           "header grows from 16 to 32 bytes.\n\n"
           "Processes share nothing and are parallel in any build: they show what this machine can "
           "give. Free threads come close, and share memory too."),
    .parameters = parameters,
    .prediction = {N_("How much faster are the threads together than one after the other, without "
                      "the GIL?"),
                   "speedup_free", "x", 0.5, MAX_THREADS, 1.5},
    .charts = charts,
    .code = code,
    .python = "free_threading.py",
    .verdicts = verdicts,
};
