/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/testing/bench-honestly.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

/* “near”: in what part of the trials the ratio came out within 0.03 of 1; “off”: how far it lay. */
static const Verdict verdicts[] = {
    {.when = {AT_LEAST("near_turns", 95), BELOW("near_blocks", 95)},
     .headline = N_("By turns it is right, in blocks by luck."),
     .count = "trials",
     .text = {NN_(
         "The two are the same program. In {trials:n} trial, by turns came within 0.03 of "
         "that in {near_turns}, all of A and then all of B in {near_blocks}; the worst "
         "block was off by {off_blocks.high}.",
         "The two are the same program. In {trials:n} trials, by turns came within 0.03 of "
         "that in {near_turns}, all of A and then all of B in {near_blocks}; the worst "
         "block was off by {off_blocks.high}.")}},
    {.when = {AT_LEAST("near_turns", 95), AT_LEAST("near_blocks", 95)},
     .headline = N_("Quiet enough for both."),
     .text = {N_("Both ways came within 0.03 of 1.00, the blocks in {near_blocks} of the trials. "
                 "Give it more noise.")}},
    {.when = {BELOW("near_turns", 95), AT_LEAST("trials", 1)},
     .headline = N_("Too much noise for either."),
     .text = {N_("By turns came within 0.03 of 1.00 in {near_turns} of the trials, in blocks "
                 "{near_blocks}. Measure more pairs, or on a quieter machine.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"noise", N_("Others use the CPU"), DEMO_INT, 0, 90, 50, "%", .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("Trials within 0.03 of the truth"),
     .results = {"near_turns", "near_blocks"},
     .labels = {N_("by turns, median"), N_("in blocks, mean")},
     .unit = "%"},
    {.kind = "bars",
     .title = N_("The ratio found"),
     .results = {"ratio_turns", "ratio_blocks"},
     .labels = {N_("by turns"), N_("in blocks")},
     .ideal = 1,
     .ideal_label = N_("true"),
     .unit = "x"},
    {.kind = "value", .title = N_("Off by, in blocks"), .results = {"off_blocks"}, .unit = "%"},
    {.kind = "value", .title = N_("Off by, by turns"), .results = {"off_turns"}, .unit = "%"},
    {NULL},
};

static const char *const code[] = {"testing/bench-honestly.c", NULL};

const DemoDescription demo_description = {
    .name = "bench-honestly",
    .title = N_("Which of two equals is faster?"),
    .summary = N_("The same program twice, on a machine that others use too. Only one way of "
                  "comparing finds that they are equal."),
    .explanation = N_(
        "A and B are the same countdown, so the true ratio is 1.00. A noise thread uses the "
        "same CPU for a part of the time, in phases of some 20 ms.\n\n"
        "**All of A, then all of B**: the noise of one phase falls on one of them. **By turns**: "
        "it falls on both, and the median of the ratios inside each pair does not mind the few "
        "that were interrupted.\n\n"
        "So repeat, alternate, compare inside a repetition, and give the spread. This is also "
        "how the demos of this program measure."),
    .parameters = parameters,
    .prediction = {N_("Half of the time others use the CPU. In what part of the trials do blocks "
                      "come within 0.03 of the truth?"),
                   "near_blocks", "%", 0, 100, 80},
    .charts = charts,
    .code = code,
    .python = "bench_honestly.py",
    .random = true,
    .verdicts = verdicts,
};
