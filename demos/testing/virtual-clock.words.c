/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/testing/virtual-clock.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {CHOSEN("clock", "virtual"), IS("finished", 3), AT_LEAST("slept", 3599.5),
              BELOW("took_ms", 1000)},
     .headline = N_("An hour in {took_ms}."),
     .text = {N_("{wakeups:n} sleeps, {slept} on the sleepers' clock, and every run in the same "
                 "order: done were {order}. Nobody waited for anything: when all sleep, the clock "
                 "jumps to the next end.")}},
    {.when = {CHOSEN("clock", "wall"), BELOW("finished", 2.5)},
     .headline = N_("The hour is not over."),
     .text = {N_("After {took_ms} the sleepers have slept {slept}; wake-ups so far: {wakeups:n}. A "
                 "test on this clock takes an hour, every time.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice clocks[] = {
    {"virtual", N_("jumps to the next end")},
    {"wall", N_("passes")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"clock", N_("The clock"), DEMO_CHOICE, .choices = clocks, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "value", .title = N_("It took"), .results = {"took_ms"}, .unit = "ms"},
    {.kind = "value", .title = N_("Slept, on their clock"), .results = {"slept"}, .unit = "s"},
    {.kind = "value", .title = N_("Sleeps"), .results = {"wakeups"}, .unit = "count"},
    {.kind = "lanes", .title = N_("Their first seventy seconds, made shorter")},
    {NULL},
};

static const char *const code[] = {"testing/virtual-clock.c", "schedule/timers.c", NULL};

const DemoDescription demo_description = {
    .name = "virtual-clock",
    .title = N_("An hour in no time"),
    .summary = N_("Code that sleeps is tested on a clock that the test moves: the same order, "
                  "every time, and no waiting."),
    .explanation =
        N_("Three tasks sleep: 3600 times a second, 60 times a minute, 10 times seven seconds. "
           "Whoever looks at the clock gets the loop's, so nobody notices that it does not "
           "pass.\n\n"
           "When nothing is ready, an event loop waits until its first timer is due. **Under "
           "virtual time it does not wait: it moves the clock there.** Two timers that are due at "
           "once come in the order in which they were set.\n\n"
           "A test that sleeps “long enough” instead is slow on every day and fails on the busy "
           "one."),
    .parameters = parameters,
    .prediction = {N_("How long does an hour of sleeps take when the test moves the clock?"),
                   "took_ms", "ms", 0.01, 3600000, 60000, .log_scale = true},
    .charts = charts,
    .code = code,
    .python = "virtual_clock.py",
    .verdicts = verdicts,
};
