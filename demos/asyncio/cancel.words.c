/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/asyncio/cancel.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {CHOSEN("body", "cleans"), AT_LEAST("raised", 0.5)},
     .headline = N_("It was asked, it cleaned up, it ended."),
     .text = {N_(
         "{ended_ms} passed between the request and the end: CancelledError appeared at the "
         "await where the task waited, the task cleaned up and let it go on. Only then is "
         "it cancelled.")}},
    {.when = {CHOSEN("body", "swallows"), BELOW("raised", 0.5)},
     .headline = N_("It was asked, and went on."),
     .text = {N_("The task caught CancelledError and did not raise it again. {ended_ms} later it "
                 "had finished: cancelled() says False, although it was asked once.")}},
    {.when = {CHOSEN("body", "computes"), AT_LEAST("raised", 0.5)},
     .headline = N_("Nothing interrupts a computation."),
     .text = {N_("The task was through with computing, and with its step, before the request could "
                 "even be made. At its next await CancelledError was raised, after {ended_ms}.")}},
    {.when = {CHOSEN("body", "shielded")},
     .headline = N_("The shield took the request."),
     .text = {N_("wait_for cancelled what it waited for: without a shield the work, with one only "
                 "the waiting. The work behind the shield went on and finished.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice bodies[] = {
    {"cleans", N_("cleans up and ends")},
    {"swallows", N_("swallows the request")},
    {"computes", N_("computes")},
    {"shielded", N_("is shielded")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"body", N_("The task"), DEMO_CHOICE, .choices = bodies, .live = true},
    {"cleanup_ms", N_("To clean up takes"), DEMO_INT, 1, 200, 20, "ms", .live = true},
    {"work_ms", N_("To compute takes"), DEMO_INT, 1, 200, 100, "ms", .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Who asks, and who is asked")},
    {.kind = "value",
     .title = N_("From the request to the end"),
     .results = {"ended_ms"},
     .unit = "ms"},
    {.kind = "order",
     .title = N_("What happened; at last cancelled() and cancelling()"),
     .name = "order"},
    {.kind = "order", .title = N_("Cancelled before its first step"), .name = "before_start"},
    {.kind = "order", .title = N_("wait_for, without a shield and with one"), .name = "shield"},
    {NULL},
};

static const char *const code[] = {"asyncio/cancel.py", "loop/task.c", "loop/lib/tasks.py",
                                   "asyncio/cancel.c", NULL};

const DemoDescription demo_description = {
    .name = "cancel",
    .title = N_("Cancelling a task"),
    .summary = N_("cancel() only asks. Four tasks that answer in different ways."),
    .explanation = N_(
        "`cancel()` counts a request, and cancels what the task waits for: the task's next step "
        "raises CancelledError at that await. If it waits for nothing just then, the error waits "
        "for its next step.\n\n"
        "The task may catch it and clean up, with awaits too, and should let it go on. One that "
        "swallows it goes on and counts as finished. One that is asked before its first step "
        "never starts.\n\n"
        "`shield` gives the waiter a future of its own: the request ends there, and the task "
        "behind it hears nothing."),
    .parameters = parameters,
    .prediction = {N_("How long after the request has the task ended?"), "ended_ms", "ms", 0.01,
                   300, 1, true},
    .charts = charts,
    .code = code,
    .python = "cancel.py",
    .verdicts = verdicts,
};
