/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/testing/shrink.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

/* “distinct”: how many different examples came out of 15 seeds. */
static const Verdict verdicts[] = {
    {.when = {IS("distinct", 1), AT_LEAST("calls", 1)},
     .headline = N_("From 15 different lists to one: {example}."),
     .text = {N_("The lists that broke the property had {length_before:n} numbers (median); "
                 "{calls:n} more calls made them that. Finding one took {tries:n}. Of a bug that "
                 "one input in a thousand shows, your number of examples finds {found_1000}: where "
                 "nothing is found, little is proved.")}},
    {.when = {AT_LEAST("distinct", 1.5)},
     .headline = N_("Small, but not always the same."),
     .text = {N_("From 15 seeds came {distinct:n} different examples, one of them {example}: a "
                 "smaller one lies where no single pass leads.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice properties[] = {
    {"duplicates", N_("no number comes twice")},
    {"sum", N_("the sum is below 1000")},
    {"palindrome", N_("backwards it is the same")},
    {"sorted", N_("it is sorted")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"property", N_("For every list"), DEMO_CHOICE, .choices = properties, .live = true},
    {"examples", N_("Examples in a run"), DEMO_INT, 1, 1000, 100, .log_scale = true, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("How often a run finds a rare bug"),
     .results = {"found_100", "found_1000"},
     .labels = {N_("one input in a hundred"), N_("one in a thousand")},
     .unit = "%"},
    {.kind = "value", .title = N_("Calls to shrink it"), .results = {"calls"}, .unit = "count"},
    {.kind = "value", .title = N_("Numbers before"), .results = {"length_before"}, .unit = "count"},
    {.kind = "value",
     .title = N_("Different ends of 15 seeds"),
     .results = {"distinct"},
     .unit = "count"},
    {NULL},
};

static const char *const code[] = {"testing/shrink.c", "schedule/shrinking.c", "schedule/bugs.c",
                                   NULL};

const DemoDescription demo_description = {
    .name = "shrink",
    .title = N_("The smallest that fails"),
    .summary = N_("Say what must hold for every input; the tool makes inputs, and shrinks what "
                  "fails."),
    .explanation =
        N_("A random list that breaks a property has a dozen numbers, and most of them have "
           "nothing to do with it. So the tool leaves items out, lowers them, moves and swaps "
           "them, and keeps whatever still fails. What is left is often the bug itself.\n\n"
           "It ends where no step gets any further. From many different lists the same small one "
           "comes out, as in Hypothesis.\n\n"
           "**100 examples are not many**: a bug that one input in a thousand shows is found in "
           "one run of ten: 1 − 0.999¹⁰⁰."),
    .parameters = parameters,
    .prediction = {N_("One input in a thousand shows a bug. In what part of the runs do 100 random "
                      "examples find it?"),
                   "found_1000", "%", 0, 100, 50},
    .charts = charts,
    .code = code,
    .python = "shrink.py",
    .random = true,
    .verdicts = verdicts,
};
