/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/asyncio/starve.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {CHOSEN("beside", "block"), RATIO("late_max_ms", "span_ms", 0.5, INFINITY)},
     .headline = N_("One blocking call, and nothing else ran."),
     .text = {N_("time.sleep kept the loop's thread for {span_ms}, and a heartbeat came "
                 "{late_max_ms} late. The async before def changes nothing about the calls "
                 "inside.")}},
    {.when = {CHOSEN("beside", "compute"), RATIO("late_max_ms", "span_ms", 0.5, INFINITY)},
     .headline = N_("Computing blocks the loop as well."),
     .text = {N_("For {span_ms} a task computed, and a heartbeat came {late_max_ms} late: the loop "
                 "takes the thread away from nobody.")}},
    {.when = {CHOSEN("beside", "slices"), RATIO("late_max_ms", "span_ms", 0, 0.5)},
     .headline = N_("In slices, the others get their turn."),
     .text = {N_("The same {span_ms} of computing with sleep(0) between: half of the heartbeats "
                 "were late by {late_p50_ms} or more, the worst by {late_max_ms}.")}},
    {.when = {CHOSEN("beside", "thread_sleep"), BELOW("late_p50_ms", 3)},
     .headline = N_("A thread waits, the loop goes on."),
     .text = {N_("to_thread moved the blocking call off the loop's thread: half of the heartbeats "
                 "were late by less than {late_p50_ms}.")}},
    {.when = {CHOSEN("beside", "thread_compute"), IS("gil", 1), AT_LEAST("late_p50_ms", 1),
              RATIO("late_p50_ms", "interval_us", 0.0005, INFINITY)},
     .headline = N_("The thread computes, and the loop waits for the GIL."),
     .text = {N_(
         "Half of the heartbeats were late by {late_p50_ms} or more, with a switch interval "
         "of {interval_us}: whenever epoll wakes the loop, it has to ask the computing "
         "thread for the lock.")}},
    {.when = {CHOSEN("beside", "thread_compute"), IS("gil", 0), BELOW("late_p50_ms", 3)},
     .headline = N_("Without the GIL the thread disturbs nobody."),
     .text = {N_("Half of the heartbeats were late by less than {late_p50_ms}: thread and loop "
                 "compute at the same time.")}},
    {.when = {CHOSEN("beside", "nothing"), BELOW("late_p50_ms", 3)},
     .headline = N_("With nothing beside it the heart beats in time."),
     .text = {N_(
         "Half of the heartbeats were late by less than {late_p50_ms}. Put something beside "
         "it.")}},
    {.when = {AT_LEAST("late_p50_ms", 3)},
     .headline = N_("The heartbeats are late."),
     .text = {N_("Half of them were late by {late_p50_ms} or more, the worst by {late_max_ms}.")}},
    {.when = {BELOW("late_p50_ms", 3)},
     .headline = N_("Most heartbeats are in time."),
     .text = {N_("Half of them were late by less than {late_p50_ms}, the worst by "
                 "{late_max_ms}.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const Verdict remarks[] = {
    {.when = {RATIO("calls", "workers", 1.001, INFINITY)},
     .headline = "",
     .text = {N_(" The pool does {workers:n} calls at a time: {calls:n} of 100 ms took "
                 "{calls_time} one.")}},
    {.headline = NULL},
};

static const DemoChoice beside[] = {
    {"block", N_("time.sleep")},
    {"compute", N_("computing")},
    {"slices", N_("computing in slices of 2 ms")},
    {"thread_sleep", N_("to_thread(time.sleep)")},
    {"thread_compute", N_("to_thread(computing)")},
    {"nothing", N_("nothing")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"beside", N_("Beside the heartbeat"), DEMO_CHOICE, .choices = beside, .live = true},
    {"span_ms", N_("It takes"), DEMO_INT, 20, 500, 300, "ms", .live = true},
    {"calls", N_("Calls of to_thread"), DEMO_INT, 1, 40, 12, .live = true},
    {"interval_us", N_("Switch interval"), DEMO_INT, 50, 100000, 5000, "us", true, true},
    {"gil", N_("GIL"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("The heartbeat, and what is beside it")},
    {.kind = "value",
     .title = N_("Worst heartbeat late by"),
     .results = {"late_max_ms"},
     .unit = "ms"},
    {.kind = "histogram", .title = N_("How late the heartbeats are"), .name = "late", .unit = "us"},
    {.kind = "value",
     .title = N_("Half of them later than"),
     .results = {"late_p50_ms"},
     .unit = "ms"},
    {.kind = "bars",
     .title = N_("Calls of to_thread(time.sleep, 0.1) together, in times of one"),
     .results = {"calls_time", "calls_expected"},
     .labels = {N_("measured"), N_("⌈calls ÷ threads⌉")},
     .unit = "x"},
    {.kind = "bars",
     .title = N_("Warnings of debug mode (more than 100 ms)"),
     .results = {"slow_50", "slow_150"},
     .labels = {N_("a step of 50 ms"), N_("a step of 150 ms")},
     .unit = "count"},
    {NULL},
};

static const char *const code[] = {
    "asyncio/starve.py", "loop/loop.c", "loop/executor.c", "loop/poll.c", "interpreter/gil.c",
    "asyncio/starve.c",  NULL};

const DemoDescription demo_description = {
    .name = "starve",
    .title = N_("Starving the loop"),
    .summary =
        N_("A heartbeat every 10 ms on a loop in which something blocks or computes; and the "
           "same handed to a thread."),
    .explanation = N_(
        "Everything in a loop runs on one thread. While a callback computes, or waits in a "
        "blocking "
        "call, no timer fires. Debug mode warns of each step that takes more than 100 ms.\n\n"
        "Cut into slices with `await asyncio.sleep(0)` between, the same work lets the others in "
        "after each slice.\n\n"
        "`to_thread` hands a call to a pool of `min(32, CPUs + 4)` threads. For one that waits "
        "that "
        "is enough. One that computes holds the GIL: the loop, woken by epoll, asks for it and "
        "gets "
        "it a switch interval later, as the thread of the *convoy* does."),
    .parameters = parameters,
    .prediction = {N_("Something blocks for 300 ms: how late is the worst heartbeat?"),
                   "late_max_ms", "ms", 1, 600, 10, true},
    .charts = charts,
    .code = code,
    .python = "starve.py",
    .verdicts = verdicts,
    .remarks = remarks,
};
