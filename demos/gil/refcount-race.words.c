/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/refcount-race.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {CHOSEN("mode", "plain"), AT_LEAST("lost", 1)},
     .headline = N_("Counts were lost."),
     .text = {N_("Of all references the two threads counted, {lost_share} are missing. In Python "
                 "this object would be freed while somebody still uses it: a crash, or worse.")}},
    {.when = {CHOSEN("mode", "plain"), AT_LEAST("lost.high", 1)},
     .headline = N_("Counts were lost in some of the runs."),
     .text = {N_("In at least half of the runs none is missing, in the worst one "
                 "{lost_share.high}. Once is enough: the object would be freed while somebody "
                 "still uses it.")}},
    {.when = {CHOSEN("mode", "plain"), BELOW("lost.high", 1)},
     .headline = N_("Nothing was lost this time."),
     .text = {N_("That proves nothing: the two threads only have to meet between load and store. "
                 "Run it again.")}},
    {.when = {CHOSEN("mode", "gil"), BELOW("lost.high", 1), BELOW("scaling_own", 1.3)},
     .headline = N_("One lock for everything: right, and one at a time."),
     .text = {N_("No count was lost, because only the holder of the lock counts. But even with an "
                 "object each, two threads together were {scaling_own} as fast as one.")}},
    {.when = {CHOSEN("mode", "gil"), BELOW("lost.high", 1)},
     .headline = N_("Right; but something disturbed the measurement."),
     .text = {N_("No count was lost. With an object each, two threads together were {scaling_own} "
                 "as fast as one: under one lock that cannot be. Run it again on an idle "
                 "machine.")}},
    {.when = {CHOSEN("mode", "atomic"), BELOW("lost.high", 1), AT_LEAST("against_plain", 1.3)},
     .headline = N_("Atomic counts are right, and every one costs."),
     .text = {N_("No count was lost. One up and down took {ns_per_op}; a thread alone needs "
                 "{against_plain} as long as with plain counts.")}},
    {.when = {CHOSEN("mode", "atomic"), BELOW("lost.high", 1)},
     .headline = N_("Atomic counts are right."),
     .text = {N_("No count was lost. One up and down took {ns_per_op}; a thread alone needs "
                 "{against_plain} as long as with plain counts.")}},
    {.when = {CHOSEN("mode", "biased"), BELOW("lost.high", 1), BELOW("against_plain", 1.5),
              AT_LEAST("scaling_own", 1.5), BELOW("scaling_shared", 1)},
     .headline = N_("Cheap for the owner, right for all."),
     .text = {N_("No count was lost. With an object each, two threads together were {scaling_own} "
                 "as fast as one: an owner needs no atomic instruction. With one object for both "
                 "they were {scaling_shared} as fast.")}},
    {.when = {CHOSEN("mode", "biased"), BELOW("lost.high", 1)},
     .headline = N_("Biased counts are right for all."),
     .text = {N_("No count was lost. An owner alone needs {against_plain} as long as with "
                 "plain counts. Two threads together were {scaling_own} as fast as one with an "
                 "object each, and {scaling_shared} with one object for both.")}},
    {.when = {CHOSEN("mode", "immortal")},
     .headline = N_("Nobody writes, so nothing can be lost."),
     .text = {N_("An immortal object's count never changes. One up and down took {ns_per_op}, and "
                 "two threads together were {scaling_shared} as fast as one with the same "
                 "object.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice modes[] = {
    {"plain", N_("Plain")},       {"atomic", N_("Atomic")},     {"biased", N_("Biased")},
    {"immortal", N_("Immortal")}, {"gil", N_("Under the GIL")}, {NULL},
};

static const DemoParameter parameters[] = {
    {"mode", N_("Counting"), DEMO_CHOICE, .choices = modes, .live = true},
    {"shared", N_("One object for both"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "value", .title = N_("Counts lost"), .results = {"lost_share"}, .unit = "%"},
    {.kind = "lines", .title = N_("The count while it runs"), .name = "count", .unit = "count"},
    {.kind = "value",
     .title = N_("Time of one count up and down"),
     .results = {"ns_per_op"},
     .unit = "ns"},
    {.kind = "value",
     .title = N_("Time of one thread alone, against plain counting"),
     .results = {"against_plain"},
     .unit = "x"},
    {.kind = "bars",
     .title = N_("Speed-up of two threads"),
     .results = {"scaling_own", "scaling_shared"},
     .labels = {N_("an object each"), N_("one object")},
     .unit = "x",
     .ideal = 2,
     .ideal_label = N_("ideal")},
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {.kind = "value", .title = N_("Counts lost in a run"), .results = {"lost"}, .unit = "count"},
    {NULL},
};

static const char *const code[] = {"interpreter/counting.h",
                                   "interpreter/counting.c",
                                   "interpreter/owner.c",
                                   "interpreter/ways.c",
                                   "interpreter/counters.c",
                                   "gil/refcount-race.c",
                                   NULL};

const DemoDescription demo_description = {
    .name = "refcount-race",
    .title = N_("Two threads, one reference count"),
    .summary = N_("CPython frees an object when nobody refers to it any more. See what becomes of "
                  "the count when two threads change it at once."),
    .explanation =
        N_("Every object carries a count of the references to it, and CPython changes it all the "
           "time. Adding one is *load, add, store*: when two threads do it at once, both may load "
           "the same number, and one count is lost. An object counted too low is freed while in "
           "use.\n\n"
           "**Under the GIL** only one thread counts at a time. That is what the GIL is for: one "
           "lock, cheap for a single thread, and no parallelism.\n\n"
           "**Atomic** counts are right without a lock, and several times slower even for a "
           "program with one thread.\n\n"
           "**Biased** counts (PEP 703, the free-threaded build) give each object an owner. The "
           "owner counts in a field of its own, without atomic instructions; all others share "
           "another. Objects are rarely shared, so most counting is as cheap as before.\n\n"
           "**Immortal** objects (PEP 683: None, True, small integers) are not counted at all."),
    .parameters = parameters,
    .prediction = {N_("Two threads count references to one object, without a lock. What part of "
                      "the counts is lost?"),
                   "lost_share", "%", 0, 100, 1},
    .charts = charts,
    .code = code,
    .python = "refcount_race.py",
    .verdicts = verdicts,
};
