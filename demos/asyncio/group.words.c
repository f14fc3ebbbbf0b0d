/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/asyncio/group.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {CHOSEN("way", "group"), AT_LEAST("cancelled", 0.5)},
     .headline = N_("The failure ended the others, too."),
     .count = "cancelled",
     .text = {NN_(
         "The group cancelled {cancelled:n} task, waited until it had ended, and raised "
         "an ExceptionGroup after {known_ms}. Nothing is left running.",
         "The group cancelled {cancelled:n} tasks, waited until they had ended, and raised "
         "an ExceptionGroup after {known_ms}. Nothing is left running.")}},
    {.when = {CHOSEN("way", "group"), BELOW("cancelled", 0.5)},
     .headline = N_("There was nobody left to cancel."),
     .text = {N_("The others were done before the failure came, or there were none. The group "
                 "raised an ExceptionGroup after {known_ms}.")}},
    {.when = {CHOSEN("way", "gather")},
     .headline = N_("gather raised, and let the others run on."),
     .text = {N_("The caller got the ValueError after {known_ms}; nobody was cancelled. What still "
                 "ran then went on, with nobody waiting for it.")}},
    {.when = {CHOSEN("way", "returning")},
     .headline = N_("Nothing was raised."),
     .text = {N_("With return_exceptions the error stands among the results, in its argument's "
                 "place, and the caller waits for all of them: {known_ms}.")}},
    {.when = {CHOSEN("way", "completed")},
     .headline = N_("One after the other, as they end."),
     .text = {N_("as_completed gives each result when it is there, and the error at its turn; "
                 "nobody is cancelled. All were through after {known_ms}.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice ways[] = {
    {"gather", N_("gather")},
    {"group", N_("TaskGroup")},
    {"returning", N_("gather, return_exceptions")},
    {"completed", N_("as_completed")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"way", N_("Waits by"), DEMO_CHOICE, .choices = ways, .live = true},
    {"tasks", N_("Tasks, one of which fails"), DEMO_INT, 1, 10, 2, .live = true},
    {"fail_ms", N_("It fails after"), DEMO_INT, 1, 100, 10, "ms", .live = true},
    {"wait_ms", N_("The others take"), DEMO_INT, 1, 100, 50, "ms", .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("The tasks")},
    {.kind = "order", .title = N_("What happened"), .name = "order"},
    {.kind = "value", .title = N_("The caller knew after"), .results = {"known_ms"}, .unit = "ms"},
    {.kind = "bars",
     .title = N_("What became of the others"),
     .results = {"done", "cancelled"},
     .labels = {N_("done"), N_("cancelled")},
     .unit = "count"},
    {.kind = "order", .title = N_("gather of 0.03, 0.01, 0.02 s"), .name = "gather"},
    {.kind = "order", .title = N_("as_completed of the same"), .name = "completed"},
    {.kind = "order", .title = N_("Two of a TaskGroup fail in the same turn"), .name = "two_fail"},
    {NULL},
};

static const char *const code[] = {"asyncio/group.py", "loop/lib/taskgroups.py", "loop/gather.c",
                                   "asyncio/group.c", NULL};

const DemoDescription demo_description = {
    .name = "group",
    .title = N_("When one of several fails"),
    .summary = N_("Tasks that wait, and one that fails: what gather, TaskGroup and as_completed do "
                  "then."),
    .explanation = N_(
        "`gather` is one future for several. The first failure becomes its own at once; the other "
        "tasks are not touched. With `return_exceptions=True` it waits for all and returns errors "
        "among the results.\n\n"
        "A `TaskGroup` ends as one: the first failure cancels the other tasks and the body of the "
        "block. The block waits until all have ended, and raises what failed as an "
        "`ExceptionGroup`. It is bytecode here, as it is Python in CPython: "
        "`loop/lib/taskgroups.py`."),
    .parameters = parameters,
    .prediction = {N_("When does the caller know of a failure at 10 ms?"), "known_ms", "ms", 1, 200,
                   30, true},
    .charts = charts,
    .code = code,
    .python = "group.py",
    .verdicts = verdicts,
};
