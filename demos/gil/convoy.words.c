/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/convoy.c: its knobs and charts, and what its results mean.
 */
#include "demos/gil/convoy.h"
#include "demos/trace/demo.h"
#include "demos/trace/digits.h"
#include "demos/trace/text.h"

static void
conclude(void)
{
  double alone = demo_median("echo_alone_us"), p50 = demo_median("echo_p50_us");
  if (demo_get("hogs") == 0)
    demo_verdict(_("Alone, the answer is there at once."),
                 _("Half of the answers took less than %s µs. Add a thread that computes."),
                 demo_digits(p50, 3).text);
  else if (p50 < 5 * alone)
    demo_verdict(_("The computing threads did not disturb."),
                 _("Half of the answers took less than %s ms, against %s ms alone: nobody had "
                   "to wait for a lock."),
                 demo_digits(p50 / 1e3, 3).text, demo_digits(alone / 1e3, 3).text);
  else
    demo_verdict(_("Nothing blocks, yet every answer is late."),
                 _("Half of the answers took longer than %s ms, %.0f times as long as alone. To "
                   "answer, the thread must take the lock back, and a computing thread gives it up "
                   "only when asked, one interval of %s ms later."),
                 demo_digits(p50 / 1e3, 3).text, p50 / alone,
                 demo_digits(demo_get("interval_us") / 1e3, 3).text);
}

static const DemoParameter parameters[] = {
    {"hogs", N_("Computing threads"), DEMO_INT, 0, MAX_HOGS, 1, .live = true},
    {"interval_us", N_("Switch interval"), DEMO_INT, 50, 100000, 5000, "us", true, true},
    {"gil", N_("GIL"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {.kind = "histogram",
     .title = N_("Answer time"),
     .name = "echo",
     .unit = "us",
     .mark_parameter = "interval_us",
     .mark_label = N_("one interval")},
    {.kind = "value",
     .title = N_("Half of the answers within"),
     .results = {"echo_p50_us"},
     .unit = "us"},
    {.kind = "value", .title = N_("99 % within"), .results = {"echo_p99_us"}, .unit = "us"},
    {.kind = "value",
     .title = N_("Half, with nobody computing"),
     .results = {"echo_alone_us"},
     .unit = "us"},
    {NULL},
};

static const char *const code[] = {"gil/convoy.c", "interpreter/blocking.c", "interpreter/gil.c",
                                   "interpreter/thread.h", NULL};

const DemoDescription demo_description = {
    .name = "convoy",
    .title = N_("The convoy effect"),
    .summary = N_("One thread answers small messages. Another computes. Nothing blocks, yet every "
                  "answer is late. How late?"),
    .explanation =
        N_("A thread that waits for a message lets go of the GIL. When the message comes, it must "
           "take the lock back, and has **no priority**: it waits one switch interval (5 ms), asks "
           "the computing thread to let go, and only then goes on. Then it sends the answer, lets "
           "go again for the call, and waits once more.\n\n"
           "So threads that do I/O *do* care about threads that compute: they pay up to an "
           "interval for each call. With two computing threads the lock goes from one to the "
           "other before it comes back, and the delay grows.\n\n"
           "A shorter interval makes the answers faster. A process for the computing part, or the "
           "free-threaded build, removes the delay."),
    .parameters = parameters,
    .prediction = {N_("One thread computes. How long does half of the answers take?"),
                   "echo_p50_us", "us", 10, 100000, 200, true},
    .charts = charts,
    .code = code,
    .python = "convoy.py",
    .conclude = conclude,
};
