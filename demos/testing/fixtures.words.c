/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/testing/fixtures.c: its knobs and charts, and what its results mean.
 */
#include "demos/schedule/fixtures.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {CHOSEN("scope", "function"), AT_LEAST("setups", 1), BELOW("found", 0.01)},
     .headline = N_("Made anew for each test, and taken down in reverse."),
     .text = {N_("{sequence}. That is {setups:n} set-ups. Nothing is left from one test to the "
                 "next, so no order of them can matter.")}},
    {.when = {AT_LEAST("setups", 1), AT_LEAST("found", 0.01)},
     .headline = N_("Shared, cheaper, and no longer apart."),
     .count = "shuffles",
     .text = {NN_("{sequence}. That is {setups:n} set-ups. One test makes dirty what another one "
                  "uses; in the order of the file all pass. {shuffles:n} shuffle shows it in "
                  "{found} of the cases.",
                  "{sequence}. That is {setups:n} set-ups. One test makes dirty what another one "
                  "uses; in the order of the file all pass. {shuffles:n} shuffles show it in "
                  "{found} of the cases.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice scopes[] = {
    {"function", N_("of the function")},
    {"module", N_("of the module")},
    {"session", N_("of the session")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"scope", N_("Scope of fixture a"), DEMO_CHOICE, .choices = scopes, .live = true},
    {"tests", N_("Tests in the file"), DEMO_INT, 2, FIXTURES_TESTS, 3, .live = true},
    {"shuffles", N_("Shuffled runs"), DEMO_INT, 1, 10, 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "value", .title = N_("Set-ups"), .results = {"setups"}, .unit = "count"},
    {.kind = "value",
     .title = N_("Set-ups for each test"),
     .results = {"setups_each"},
     .unit = "x"},
    {.kind = "bars",
     .title = N_("Found by shuffling"),
     .results = {"found", "expected"},
     .labels = {N_("measured"), N_("1 − 2⁻ⁿ")},
     .unit = "%"},
    {NULL},
};

static const char *const code[] = {"testing/fixtures.c", "schedule/fixtures.c", NULL};

const DemoDescription demo_description = {
    .name = "fixtures",
    .title = N_("Made before, taken down after"),
    .summary = N_("What a test needs is made before it and taken down after it. The scope says how "
                  "often, and what tests share."),
    .explanation =
        N_("Every test needs four fixtures: `s` of the session, `m` of the module, `a` and `b`. "
           "`a+` means that a is made, `a-` that it is taken down, a number that a test runs.\n\n"
           "The widest scope is made first. Teardown runs in the reverse order, also when a test "
           "fails.\n\n"
           "**A wide scope is fast and couples tests.** Here the second test makes `a` dirty, and "
           "the first one fails when it comes later. In the order of the file that never happens; "
           "one shuffle finds it with probability 1/2, n shuffles with 1 − 2⁻ⁿ."),
    .parameters = parameters,
    .prediction = {N_("Three tests, each with four fixtures, two of them of the function: how many "
                      "set-ups?"),
                   "setups", "count", 1, 12, 12},
    .charts = charts,
    .code = code,
    .python = "fixtures.py",
    .random = true,
    .verdicts = verdicts,
};
