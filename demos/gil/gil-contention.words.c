/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/gil-contention.c: its knobs and charts, and what its results mean.
 */
#include "demos/gil/limits.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

/* From here on something must have run at the same time. */
#define PARALLEL 1.3
#define ONE_CPU 1.2

static const Verdict verdicts[] = {
    {.when = {IS("threads", 1), IS("gil", 0)},
     .headline = N_("One thread, and no lock to hold."),
     .text = {N_("There is nothing to hand over. Take two or more threads, and see them run at the "
                 "same time.")}},
    {.when = {IS("threads", 1), BELOW("switches", 0.5)},
     .headline = N_("A lone thread never lets go."),
     .text = {N_("Nobody waits for the lock, so nobody asks for it: it never changed hands.")}},
    {.when = {IS("gil", 0), AT_LEAST("threads", 2), IS("cpus", 1)},
     .headline = N_("No lock, but only one CPU."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished {speedup} as fast as one after the other: "
                  "they take turns on the CPU instead.",
                  "Together, {threads} threads finished {speedup} as fast as one after the other: "
                  "they take turns on the CPU instead.")}},
    {.when = {IS("gil", 0), AT_LEAST("threads", 2), AT_LEAST("speedup", PARALLEL)},
     .headline = N_("Without the lock they ran at the same time."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished {speedup} as fast as one after the other, "
                  "and kept {cpu_over_wall:n} of {cpus} CPUs busy.",
                  "Together, {threads} threads finished {speedup} as fast as one after the other, "
                  "and kept {cpu_over_wall:n} of {cpus} CPUs busy.")}},
    {.when = {IS("gil", 0), AT_LEAST("threads", 2), BELOW("speedup", PARALLEL)},
     .headline = N_("Nothing kept them apart, yet they gained little."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished only {speedup} as fast as one after the "
                  "other on {cpus} CPUs. That happens when other programs use them.",
                  "Together, {threads} threads finished only {speedup} as fast as one after the "
                  "other on {cpus} CPUs. That happens when other programs use them.")}},
    {.when = {IS("gil", 1), AT_LEAST("threads", 2), BELOW("speedup", PARALLEL),
              BELOW("cpu_over_wall", ONE_CPU), RATIO("hold_p50_us", "interval_us", 0.9, 5),
              AT_LEAST("switches", 0.5)},
     .headline = N_("The lock serialised them."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished {speedup} as fast as one after the other. "
                  "It held the lock for {hold_p50_us} at a time: a waiter asks for it after "
                  "one interval of {interval_us}. Hand-overs: {switches:n} a second; together they "
                  "used {cpu_over_wall:n} of one CPU.",
                  "Together, {threads} threads finished {speedup} as fast as one after the other. "
                  "Each held the lock for {hold_p50_us} at a time: a waiter asks for it after "
                  "one interval of {interval_us}. Hand-overs: {switches:n} a second; together they "
                  "used {cpu_over_wall:n} of one CPU.")}},
    {.when = {IS("gil", 1), AT_LEAST("threads", 2), BELOW("speedup", PARALLEL)},
     .headline = N_("The lock serialised them."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished {speedup} as fast as one after the other.",
                  "Together, {threads} threads finished {speedup} as fast as one after the "
                  "other.")}},
    {.when = {IS("gil", 1), AT_LEAST("threads", 2)},
     .headline = N_("Something disturbed the measurement."),
     .count = "threads",
     .text = {NN_("Together, {threads} thread finished {speedup} as fast as one after the other. "
                  "Under one lock that cannot be: run it again on an idle machine.",
                  "Together, {threads} threads finished {speedup} as fast as one after the other. "
                  "Under one lock that cannot be: run it again on an idle machine.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"threads", N_("Threads"), DEMO_INT, 1, MAX_THREADS, 2, .live = true},
    {"interval_us", N_("Switch interval"), DEMO_INT, 50, 100000, 5000, "us", true, true},
    {"gil", N_("GIL"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {.kind = "bars",
     .title = N_("Speed-up over one thread"),
     .results = {"speedup"},
     .unit = "x",
     .ideal_parameter = "threads",
     .ideal_label = N_("ideal")},
    {.kind = "value",
     .title = N_("CPU time / elapsed time"),
     .results = {"cpu_over_wall"},
     .unit = "x"},
    {.kind = "histogram",
     .title = N_("How long the lock was held"),
     .name = "hold",
     .unit = "us",
     .mark_parameter = "interval_us",
     .mark_label = N_("one interval")},
    {.kind = "value",
     .title = N_("Median time the lock was held"),
     .results = {"hold_p50_us"},
     .unit = "us"},
    {.kind = "value",
     .title = N_("Hand-overs of the lock"),
     .results = {"switches"},
     .unit = "1/s"},
    {NULL},
};

static const char *const code[] = {"gil/gil-contention.c", "interpreter/gil.c",
                                   "interpreter/eval.c", NULL};

const DemoDescription demo_description = {
    .name = "gil-contention",
    .title = N_("Who holds the lock?"),
    .summary = N_("Threads that only compute share one lock. See who runs, who waits, and what "
                  "more threads bring."),
    .explanation =
        N_("Each thread counts down, `while n > 0: n -= 1`. In CPython one lock, the GIL, lets one "
           "thread at a time execute bytecode, so two threads take as long as one after the "
           "other.\n\n"
           "**The waiter asks.** A thread that wants the lock waits one *switch interval* (5 ms) "
           "and then sets a flag that the holder looks at when a loop jumps back, a function "
           "begins or a call into C returns. The holder has no clock of its own: a thread that is "
           "alone "
           "never lets go.\n\n"
           "**Letting go is not enough.** The old holder, still hot on its CPU, would take the "
           "lock again before the other has woken. So it waits until somebody else has had it: "
           "*forced switching*.\n\n"
           "Make the interval shorter: the threads alternate faster, and nothing is done sooner. "
           "Take the lock away, as the free-threaded build does, and they run at the same time."),
    .parameters = parameters,
    .prediction = {N_("How much faster will the threads finish together than one after the other?"),
                   "speedup", "x", 0.5, 4, 1.5},
    .charts = charts,
    .code = code,
    .python = "gil_contention.py",
    .verdicts = verdicts,
};
