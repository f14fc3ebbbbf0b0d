/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/subinterpreters.c: its knobs and charts, and what its results mean.
 */
#include "demos/gil/subinterpreters.h"
#include "demos/interpreter/echo.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#define PARALLEL 1.3

static const Verdict verdicts[] = {
    {.when = {IS("interpreters", 1)},
     .headline = N_("One interpreter has one GIL."),
     .text = {N_("It has nobody to run beside. Take two or more.")}},
    {.when = {AT_LEAST("interpreters", 2), AT_LEAST("speedup", PARALLEL)},
     .headline = N_("A GIL each: they ran at the same time."),
     .count = "interpreters",
     .text = {NN_("Together, {interpreters} interpreter finished {speedup} as fast as one after "
                  "the other.",
                  "Together, {interpreters} interpreters finished {speedup} as fast as one after "
                  "the other.")}},
    {.when = {AT_LEAST("interpreters", 2)},
     .headline = N_("A GIL each, but no free CPU for each."),
     .count = "interpreters",
     .text = {NN_("Together, {interpreters} interpreter finished only {speedup} as fast as one "
                  "after the other. That happens when other programs use the CPUs, or there is "
                  "only one.",
                  "Together, {interpreters} interpreters finished only {speedup} as fast as one "
                  "after the other. That happens when other programs use the CPUs, or there is "
                  "only one.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

/* Said after the verdict, whatever it is. */
static const Verdict remarks[] = {
    {.when = {CHOSEN("queue", "polls"), AT_LEAST("round_trip_us", 9000)},
     .headline = "",
     .text = {N_(" A message there and back took {round_trip_us}: who finds the queue empty sleeps "
                 "10 ms before it looks again.")}},
    {.when = {CHOSEN("queue", "polls"), BELOW("round_trip_us", 9000)},
     .headline = "",
     .text = {N_(" A message there and back took {round_trip_us}: this time nobody found the queue "
                 "empty for long.")}},
    {.when = {CHOSEN("queue", "wakes")},
     .headline = "",
     .text = {N_(" A message there and back took {round_trip_us}: who waits is woken.")}},
    {.headline = NULL},
};

static const DemoChoice queues[] = {
    {"polls", N_("Looks every 10 ms (3.14, 3.15)")}, {"wakes", N_("Is woken")}, {NULL}};

static const DemoParameter parameters[] = {
    {"interpreters", N_("Interpreters"), DEMO_INT, 1, MAX_INTERPRETERS, 2, .live = true},
    {"queue", N_("Queue"), DEMO_CHOICE, .choices = queues, .live = true},
    {"payload", N_("Message"), DEMO_INT, 1, ECHO_MAX_MESSAGE, 1024, "bytes", true, true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("Speed-up over one interpreter"),
     .results = {"speedup"},
     .unit = "x",
     .ideal_parameter = "interpreters",
     .ideal_label = N_("ideal")},
    {.kind = "lanes", .title = N_("Two threads in each interpreter")},
    {.kind = "value",
     .title = N_("Median time of a message there and back"),
     .results = {"round_trip_us"},
     .unit = "us"},
    {.kind = "histogram",
     .title = N_("How long messages took"),
     .name = "round_trip",
     .unit = "us"},
    {.kind = "value",
     .title = N_("Time to make an interpreter (no modules)"),
     .results = {"create_us"},
     .unit = "us"},
    {NULL},
};

static const char *const code[] = {"gil/subinterpreters.c", "interpreter/echo.c",
                                   "interpreter/queue.c", "interpreter/thread.h", NULL};

const DemoDescription demo_description = {
    .name = "subinterpreters",
    .title = N_("Several interpreters, one process"),
    .summary = N_("Each interpreter has its own GIL and its own objects: they run in parallel, and "
                  "talk by messages."),
    .explanation = N_(
        "`concurrent.interpreters` (new in 3.14) makes interpreters inside one process. Each has "
        "its own modules, its own objects and, since 3.12, **its own GIL**: threads of one "
        "interpreter take turns, threads of two do not.\n\n"
        "They share no objects, as processes do not, but starting one is cheaper and nothing "
        "leaves the process. What passes between them is copied or pickled.\n\n"
        "**The queue** of 3.14 and 3.15 does not wake anybody: `get()` looks, finds nothing, "
        "sleeps "
        "10 ms and looks again. Choose the other kind to see what it could be."),
    .parameters = parameters,
    .prediction = {N_("How long does a small message take to another interpreter and back?"),
                   "round_trip_us", "us", 1, 100000, 1000, true},
    .charts = charts,
    .code = code,
    .python = "subinterpreters.py",
    .verdicts = verdicts,
    .remarks = remarks,
};
