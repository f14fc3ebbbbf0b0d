/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/testing/watchdog.c: its knobs and charts, and what its results mean.
 */
#include "demos/testing/watchdog.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

/* “in_time”: whether a guard spoke before the hang was over. */
static const Verdict verdicts[] = {
    {.when = {IS("in_time_loop", 0), IS("in_time_timer", 0), IS("in_time_outside", 1)},
     .headline = N_("Only the watchdog outside spoke in time."),
     .text = {N_("C kept the GIL, so the timer's thread could not run: it spoke {late_ms_timer} "
                 "late, the loop's own timeout {late_ms_loop}. What stands outside needs nobody's "
                 "help: {late_ms_outside}.")}},
    {.when = {IS("in_time_loop", 0), IS("in_time_timer", 1), IS("in_time_outside", 1)},
     .headline = N_("Another thread can speak, the loop cannot."),
     .text = {N_("The thread that hangs is the loop's, so its own timeout came {late_ms_loop} "
                 "late, when it was over. A thread timer got the GIL after {late_ms_timer}, the "
                 "watchdog outside needs none: {late_ms_outside}.")}},
    {.when = {IS("in_time_outside", 0)},
     .headline = N_("Not even the watchdog was in time."),
     .text = {N_("It spoke {late_ms_outside} after the deadline, when the hang was over: the "
                 "machine has too much else to do. Take a longer hang.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const Verdict remarks[] = {
    {.when = {IS("timed_out", 1), IS("cancelled", 0), IS("finished", 1)},
     .headline = "",
     .text = {N_(" And result(timeout) only gave up waiting: the task could not be cancelled and "
                 "finished all the same.")}},
    {.headline = NULL},
};

static const DemoChoice hangs[] = {
    {"native", N_("in C that keeps the GIL")},
    {"lock", N_("waiting for a lock")},
    {"compute", N_("computing in Python")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"hang", N_("It hangs"), DEMO_CHOICE, .choices = hangs, .live = true},
    {"hang_ms", N_("For"), DEMO_INT, 2 * DEADLINE_MS, 500, 400, "ms", .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("Spoke while it hung"),
     .results = {"in_time_loop", "in_time_timer", "in_time_outside"},
     .labels = {N_("the loop's timeout"), N_("thread timer"), N_("watchdog outside")},
     .unit = "count"},
    {.kind = "bars",
     .title = N_("Late by"),
     .results = {"late_ms_loop", "late_ms_timer", "late_ms_outside"},
     .labels = {N_("the loop's timeout"), N_("thread timer"), N_("watchdog outside")},
     .unit = "ms"},
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {NULL},
};

static const char *const code[] = {"testing/watchdog.c", "interpreter/gil.c",
                                   "interpreter/thread.c", "executors/future.c", NULL};

const DemoDescription demo_description = {
    .name = "watchdog",
    .title = N_("Who barks when it hangs?"),
    .summary = N_("A thread hangs. Three guards have the same deadline, and one of them needs "
                  "nobody's help."),
    .explanation =
        N_("**The loop's timeout** (`asyncio.timeout`) is a timer of the thread that hangs: it "
           "comes when that thread is back in its loop, so after the hang.\n\n"
           "**A thread timer** (`threading.Timer`) needs the GIL. It gets it while the other one "
           "waits for a lock, or after a switch interval while it computes; not from C that keeps "
           "it, as a regular expression does.\n\n"
           "**A watchdog outside** is a thread that never takes the GIL "
           "(`faulthandler.dump_traceback_later`), or another process. It always speaks in "
           "time.\n\n"
           "None of them ends the hang: `result(timeout)` only stops waiting, `cancel()` says "
           "False, and the thread goes on. A process can be killed."),
    .parameters = parameters,
    .prediction = {N_("C keeps the GIL for 400 ms. How late is a thread timer of 50 ms?"),
                   "late_ms_timer", "ms", 0.1, 1000, 5, .log_scale = true},
    .charts = charts,
    .code = code,
    .python = "watchdog.py",
    .verdicts = verdicts,
    .remarks = remarks,
};
