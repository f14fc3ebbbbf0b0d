/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/lost-updates.c: its knobs and charts, and what its results mean.
 */
#include "demos/gil/limits.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {IS("threads", 1), BELOW("lost.high", 1)},
     .headline = N_("A thread alone loses nothing."),
     .text = {N_("Nobody else adds between its load and its store. Take two or more threads.")}},
    {.when = {CHOSEN("body", "lock"), BELOW("lost.high", 1)},
     .headline = N_("With the lock, none is lost."),
     .count = "threads",
     .text = {NN_("{threads} thread added: who loads the variable stores it before another may "
                  "load it.",
                  "{threads} threads added in turn: who loads the variable stores it before "
                  "another may load it.")}},
    {.when = {AT_LEAST("threads", 2), AT_LEAST("lost", 1)},
     .headline = N_("Updates were lost."),
     .text = {N_("{lost_share} of the additions are missing. A thread loaded the variable, another "
                 "one added to it, and the first stored what it had before.")}},
    {.when = {AT_LEAST("threads", 2), AT_LEAST("lost.high", 1)},
     .headline = N_("Updates were lost in some of the runs."),
     .text = {N_("In at least half of the runs none is missing, in the worst one "
                 "{lost_share.high}. A thread loaded the variable, another one added to it, and "
                 "the first stored what it had before.")}},
    {.when = {CHOSEN("body", "plain"), IS("gil", 1), BELOW("lost.high", 1),
              AT_LEAST("switches", 0.5)},
     .headline = N_("None lost, and no promise."),
     .text = {N_("Of {switches:n} hand-overs a run, none came between the load and the store: "
                 "CPython looks at the eval breaker only at the loop's end, at function "
                 "entry and after calls into C. Put a call in between, and see.")}},
    {.when = {CHOSEN("body", "plain"), IS("gil", 1), BELOW("lost.high", 1)},
     .headline = N_("None was lost this time."),
     .text = {N_("The lock did not change hands: each thread was done before another asked for it. "
                 "Take a shorter interval.")}},
    {.when = {CHOSEN("body", "call"), IS("gil", 1), BELOW("lost.high", 1)},
     .headline = N_("None was lost this time."),
     .text = {N_("That proves nothing: in the call between load and store the lock can change "
                 "hands. Run it again, or take a shorter interval.")}},
    {.when = {IS("gil", 0), BELOW("lost.high", 1)},
     .headline = N_("None was lost this time."),
     .text = {N_("That proves nothing: without the GIL, two threads only have to meet between load "
                 "and store. Run it again.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice bodies[] = {
    {"call", N_("counter = add(counter)")},
    {"plain", N_("counter += 1")},
    {"lock", N_("with lock: counter += 1")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"body", N_("Each round"), DEMO_CHOICE, .choices = bodies, .live = true},
    {"threads", N_("Threads"), DEMO_INT, 1, MAX_THREADS, 4, .live = true},
    {"interval_us", N_("Switch interval"), DEMO_INT, 50, 100000, 5000, "us", true, true},
    {"gil", N_("GIL"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "value", .title = N_("Additions lost"), .results = {"lost_share"}, .unit = "%"},
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {.kind = "listing", .title = N_("What runs")},
    {.kind = "value", .title = N_("Additions lost in a run"), .results = {"lost"}, .unit = "count"},
    {.kind = "value",
     .title = N_("Hand-overs of the lock in a run"),
     .results = {"switches"},
     .unit = "count"},
    {NULL},
};

static const char *const code[] = {"gil/lost-updates.c", "interpreter/programs.c",
                                   "interpreter/eval.c", NULL};

const DemoDescription demo_description = {
    .name = "lost-updates",
    .title = N_("Lost updates"),
    .summary = N_("Threads add one to a global variable. One bytecode runs at a time, and yet sums "
                  "come out too small."),
    .explanation =
        N_("`counter = add(counter)` is several instructions. ● marks where CPython looks at the "
           "eval breaker, and the lock can change hands; ▲ marks those that stand between loading "
           "`counter` and storing it: here the entry of `add`. (Its return does not look; only the "
           "return of a function in C does.)\n\n"
           "A thread that is stopped between the load and the store later stores an old value, and "
           "all that others added meanwhile is gone.\n\n"
           "In `counter += 1` no check point stands between load and store, so since Python 3.10 "
           "the plain "
           "loop loses nothing. That is an accident, not a promise: before 3.10 it lost 40 %, and "
           "the free-threaded build loses more. **Use a lock.**"),
    .parameters = parameters,
    .prediction = {N_("With a call inside, what part of the additions is lost?"), "lost_share", "%",
                   0, 100, 1},
    .charts = charts,
    .code = code,
    .python = "lost_updates.py",
    .verdicts = verdicts,
};
