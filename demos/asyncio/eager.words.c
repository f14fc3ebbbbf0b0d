/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/asyncio/eager.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {AT_LEAST("hits", 100), AT_LEAST("gain", 1.3)},
     .headline = N_("What never waits needs no turn of the loop."),
     .text = {N_("An eager task was {gain} as quick as one that the loop starts, a plain coroutine "
                 "{plain_gain}: it is no task at all, and can overlap with nothing.")}},
    {.when = {BELOW("hits", 100), AT_LEAST("gain", 1.3)},
     .headline = N_("Each hit spares a turn of the loop."),
     .text = {N_(
         "With {hits} of the look-ups in the cache an eager task was {gain} as quick as one "
         "that the loop starts; a miss goes through the loop either way.")}},
    {.when = {BELOW("gain", 1.3), BELOW("hits", 50)},
     .headline = N_("Misses pay for the loop anyway."),
     .text = {N_(
         "With {hits} of the look-ups in the cache an eager task was {gain} as quick as one "
         "that the loop starts. Let more of them hit.")}},
    {.when = {BELOW("gain", 1.3)},
     .headline = N_("The difference did not show."),
     .text = {N_("An eager task was {gain} as quick as one that the loop starts. Other programs "
                 "may have disturbed: run it again.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"hits", N_("In the cache"), DEMO_INT, 0, 100, 100, "%", .live = true},
    {"eager", N_("Show eager tasks"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Ten look-ups as tasks")},
    {.kind = "value", .title = N_("Eager is quicker by"), .results = {"gain"}, .unit = "x"},
    {.kind = "bars",
     .title = N_("To await a look-up"),
     .results = {"lazy_us", "eager_us", "plain_us"},
     .labels = {N_("task"), N_("eager task"), N_("coroutine")},
     .unit = "us"},
    {.kind = "bars",
     .title = N_("Turns of the loop for a look-up"),
     .results = {"turns_lazy", "turns_eager", "turns_plain"},
     .labels = {N_("task"), N_("eager task"), N_("coroutine")},
     .unit = "count"},
    {.kind = "order", .title = N_("create_task, as ever"), .name = "lazy"},
    {.kind = "order", .title = N_("create_task with the eager factory"), .name = "eager"},
    {NULL},
};

static const char *const code[] = {"asyncio/eager.py", "loop/task.c", "asyncio/eager.c", NULL};

const DemoDescription demo_description = {
    .name = "eager",
    .title = N_("Eager tasks"),
    .summary = N_("Look-ups in a cache: as tasks, as tasks that start at once, and as plain "
                  "coroutines."),
    .explanation = N_(
        "`create_task` puts the first step of a task into the loop's queue: the task begins in the "
        "next turn. An **eager** task does its first step inside `create_task`, up to where it "
        "first waits. One that never waits is done when `create_task` returns.\n\n"
        "The order changes with it: what stands behind `create_task` comes later than the task's "
        "first part.\n\n"
        "The factory is there since 3.12, `eager_start=True` since 3.14."),
    .parameters = parameters,
    .prediction = {N_("How many times as quick is an eager task that never waits?"), "gain", "x",
                   0.5, 100, 1, true},
    .charts = charts,
    .code = code,
    .python = "eager.py",
    .verdicts = verdicts,
};
