/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/testing/race-detector.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

/* “reported”: runs in which vector clocks saw a race; “lockset”: in which no lock was left. */
#define ALWAYS 99.99

static const Verdict verdicts[] = {
    {.when = {AT_LEAST("reported", ALWAYS), AT_LEAST("right_reported", ALWAYS),
              BELOW("wrong", ALWAYS)},
     .headline = N_("Seen in every run, also in those that came out right."),
     .text = {N_("Only {wrong} of {runs:n} runs had a wrong sum; the vector clocks reported the "
                 "race in {reported}. A detector needs no wrong result: it asks whether anything "
                 "ordered the two accesses.")}},
    {.when = {BELOW("reported", 0.001), AT_LEAST("lockset", ALWAYS), BELOW("wrong", 0.001)},
     .headline = N_("A false alarm, by locks alone."),
     .text = {N_("No lock guards counter, so the lockset detector complains in {lockset} of the "
                 "runs. Yet the second thread waits for the first, and no sum was wrong: the "
                 "vector clocks know that and keep silent.")}},
    {.when = {BELOW("reported", 0.001), BELOW("lockset", 0.001), BELOW("wrong", 0.001)},
     .headline = N_("Ordered by the lock, and nobody complains."),
     .text = {N_("In {runs:n} runs neither detector reported anything, and no sum was wrong.")}},
    {.when = {BELOW("reported", 0.001), BELOW("lockset", 0.001), AT_LEAST("wrong", 0.001)},
     .headline = N_("Wrong, and yet no data race."),
     .text = {N_("{wrong} of {runs:n} runs came out wrong, and neither detector saw anything: "
                 "every access was under the lock. The check and the act were not under it "
                 "together, and that no detector of data races can know.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice bodies[] = {
    {"plain", N_("counter += 1")},
    {"lock", N_("with lock: counter += 1")},
    {"join", N_("the second joins the first before")},
    {"queue", N_("the second gets what the first put")},
    {"check-act", N_("check, then act, each under the lock")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"body", N_("Two threads"), DEMO_CHOICE, .choices = bodies, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("Of all runs"),
     .results = {"wrong", "reported", "lockset"},
     .labels = {N_("came out wrong"), N_("reported by vector clocks"), N_("reported by locksets")},
     .unit = "%"},
    {.kind = "value",
     .title = N_("Reported by vector clocks"),
     .results = {"reported"},
     .unit = "%"},
    {.kind = "value", .title = N_("Came out wrong"), .results = {"wrong"}, .unit = "%"},
    {.kind = "value", .title = N_("Random runs"), .results = {"runs"}, .unit = "count"},
    {.kind = "lanes", .title = N_("One of the runs, step by step and slowed down")},
    {.kind = "listing", .title = N_("What runs")},
    {NULL},
};

static const char *const code[] = {"testing/race-detector.c", "schedule/clocks.c",
                                   "schedule/locksets.c", "schedule/program.c", NULL};

const DemoDescription demo_description = {
    .name = "race-detector",
    .title = N_("What a race detector sees"),
    .summary = N_("Two accesses that nothing orders are a race, even when the sum is right. Two "
                  "kinds of detectors watch the same runs."),
    .explanation =
        N_("**Vector clocks**: each thread keeps a number for itself and the latest it knows of "
           "each other one. Who releases a lock leaves its clock there, who acquires it learns it; "
           "joins and queues do the same. An access that does not know of an earlier one is a "
           "race. So ThreadSanitizer works: no false alarms, but it judges only what ran.\n\n"
           "**Locksets**: which lock was held at *every* access? If none is left, that is called a "
           "race. So Eraser worked: it needs no luck, but what a join or a queue orders it calls a "
           "race as well.\n\n"
           "Neither sees a decision that is taken under the lock and carried out under it again: "
           "in between, others come."),
    .parameters = parameters,
    .prediction = {N_("Two threads run “counter += 1” in random orders. In what part of the runs "
                      "does a detector with vector clocks report a race?"),
                   "reported", "%", 0, 100, 50},
    .charts = charts,
    .code = code,
    .python = "race_detector.py",
    .random = true,
    .verdicts = verdicts,
};
