/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/testing/flaky.c: its knobs and charts, and what its results mean.
 */
#include "demos/testing/flaky.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

/* “share_high”, “share_low”: between them lies the true share, 95 times of 100. */
static const Verdict verdicts[] = {
    {.when = {BELOW("failed", 1), AT_LEAST("runs", 1)},
     .headline = N_("It passed every time, and the race is there."),
     .count = "runs",
     .text = {NN_("{runs:n} run, and it did not fail. That only says that it fails in less than "
                  "{share_high} of its runs, on this machine. Take more rounds, or a shorter "
                  "interval.",
                  "{runs:n} runs, and none failed. That only says that it fails in less than "
                  "{share_high} of its runs, on this machine. Take more rounds, or a shorter "
                  "interval.")}},
    {.when = {AT_LEAST("failed", 1), BELOW("fail_share", 50)},
     .headline = N_("A flaky test: it fails in {fail_share} of its runs."),
     .count = "runs",
     .text = {NN_("Of {runs:n} run, {failed:n} failed. The true share lies between {share_low} and "
                  "{share_high}. Whoever runs it again until it passes has thrown the finding "
                  "away.",
                  "Of {runs:n} runs, {failed:n} failed. The true share lies between {share_low} "
                  "and {share_high}. Whoever runs it again until it passes has thrown the finding "
                  "away.")}},
    {.when = {AT_LEAST("failed", 1), AT_LEAST("fail_share", 50)},
     .headline = N_("Long enough to fail most of the time."),
     .count = "runs",
     .text = {NN_("Of {runs:n} run, {failed:n} failed: between {share_low} and {share_high}. It is "
                  "the same program; only the lock changed hands between load and store more "
                  "often.",
                  "Of {runs:n} runs, {failed:n} failed: between {share_low} and {share_high}. It "
                  "is the same program; only the lock changed hands between load and store more "
                  "often.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"rounds", N_("Rounds in a test"), DEMO_INT, 1, 100000, 10000, .log_scale = true, .live = true},
    {"interval_us", N_("Switch interval"), DEMO_INT, 1, 100000, 5000, "us", true, true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "value", .title = N_("Runs that failed"), .results = {"fail_share"}, .unit = "%"},
    {.kind = "value", .title = N_("Runs"), .results = {"runs"}, .unit = "count"},
    {.kind = "bars",
     .title = N_("What that says of the true share"),
     .results = {"share_low", "fail_share", "share_high"},
     .labels = {N_("at least"), N_("measured"), N_("at most")},
     .unit = "%"},
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {NULL},
};

static const char *const code[] = {"testing/flaky.c", "interpreter/team.c",
                                   "interpreter/programs.c", "interpreter/gil.c", NULL};

const DemoDescription demo_description = {
    .name = "flaky",
    .title = N_("Green a thousand times"),
    .summary = N_("A program with a race is tested again and again. How often does the test fail, "
                  "and what do the passes prove?"),
    .explanation =
        N_("Two threads run “counter = add(counter)”, and the test asks for the right sum. Under "
           "the GIL the lock changes hands every 5 ms. A short test is over before, so it runs "
           "the one schedule there is without a switch.\n\n"
           "**No failure in n runs** bounds the share of failing runs by about 3/n, with 95 % "
           "confidence: 100 passes say no more than “less than 3 %”, and only for this machine and "
           "its load.\n\n"
           "More rounds or a shorter switch interval make more switches, so they find more. To "
           "find it for certain, take the choice away from the machine: see “Every order there "
           "is”."),
    .parameters = parameters,
    .prediction = {N_("With 10 000 rounds a test and the usual interval, what part of the runs "
                      "fails?"),
                   "fail_share", "%", 0, 100, 30},
    .charts = charts,
    .code = code,
    .python = "flaky.py",
    .verdicts = verdicts,
};
