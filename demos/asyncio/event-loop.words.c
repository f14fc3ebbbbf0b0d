/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/asyncio/event-loop.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {IS("work_us", 0), IS("sleep_ms", 0)},
     .headline = N_("Nobody waits, nobody computes."),
     .text = {N_("sleep(0) gives up one turn. The loop never waits in epoll: something is always "
                 "ready, {ready_per_turn} callbacks a turn.")}},
    {.when = {BETWEEN("loop_busy", 0.9, 2), AT_LEAST("late_p50_ms", 1)},
     .headline = N_("The loop has more to do than time."),
     .text = {N_("Half of the timers were late by {late_p50_ms} or more: each stands in line "
                 "behind what the other tasks compute. One thread does it all, and nothing "
                 "interrupts a callback.")}},
    {.when = {AT_LEAST("late_p50_ms", 1)},
     .headline = N_("Timers wait in line."),
     .text = {N_("Half of them were late by {late_p50_ms} or more: timers that are due together "
                 "are served one after the other, each behind what the tasks before it "
                 "compute.")}},
    {.when = {BELOW("late_p50_ms", 1), BELOW("loop_busy", 0.5)},
     .headline = N_("Waiting overlaps, and the loop has time."),
     .text = {N_("Half of the timers were late by less than {late_p50_ms}. Most of the time the "
                 "loop waits in epoll until the next one is due.")}},
    {.when = {BELOW("late_p50_ms", 1)},
     .headline = N_("The loop keeps up."),
     .text = {N_("Half of the timers were late by less than {late_p50_ms}, although the loop is "
                 "busy for most of the time.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"tasks", N_("Number of tasks"), DEMO_INT, 1, 1000, 20, .log_scale = true, .live = true},
    {"work_us", N_("Each computes"), DEMO_INT, 0, 5000, 1000, "us", .live = true},
    {"sleep_ms", N_("Each sleeps"), DEMO_INT, 0, 100, 10, "ms", .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Whose step the loop runs")},
    {.kind = "value", .title = N_("Timers are late by"), .results = {"late_p50_ms"}, .unit = "ms"},
    {.kind = "histogram", .title = N_("How late"), .name = "late", .unit = "us"},
    {.kind = "value", .title = N_("The loop is busy"), .results = {"loop_busy"}, .unit = "x"},
    {.kind = "value",
     .title = N_("Callbacks in a turn"),
     .results = {"ready_per_turn"},
     .unit = "count"},
    {.kind = "value", .title = N_("Turns"), .results = {"turns"}, .unit = "count"},
    {.kind = "order",
     .title = N_("call_later(0), call_soon(1), call_soon(2), which schedules “nested”"),
     .name = "order"},
    {.kind = "order", .title = N_("Three tasks, three sleep(0) each"), .name = "turns"},
    {.kind = "order", .title = N_("Three tasks take an asyncio.Lock twice"), .name = "lock"},
    {.kind = "bars",
     .title = N_("Steps of another task while one sleeps"),
     .results = {"steps_zero", "steps_negative", "steps_tiny"},
     .labels = {N_("for 0 s"), N_("for −1 s"), N_("for 1 ns")},
     .unit = "count"},
    {NULL},
};

static const char *const code[] = {"asyncio/event-loop.py", "loop/loop.c",          "loop/task.c",
                                   "loop/poll.c",           "asyncio/event-loop.c", NULL};

const DemoDescription demo_description = {
    .name = "event-loop",
    .title = N_("The event loop"),
    .summary = N_("One thread repeats: wait for sockets and timers, then run every callback that "
                  "is ready, one after the other."),
    .explanation = N_(
        "A turn of the loop: ask epoll for news, waiting until the first timer is due if nothing "
        "is ready; put the timers that are due behind what is ready; then run as many callbacks "
        "as are ready **now**. What these schedule waits for the next turn.\n\n"
        "A task's step is such a callback: it runs until the task next waits. Nothing interrupts "
        "it, so a timer is as late as the callbacks before it take.\n\n"
        "The tasks are bytecode, compiled from `event-loop.py`: the same lines that your own "
        "Python runs. The orders below come from a loop with a time of its own, in which nothing "
        "is left to chance."),
    .parameters = parameters,
    .prediction = {N_("Half of the timers are later than …?"), "late_p50_ms", "ms", 0.1, 1000, 1,
                   true},
    .charts = charts,
    .code = code,
    .python = "event_loop.py",
    .verdicts = verdicts,
};
