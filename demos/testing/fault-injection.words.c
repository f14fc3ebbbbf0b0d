/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/testing/fault-injection.c: its knobs and charts, and what its results
 * mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {AT_LEAST("leaking", 1), BELOW("good_path", 1)},
     .headline = N_("The good path leaks nothing; {leaking:n} of {points:n} failures do."),
     .count = "most",
     .text = {NN_("Each of the {points:n} calls was made to fail once. The worst failure leaves "
                  "{most:n} thing open. A test of the good path covers none of that, and as many "
                  "random failures reach {random_share} of the points.",
                  "Each of the {points:n} calls was made to fail once. The worst failure leaves "
                  "{most:n} things open. A test of the good path covers none of that, and as many "
                  "random failures reach {random_share} of the points.")}},
    {.when = {BELOW("leaking", 1), BELOW("good_path", 1), AT_LEAST("points", 1)},
     .headline = N_("Nothing leaks, whatever fails."),
     .text = {N_("Each of the {points:n} calls was made to fail once, and each time all that had "
                 "been opened was closed: what is to be undone is on a stack before the next call "
                 "can fail.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice cleanups[] = {
    {"careless", N_("at the end")},
    {"half", N_("try, finally around the first")},
    {"stack", N_("ExitStack")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"cleanup", N_("Cleaned up"), DEMO_CHOICE, .choices = cleanups, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("Left open when that call fails"),
     .results = {"leak_1", "leak_2", "leak_3", "leak_4", "leak_5"},
     .labels = {N_("the 1st"), N_("the 2nd"), N_("the 3rd"), N_("the 4th"), N_("the 5th")},
     .unit = "count"},
    {.kind = "value", .title = N_("Failures that leak"), .results = {"leaking"}, .unit = "count"},
    {.kind = "value", .title = N_("On the good path"), .results = {"good_path"}, .unit = "count"},
    {.kind = "value",
     .title = N_("Points that random failures reach"),
     .results = {"random_share"},
     .unit = "%"},
    {.kind = "lanes", .title = N_("Each failure, and what stays open")},
    {NULL},
};

static const char *const code[] = {"testing/fault-injection.c", "schedule/faults.c", NULL};

const DemoDescription demo_description = {
    .name = "fault-injection",
    .title = N_("Let it fail, everywhere"),
    .summary = N_("The n-th call that can fail does, for every n. What is left open each time?"),
    .explanation =
        N_("A function opens three things and makes two calls between. Five points can fail. A "
           "test that runs the good path sees none of what happens then.\n\n"
           "So let the first one fail, then the second, and so on, until a run gets through. That "
           "is as many runs as there are points, and it leaves nothing to luck. SQLite tests its "
           "memory, its files and its disks that way.\n\n"
           "**ExitStack** writes down how to undo each step before the next one can fail."),
    .parameters = parameters,
    .prediction = {N_("Cleaned up at the end: how many of the five failures leave something "
                      "open?"),
                   "leaking", "count", 0, 5, 2},
    .charts = charts,
    .code = code,
    .python = "fault_injection.py",
    .random = true,
    .verdicts = verdicts,
};
