/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/testing/schedule-search.c: its knobs and charts, and what its results
 * mean.
 */
#include "demos/testing/schedule-search.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

/* “fails”: some search found a schedule that goes wrong. “whole”: all schedules were tried. */
static const Verdict verdicts[] = {
    {.when = {IS("fails", 1), IS("whole", 1), AT_LEAST("failing", 1)},
     .headline = N_("{failing_share} of all orders go wrong."),
     .count = "switches",
     .text = {NN_("Of {schedules:n} schedules, {failing:n} go wrong. The simplest has {switches:n} "
                  "switch: {schedule}. A random walk goes wrong in {found_walk} of its tries, PCT "
                  "in {found_pct}.",
                  "Of {schedules:n} schedules, {failing:n} go wrong. The simplest has {switches:n} "
                  "switches: {schedule}. A random walk goes wrong in {found_walk} of its tries, "
                  "PCT in {found_pct}.")}},
    {.when = {IS("fails", 1), IS("whole", 0)},
     .headline = N_("Too many to try all, and found all the same."),
     .count = "switches",
     .text = {NN_("The search of all orders was ended after {schedules:n}. One that goes wrong has "
                  "{switches:n} switch: {schedule}. A random walk goes wrong in {found_walk} of "
                  "its tries.",
                  "The search of all orders was ended after {schedules:n}. One that goes wrong has "
                  "{switches:n} switches: {schedule}. A random walk goes wrong in {found_walk} of "
                  "its tries.")}},
    {.when = {IS("fails", 0), IS("whole", 1), BELOW("failing", 1)},
     .headline = N_("No order goes wrong."),
     .count = "schedules",
     .text = {NN_(
         "There is {schedules:n} schedule between these points, and it was tried. For them "
         "that is a proof, which no number of passing tests is.",
         "There are {schedules:n} schedules between these points, and all were tried. For "
         "them that is a proof, which no number of passing tests is.")}},
    {.when = {IS("fails", 0), IS("whole", 0)},
     .headline = N_("None was found, and that is no proof."),
     .text = {N_("The search was ended after {schedules:n} schedules, and none of them went wrong. "
                 "Take fewer points or fewer threads.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

/* “replay”: the schedule that the learner chose. */
static const Verdict remarks[] = {
    {.when = {IS("replay_fails", 1), AT_LEAST("replay_more", 0.5)},
     .headline = "",
     .text = {N_(" Yours goes wrong as well: {replay}. One with fewer switches exists.")}},
    {.when = {IS("replay_fails", 1), BELOW("replay_more", 0.5)},
     .headline = "",
     .text = {N_(" Yours goes wrong as well: {replay}. None has fewer switches.")}},
    {.when = {IS("replay_fails", 0)},
     .headline = "",
     .text = {N_(" Yours came out right: {replay}.")}},
    {.when = {CHOSEN("points", "check"), CHOSEN("body", "plain"), IS("fails", 0)},
     .headline = "",
     .text = {N_(" With the GIL threads change places only there, and in “counter += 1” none of "
                 "these points comes between load and store.")}},
    {.when = {CHOSEN("body", "check-act"), IS("fails", 1)},
     .headline = "",
     .text = {N_(" Every access was under the lock: the decision was not.")}},
    {.headline = NULL},
};

/* “left”: orders that begin as the learner did. “mine”, “fewest”: switches. */
static const Verdict turns[] = {
    {.when = {IS("over", 1), IS("stuck", 1), IS("fewer", 0)},
     .headline = N_("A deadlock: each waits for what another one holds."),
     .count = "mine",
     .text = {NN_("{failing:n} of {orders:n} orders go wrong. You needed {mine:n} switch, and none "
                  "needs fewer.",
                  "{failing:n} of {orders:n} orders go wrong. You needed {mine:n} switches, and "
                  "none needs fewer.")}},
    {.when = {IS("over", 1), IS("stuck", 1), IS("fewer", 1)},
     .headline = N_("A deadlock: each waits for what another one holds."),
     .text = {N_("{failing:n} of {orders:n} orders go wrong. You needed {mine:n} switches; one "
                 "needs only {fewest:n}.")}},
    {.when = {IS("over", 1), IS("wrong", 1), IS("fewer", 0)},
     .headline = N_("It went wrong: the counter is {counter:n}."),
     .count = "mine",
     .text = {NN_("{failing:n} of {orders:n} orders go wrong. You needed {mine:n} switch, and none "
                  "needs fewer.",
                  "{failing:n} of {orders:n} orders go wrong. You needed {mine:n} switches, and "
                  "none needs fewer.")}},
    {.when = {IS("over", 1), IS("wrong", 1), IS("fewer", 1)},
     .headline = N_("It went wrong: the counter is {counter:n}."),
     .text = {N_("{failing:n} of {orders:n} orders go wrong. You needed {mine:n} switches; one "
                 "needs only {fewest:n}.")}},
    {.when = {IS("over", 1), IS("wrong", 0), IS("stuck", 0), AT_LEAST("failing", 1)},
     .headline = N_("It came out right."),
     .text = {N_("But {failing:n} of {orders:n} orders go wrong. Take some steps back.")}},
    {.when = {IS("over", 1), BELOW("failing", 1)},
     .headline = N_("It came out right, as always."),
     .text = {N_("None of {orders:n} orders goes wrong: for these points that is a proof.")}},
    {.when = {IS("over", 0), BELOW("failing", 1)},
     .headline = N_("Here you cannot win."),
     .text = {N_("None of {orders:n} orders goes wrong. Choose something else for the threads to "
                 "do.")}},
    {.when = {IS("over", 0), BELOW("left_failing", 1)},
     .headline = N_("Too late: nothing can go wrong any more."),
     .count = "left",
     .text = {NN_("{left:n} order is left, and it comes out right. Take a step back.",
                  "{left:n} orders are left, and all of them come out right. Take a step back.")}},
    {.when = {IS("over", 0), RATIO("left_failing", "left", 1, 1.0000001)},
     .headline = N_("It is decided: whoever runs now, it goes wrong."),
     .count = "left",
     .text = {NN_("{left:n} order is left, and it goes wrong.",
                  "{left:n} orders are left, and all of them go wrong.")}},
    {.when = {IS("over", 0), CHOSEN("body", "locks")},
     .headline = N_("Who goes on? Close the circle."),
     .count = "left_failing",
     .text = {NN_("{left_failing:n} of the {left:n} orders that are left ends in a deadlock.",
                  "{left_failing:n} of the {left:n} orders that are left end in a deadlock.")}},
    {.when = {IS("over", 0), CHOSEN("body", "check-act")},
     .headline = N_("Who goes on? Have it counted twice."),
     .count = "left_failing",
     .text = {NN_("{left_failing:n} of the {left:n} orders that are left goes wrong.",
                  "{left_failing:n} of the {left:n} orders that are left go wrong.")}},
    {.when = {IS("over", 0), AT_LEAST("left", 1)},
     .headline = N_("Who goes on? Lose an update."),
     .count = "left_failing",
     .text = {NN_("{left_failing:n} of the {left:n} orders that are left goes wrong.",
                  "{left_failing:n} of the {left:n} orders that are left go wrong.")}},
    {.when = {IS("over", 0)},
     .headline = N_("Who goes on? Make it go wrong."),
     .text = {N_("There are too many orders to count. Take fewer points or fewer threads to see "
                 "how many go wrong.")}},
    {.when = {IS("stuck", 1)},
     .headline = N_("A deadlock: each waits for what another one holds."),
     .text = {N_("There are too many orders to count how many do that.")}},
    {.when = {IS("wrong", 1)},
     .headline = N_("It went wrong: the counter is {counter:n}."),
     .text = {N_("There are too many orders to count how many do that.")}},
    {.when = {IS("over", 1)},
     .headline = N_("It came out right."),
     .text = {N_("Take some steps back, and have another thread go on.")}},
    {.headline = N_("It is over."), .text = {N_("Begin again, or take a step back.")}},
    {.headline = NULL},
};

static const DemoChoice bodies[] = {
    {"plain", N_("counter += 1")},
    {"call", N_("counter = add(counter)")},
    {"lock", N_("with lock: counter += 1")},
    {"check-act", N_("check, then act, each under the lock")},
    {"locks", N_("two locks, the other one first")},
    {NULL},
};

static const DemoChoice points[] = {
    {"every", N_("before every instruction")},
    {"visible", N_("before loads and stores")},
    {"check", N_("where the GIL can change hands")},
    {NULL},
};

static const DemoChoice strategies[] = {
    {"walk", N_("a random walk")},         {"pct", N_("PCT, one change point")},
    {"all", N_("all, depth first")},       {"kinds", N_("all that differ (sleep sets)")},
    {"few", N_("at most one preemption")}, {NULL},
};

static const DemoParameter parameters[] = {
    {"body", N_("Each thread"), DEMO_CHOICE, .choices = bodies, .live = true},
    {"points", N_("Threads stop"), DEMO_CHOICE, .choices = points, .live = true},
    {"strategy", N_("Searched by"), DEMO_CHOICE, .choices = strategies, .live = true},
    {"threads", N_("Threads"), DEMO_INT, 2, 3, 2, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "value",
     .title = N_("Orders that go wrong"),
     .results = {"failing_share"},
     .unit = "%"},
    {.kind = "value", .title = N_("All orders"), .results = {"schedules"}, .unit = "count"},
    {.kind = "value", .title = N_("Fewest switches"), .results = {"switches"}, .unit = "count"},
    {.kind = "bars",
     .title = N_("Found in one try"),
     .results = {"found_walk", "found_pct", "guarantee"},
     .labels = {N_("random walk"), N_("PCT"), N_("what PCT guarantees")},
     .unit = "%"},
    {.kind = "bars",
     .title = N_("How many to try"),
     .results = {"schedules", "kinds", "few"},
     .labels = {N_("all"), N_("those that differ"), N_("one preemption")},
     .unit = "count",
     .log_scale = true},
    {.kind = "histogram", .title = N_("Tries until found"), .name = "tries", .unit = "count"},
    {.kind = "lanes", .title = N_("A schedule that goes wrong, step by step and slowed down")},
    {.kind = "listing", .title = N_("What runs")},
    {NULL},
};

static const char *const code[] = {"testing/schedule-search.c",
                                   "schedule/explore.c",
                                   "schedule/choose.c",
                                   "schedule/replay.c",
                                   "schedule/world.c",
                                   "schedule/program.c",
                                   NULL};

const DemoDescription demo_description = {
    .name = "schedule-search",
    .title = N_("Every order there is"),
    .summary = N_("A scheduler under control runs two threads step by step, in all orders, and "
                  "finds those that go wrong."),
    .explanation =
        N_("Each thread stops before a step and runs when it is told to. So a run depends on "
           "nothing but the choices, and whatever fails can be run again: `0001 0111` means that "
           "thread 0 did three steps, then thread 1 did one, and so on.\n\n"
           "**All of them**, depth first, is a proof, where there are not too many. **Sleep sets** "
           "leave out orders that differ only in steps that share nothing. **A preemption bound** "
           "tries those with few switches first, since most errors need few. **A random walk** "
           "throws dice at each step; **PCT** gives random priorities and changes them once, and "
           "can say how likely it is to find something at the least.\n\n"
           "In Python the same is done by `sys.settrace` with `f_trace_opcodes`: the script counts "
           "the same schedules in real bytecode."),
    .parameters = parameters,
    .prediction = {N_("Two threads run “counter += 1” once, and may be stopped before every "
                      "instruction. What part of all orders loses an update?"),
                   "failing_share", "%", 0, 100, 10},
    .charts = charts,
    .code = code,
    .python = "schedule_search.py",
    .random = true,
    .verdicts = verdicts,
    .remarks = remarks,
    .turns = turns,
};
