/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/testing/mutants.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {AT_LEAST("lines", 99.9), BELOW("branches", 99.9), AT_LEAST("left", 1)},
     .headline = N_("Every line ran, and not every way."),
     .count = "tests",
     .text = {NN_("{tests:n} test runs all lines, and {branches} of the branches. It notices "
                  "{killed:n} of {mutants:n} mutants; alive: {alive}.",
                  "{tests:n} tests run all lines, and {branches} of the branches. They notice "
                  "{killed:n} of {mutants:n} mutants; alive: {alive}.")}},
    {.when = {AT_LEAST("lines", 99.9), AT_LEAST("branches", 99.9), AT_LEAST("left", 1)},
     .headline = N_("Every line and every way ran, and still blind."),
     .text = {N_("Everything was run both ways, and of {mutants:n} mutants {left:n} live: {alive}. "
                 "Nobody asked what happens at exactly ten.")}},
    {.when = {BELOW("left", 1), AT_LEAST("killed", 1)},
     .headline = N_("All mutants were noticed."),
     .text = {N_("The tests at the edges see what no coverage can: all {mutants:n} changed "
                 "programs fail one of {tests:n}.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice suites[] = {
    {"one", N_("one test")},
    {"branches", N_("both ways of each if")},
    {"edges", N_("and the edges")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"suite", N_("Tests"), DEMO_CHOICE, .choices = suites, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("Covered, and noticed"),
     .results = {"lines", "branches", "killed_share"},
     .labels = {N_("lines"), N_("branches"), N_("mutants")},
     .unit = "%"},
    {.kind = "bars",
     .title = N_("Mutants noticed, of 12"),
     .results = {"killed_one", "killed_branches", "killed_edges"},
     .labels = {N_("one test"), N_("both ways"), N_("edges")},
     .ideal = 12,
     .ideal_label = N_("all"),
     .unit = "count"},
    {.kind = "value", .title = N_("Mutants alive"), .results = {"left"}, .unit = "count"},
    {NULL},
};

static const char *const code[] = {"testing/mutants.c", "schedule/mutants.c", "schedule/price.c",
                                   NULL};

const DemoDescription demo_description = {
    .name = "mutants",
    .title = N_("Covered is not checked"),
    .summary = N_("Coverage tells what ran. Mutants tell whether anybody would have noticed."),
    .explanation =
        N_("    p = n * 10\n"
           "    if n >= 10:\n"
           "        p = p - 5\n"
           "    if member:\n"
           "        p = p - p // 10\n"
           "    return p\n\n"
           "One test, `price(20, True) == 176`, runs every line. A second one goes the other way "
           "at both ifs. Both together still pass when `>=` becomes `>`.\n\n"
           "**Line coverage** counts lines, **branch coverage** both ways of each jump. "
           "**Mutation testing** changes one opcode or constant at a time and asks whether a test "
           "fails."),
    .parameters = parameters,
    .prediction = {N_("One test runs every line. How many of 12 changed programs does it notice?"),
                   "killed_one", "count", 0, 12, 12},
    .charts = charts,
    .code = code,
    .python = "mutants.py",
    .verdicts = verdicts,
};
