/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/testing/deadlock.c: its knobs and charts, and what its results mean.
 */
#include "demos/testing/deadlock.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

/* “possible”: some order ends in a deadlock. “whole”: all were tried. “order_circle”: how many
 * locks a circle in the graph of a good run has. */
static const Verdict verdicts[] = {
    {.when = {IS("possible", 1), IS("whole", 1), AT_LEAST("deadlocks", 1),
              AT_LEAST("order_circle", 2), BELOW("by_itself", 1)},
     .headline = N_("{deadlock_share} of all orders deadlock, and no run did."),
     .text = {N_("Of {schedules:n} schedules, {deadlocks:n} end with each waiting for the next: "
                 "{circle}. Left to the machine, none of 200 runs did. One good run is enough to "
                 "know: the graph of its locks has a circle of {order_circle:n}.")}},
    {.when = {IS("possible", 1), IS("whole", 1), AT_LEAST("deadlocks", 1),
              AT_LEAST("order_circle", 2), AT_LEAST("by_itself", 1)},
     .headline = N_("{deadlock_share} of all orders deadlock."),
     .text = {N_("Of {schedules:n} schedules, {deadlocks:n} end with each waiting for the next: "
                 "{circle}. Left to the machine, {by_itself:n} of 200 runs stood still. One good "
                 "run is enough to know: the graph of its locks has a circle of "
                 "{order_circle:n}.")}},
    {.when = {IS("possible", 1), IS("whole", 0), AT_LEAST("order_circle", 2)},
     .headline = N_("Too many to try all, and a deadlock all the same."),
     .text = {N_("The search of all orders was ended after {schedules:n}. One that ends with each "
                 "waiting for the next: {schedule}. The graph of a good run has a circle of "
                 "{order_circle:n} locks, and that needs no search.")}},
    {.when = {IS("possible", 0), IS("order_circle", 0), IS("whole", 1), BELOW("deadlocks", 1)},
     .headline = N_("No order deadlocks."),
     .text = {N_("All {schedules:n} schedules end well, since everybody takes the lower lock "
                 "first: the graph of locks has no circle.")}},
    {.when = {IS("possible", 0), IS("order_circle", 0)},
     .headline = N_("No circle, so no deadlock."),
     .text = {N_("All orders that differ were tried, {kinds:n}, and the graph of locks has no "
                 "circle.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice orders[] = {
    {"circle", N_("left, then right")},
    {"one", N_("the lower number first")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"philosophers", N_("Threads, and locks"), DEMO_INT, 2, MOST_PHILOSOPHERS, 2, .live = true},
    {"order", N_("Locks are taken"), DEMO_CHOICE, .choices = orders, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "value",
     .title = N_("Orders that deadlock"),
     .results = {"deadlock_share"},
     .unit = "%"},
    {.kind = "value", .title = N_("All orders"), .results = {"schedules"}, .unit = "count"},
    {.kind = "value",
     .title = N_("Of 200 runs by themselves"),
     .results = {"by_itself"},
     .unit = "count"},
    {.kind = "value",
     .title = N_("Circle in the graph of locks"),
     .results = {"order_circle"},
     .unit = "count"},
    {.kind = "bars",
     .title = N_("How many to try"),
     .results = {"schedules", "kinds"},
     .labels = {N_("all"), N_("those that differ")},
     .unit = "count",
     .log_scale = true},
    {.kind = "lanes", .title = N_("Who holds, who waits, slowed down")},
    {.kind = "listing", .title = N_("What runs")},
    {NULL},
};

static const char *const code[] = {"testing/deadlock.c", "schedule/graphs.c",
                                   "schedule/explore.c", "schedule/philosopher.c",
                                   "schedule/wild.c",    NULL};

const DemoDescription demo_description = {
    .name = "deadlock",
    .title = N_("A circle of locks"),
    .summary = N_("Each thread holds what the next one wants. Few runs ever show it, and one good "
                  "run is enough to know."),
    .explanation =
        N_("With two threads, one takes lock A and then B, the other B and then A. With more, each "
           "sits between two locks and takes the left one first.\n\n"
           "**Who waits for whom** is a graph of one moment: a circle in it is a deadlock, and it "
           "is too late. **What is taken while what is held** is a graph of whole runs: a circle "
           "in it says that a deadlock can come, even when every run so far went well.\n\n"
           "One order for all locks breaks the circle. A timeout does not: it turns a hang into a "
           "failure, and the order stays as it is."),
    .parameters = parameters,
    .prediction = {N_("Two threads take two locks, the one A then B, the other B then A. What part "
                      "of all orders deadlocks?"),
                   "deadlock_share", "%", 0, 100, 5},
    .charts = charts,
    .code = code,
    .python = "deadlock.py",
    .random = true,
    .verdicts = verdicts,
};
