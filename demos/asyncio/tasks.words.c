/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/asyncio/tasks.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {IS("waits", 1)},
     .headline = N_("One wait is one wait."),
     .text = {N_("There is nothing that it could overlap with: awaited it took {in_turn_s}, as a "
                 "task {together_s}. Take several.")}},
    {.when = {AT_LEAST("waits", 2), AT_LEAST("gain", 1.5)},
     .headline = N_("Tasks overlap, coroutines do not."),
     .text = {N_("Awaited one by one the waits took {in_turn_s}, as tasks {together_s}: "
                 "{in_turn_s/together_s} as quick. A coroutine does nothing until it is awaited; a "
                 "task has been handed to the loop.")}},
    {.when = {AT_LEAST("waits", 2), BELOW("gain", 1.5)},
     .headline = N_("The waits are too short to show."),
     .text = {N_("Awaited one by one they took {in_turn_s}, as tasks {together_s}. Making a task "
                 "costs something, too. Take longer waits.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"waits", N_("Waits"), DEMO_INT, 1, 100, 10, .live = true},
    {"wait_ms", N_("Each takes"), DEMO_INT, 1, 100, 50, "ms", .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("The waits as tasks")},
    {.kind = "bars",
     .title = N_("Time for all the waits"),
     .results = {"in_turn_s", "together_s"},
     .labels = {N_("awaited in turn"), N_("as tasks")},
     .unit = "s"},
    {.kind = "value", .title = N_("Tasks are quicker by"), .results = {"gain"}, .unit = "x"},
    {.kind = "order", .title = N_("create_task() runs nothing yet"), .name = "order"},
    {.kind = "bars",
     .title = N_("Tasks that gc.collect() took"),
     .results = {"collected", "collected_held"},
     .labels = {N_("nobody refers to it"), N_("somebody does")},
     .unit = "count"},
    {.kind = "bars",
     .title = N_("Told of an exception that nobody retrieved"),
     .results = {"told_while_alive", "told_after"},
     .labels = {N_("while the task lives"), N_("when it is gone")},
     .unit = "count"},
    {.kind = "value",
     .title = N_("To make and run a task"),
     .results = {"create_us"},
     .unit = "us"},
    {.kind = "bars",
     .title = N_("Memory of one that waits"),
     .results = {"task_bytes", "thread_bytes"},
     .labels = {N_("task"), N_("thread")},
     .log_scale = true,
     .unit = "bytes"},
    {NULL},
};

static const char *const code[] = {"asyncio/tasks.py", "loop/task.c",     "loop/gather.c",
                                   "loop/collect.c",   "asyncio/tasks.c", NULL};

const DemoDescription demo_description = {
    .name = "tasks",
    .title = N_("Coroutines and tasks"),
    .summary = N_("The same waits, awaited one by one and handed to the loop as tasks; and what "
                  "becomes of a task that nobody holds."),
    .explanation = N_(
        "Calling an `async def` makes a **coroutine**: a frame that has not begun. Awaiting it "
        "runs it, and the next line comes when it has returned. `create_task` wraps it in a "
        "**task**, whose first step the loop does in its next turn.\n\n"
        "The loop holds its tasks weakly. A task that waits for a future which nobody else holds "
        "is a circle of references: the collector may take it, and it is never done. Keep a "
        "reference.\n\n"
        "An exception that nobody retrieves is told only when the task goes away."),
    .parameters = parameters,
    .prediction = {N_("By what factor are ten waits quicker as tasks?"), "gain", "x", 0.5, 100, 2,
                   true},
    .charts = charts,
    .code = code,
    .python = "tasks.py",
    .verdicts = verdicts,
};
