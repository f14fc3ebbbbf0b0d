/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/convoy.c: its knobs and charts, and what its results mean.
 */
#include "demos/gil/convoy.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {BELOW("answers", CONVOY_ENOUGH)},
     .headline = N_("Too few answers for a verdict."),
     .count = "answers",
     .text = {NN_(
         "There was {answers:n} answer. Take a shorter interval, or fewer computing threads.",
         "There were {answers:n} answers. Take a shorter interval, or fewer computing "
         "threads.")}},
    {.when = {AT_LEAST("answers", CONVOY_ENOUGH), IS("hogs", 0)},
     .headline = N_("Alone, the answer is there at once."),
     .text = {N_("The median answer took {echo_p50_us}. Add a thread that computes.")}},
    {.when = {AT_LEAST("answers", CONVOY_ENOUGH), AT_LEAST("hogs", 1),
              RATIO("echo_p50_us", "echo_alone_us", 0, 5)},
     .headline = N_("The computing threads did not disturb."),
     .text = {N_("The median answer took {echo_p50_us}, against {echo_alone_us} with nobody "
                 "computing.")}},
    {.when = {AT_LEAST("answers", CONVOY_ENOUGH), AT_LEAST("hogs", 1), IS("gil", 1),
              RATIO("echo_p50_us", "echo_alone_us", 5, INFINITY),
              RATIO("echo_p50_us", "interval_us", 0.5, INFINITY)},
     .headline = N_("Nothing blocks, yet the answers are late."),
     .text = {N_("The median answer took {echo_p50_us}, {echo_p50_us/echo_alone_us} as long as "
                 "alone. To answer, the thread must take the lock back, and a computing thread "
                 "gives it up only when asked, one interval of {interval_us} later.")}},
    {.when = {AT_LEAST("answers", CONVOY_ENOUGH), AT_LEAST("hogs", 1),
              RATIO("echo_p50_us", "echo_alone_us", 5, INFINITY)},
     .headline = N_("The answers are late."),
     .text = {N_("The median answer took {echo_p50_us}, {echo_p50_us/echo_alone_us} as long as "
                 "alone. That happens when there are more threads to run than CPUs.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"hogs", N_("Computing threads"), DEMO_INT, 0, MAX_HOGS, 1, .live = true},
    {"interval_us", N_("Switch interval"), DEMO_INT, 50, 100000, 5000, "us", true, true},
    {"gil", N_("GIL"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {.kind = "histogram",
     .title = N_("How long answers took"),
     .name = "echo",
     .unit = "us",
     .mark_parameter = "interval_us",
     .mark_label = N_("one interval")},
    {.kind = "value", .title = N_("Median answer time"), .results = {"echo_p50_us"}, .unit = "us"},
    {.kind = "bars",
     .title = N_("Answers after one, two, three intervals"),
     .results = {"intervals_1", "intervals_2", "intervals_3"},
     .labels = {N_("one"), N_("two"), N_("three")},
     .unit = "%"},
    {.kind = "value",
     .title = N_("Time within which 99 of 100 answers come"),
     .results = {"echo_p99_us"},
     .unit = "us"},
    {.kind = "value",
     .title = N_("Median answer time with nobody computing"),
     .results = {"echo_alone_us"},
     .unit = "us"},
    {NULL},
};

static const char *const code[] = {"gil/convoy.c", "interpreter/blocking.c", "interpreter/gil.c",
                                   "interpreter/thread.h", NULL};

const DemoDescription demo_description = {
    .name = "convoy",
    .title = N_("The convoy effect"),
    .summary = N_("One thread answers small messages. Another computes. Nothing blocks, yet every "
                  "answer is late. How late?"),
    .explanation =
        N_("A thread that waits for a message lets go of the GIL. When the message comes, it must "
           "take the lock back, and has **no priority**: it waits one switch interval (5 ms), asks "
           "the computing thread to let go, and only then goes on. Then it sends the answer, lets "
           "go again for the call, and waits once more.\n\n"
           "So threads that do I/O *do* care about threads that compute: they pay up to an "
           "interval for each call. With two computing threads the lock goes from one to the "
           "other before it comes back, and the delay grows.\n\n"
           "A shorter interval makes the answers faster. A process for the computing part, or the "
           "free-threaded build, removes the delay."),
    .parameters = parameters,
    .prediction = {N_("One thread computes. What is the median answer time?"), "echo_p50_us", "us",
                   10, 100000, 200, true},
    .charts = charts,
    .code = code,
    .python = "convoy.py",
    .verdicts = verdicts,
};
