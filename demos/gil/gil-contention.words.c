/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/gil-contention.c: its knobs and charts, and what its results mean.
 */
#include "demos/gil/limits.h"
#include "demos/trace/demo.h"
#include "demos/trace/digits.h"
#include "demos/trace/text.h"

static void
conclude(void)
{
  int threads = (int) demo_get("threads");
  double speedup = demo_median("speedup"), cpu_over_wall = demo_median("cpu_over_wall");
  double possible = threads < demo_cpus() ? threads : demo_cpus();
  if (threads == 1)
    demo_verdict(_("A lone thread never lets go."),
                 _("Nobody waits for the lock, so nobody asks for it: it changed hands %.0f times "
                   "a second."),
                 demo_get("gil") != 0 ? demo_median("switches") : 0.0);
  else if (demo_get("gil") == 0 && speedup > 1 + (possible - 1) / 2)
    demo_verdict(_("Without the lock they ran at the same time."),
                 _("%d threads were %.2f times as fast as one after the other on %d CPUs, and used "
                   "%.2f times as much CPU time as time passed."),
                 threads, speedup, demo_cpus(), cpu_over_wall);
  else if (demo_get("gil") == 0)
    demo_verdict(_("Nothing forbade them to run together, but they hardly could."),
                 _("%d threads were only %.2f times as fast on %d CPUs: other programs were using "
                   "them too, or there is but one."),
                 threads, speedup, demo_cpus());
  else
    demo_verdict(_("The lock serialised them."),
                 _("%d threads were %.2f times as fast as one after the other. Each held the lock "
                   "for %s ms at a time: a waiter asks for it after one interval of %s ms. It "
                   "changed hands %.0f times a second, and however many CPUs there are, they used "
                   "%.2f of one."),
                 threads, speedup, demo_digits(demo_median("hold_p50_us") / 1e3, 3).text,
                 demo_digits(demo_get("interval_us") / 1e3, 3).text, demo_median("switches"),
                 cpu_over_wall);
}

static const DemoParameter parameters[] = {
    {"threads", N_("Threads"), DEMO_INT, 1, MAX_THREADS, 2, .live = true},
    {"interval_us", N_("Switch interval"), DEMO_INT, 50, 100000, 5000, "us", true, true},
    {"gil", N_("GIL"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {.kind = "bars",
     .title = N_("Speed-up of {threads} threads"),
     .results = {"speedup"},
     .unit = "x",
     .ideal_parameter = "threads",
     .ideal_label = N_("ideal")},
    {.kind = "value",
     .title = N_("CPU time / elapsed time"),
     .results = {"cpu_over_wall"},
     .unit = "x"},
    {.kind = "histogram",
     .title = N_("How long the lock was held"),
     .name = "hold",
     .unit = "us",
     .mark_parameter = "interval_us",
     .mark_label = N_("one interval")},
    {.kind = "value", .title = N_("Median hold"), .results = {"hold_p50_us"}, .unit = "us"},
    {.kind = "value", .title = N_("Hand-overs"), .results = {"switches"}, .unit = "1/s"},
    {NULL},
};

static const char *const code[] = {"gil/gil-contention.c", "interpreter/gil.c",
                                   "interpreter/eval.c", NULL};

const DemoDescription demo_description = {
    .name = "gil-contention",
    .title = N_("Who holds the lock?"),
    .summary = N_("Threads that only compute share one lock. See who runs, who waits, and what "
                  "more threads bring."),
    .explanation =
        N_("Each thread counts down, `while n > 0: n -= 1`. In CPython one lock, the GIL, lets one "
           "thread at a time execute bytecode, so two threads take as long as one after the "
           "other.\n\n"
           "**The waiter asks.** A thread that wants the lock waits one *switch interval* (5 ms) "
           "and then sets a flag that the holder looks at when a loop jumps back, a function "
           "begins or a call returns. The holder has no clock of its own: a thread that is alone "
           "never lets go.\n\n"
           "**Letting go is not enough.** The old holder, still hot on its CPU, would take the "
           "lock again before the other has woken. So it waits until somebody else has had it: "
           "*forced switching*.\n\n"
           "Make the interval shorter: the threads alternate faster, and nothing is done sooner. "
           "Take the lock away, as the free-threaded build does, and they run at the same time."),
    .parameters = parameters,
    .prediction = {N_("How much faster will the threads finish together than one after the other?"),
                   "speedup", "x", 0.5, 4, 1.5},
    .charts = charts,
    .code = code,
    .python = "gil_contention.py",
    .conclude = conclude,
};
