/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/asyncio/timeout.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {RATIO("work_ms", "deadline_ms", 0, 1), IS("timed_out", 0)},
     .headline = N_("It was done in time."),
     .text = {N_("The deadline of {deadline_ms} was not reached: it was over after {over_ms}. Give "
                 "it more to do.")}},
    {.when = {CHOSEN("body", "compute"), IS("timed_out", 0)},
     .headline = N_("No timeout at all."),
     .text = {N_("It took {over_ms}, and the deadline of {deadline_ms} raised nothing: no timer "
                 "runs while the task computes, and after sleep(0) the task's next step stood in "
                 "the queue before the timer.")}},
    {.when = {CHOSEN("body", "sleep"), IS("timed_out", 1)},
     .headline = N_("The deadline ended the wait."),
     .text = {N_("The loop came round to the timer, which cancelled the task at its await: it was "
                 "over after {over_ms}.")}},
    {.when = {CHOSEN("body", "slices"), IS("timed_out", 1)},
     .headline = N_("The timeout came between two slices."),
     .text = {N_("It was over after {over_ms}, with a deadline of {deadline_ms}: at each await the "
                 "loop can look at its timers.")}},
    {.when = {CHOSEN("body", "slices"), IS("timed_out", 0)},
     .headline = N_("The last slice was done before the timer had its turn."),
     .text = {N_(
         "The deadline of {deadline_ms} passed in the last slices, and a timer acts one turn "
         "after it was found to be due. It was over after {over_ms}.")}},
    {.when = {CHOSEN("body", "late"), IS("timed_out", 1)},
     .headline = N_("The timeout came late."),
     .text = {N_(
         "With a deadline of {deadline_ms} it was over after {over_ms}: the computation ran "
         "to its end, and the await behind it was cancelled.")}},
    {.when = {IS("timed_out", 1)},
     .headline = N_("The deadline ended it."),
     .text = {N_("It was over after {over_ms}: work and deadline are of about the same length.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice bodies[] = {
    {"compute", N_("compute, sleep(0)")},
    {"sleep", N_("sleep")},
    {"slices", N_("compute in ten slices")},
    {"late", N_("compute, sleep(1 ms)")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"body", N_("Within the timeout"), DEMO_CHOICE, .choices = bodies, .live = true},
    {"deadline_ms", N_("Deadline"), DEMO_INT, 1, 200, 50, "ms", .live = true},
    {"work_ms", N_("It takes"), DEMO_INT, 1, 300, 200, "ms", .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("The task")},
    {.kind = "value", .title = N_("Timed out"), .results = {"timed_out"}, .unit = "count"},
    {.kind = "value", .title = N_("Over after"), .results = {"over_ms"}, .unit = "ms"},
    {.kind = "order", .title = N_("How it ended"), .name = "outcome"},
    {.kind = "order",
     .title = N_("A deadline of 1 s within this one: who raises"),
     .name = "nested"},
    {NULL},
};

static const char *const code[] = {"asyncio/timeout.py", "loop/lib/timeouts.py", "loop/loop.c",
                                   "loop/timers.c",      "asyncio/timeout.c",    NULL};

const DemoDescription demo_description = {
    .name = "timeout",
    .title = N_("What a timeout can interrupt"),
    .summary = N_("A deadline around a sleep, a computation, and a computation in slices."),
    .explanation = N_(
        "`asyncio.timeout` is a timer that cancels the task; on the way out of the block "
        "CancelledError becomes TimeoutError. A timer is a callback: it runs when the loop has its "
        "turn, and not while a task computes.\n\n"
        "After the computation the task gives up a turn with `sleep(0)`: its next step is in the "
        "queue already when the loop finds the timer due and puts it behind. So the step comes "
        "first, the block ends, and the timer is cancelled before it did anything.\n\n"
        "Timeouts can be nested: the earliest wins, and only its own block raises."),
    .parameters = parameters,
    .prediction = {N_("50 ms around a computation of 200 ms: will it time out (1) or not (0)?"),
                   "timed_out", "count", 0, 1, 1},
    .charts = charts,
    .code = code,
    .python = "timeout.py",
    .verdicts = verdicts,
};
