/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/free-threading-cost.c: its knobs and charts, and what its results
 * mean.
 */
#include "demos/gil/limits.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

#include <math.h>

static void
conclude(void)
{
  double percent = demo_median("overhead"), own = demo_median("sharing_own");
  double worst = demo_median("sharing_object");
  if (worst >= own) {
    demo_verdict(_("A little slower alone; sharing did not show its cost."),
                 _("One thread was %.0f %% slower without the GIL. The threads that share were as "
                   "fast as the others (%.2f times against %.2f): they hardly ran at the same "
                   "time."),
                 fmax(percent, 0), worst, own);
    return;
  }
  demo_verdict(percent < 15 ? _("A little slower alone; what is shared costs most.")
                            : _("Slower alone, and what is shared costs most."),
               _("One thread was %.0f %% slower without the GIL. %d threads with containers of "
                 "their own were %.2f times as fast as one; threads that only read one object in a "
                 "shared list, %.2f times: each look changes a count, which is in one CPU at a "
                 "time. An object's header grew from %zu to %zu bytes."),
               fmax(percent, 0), (int) demo_get("threads"), own, worst,
               (size_t) whole_count(demo_median("header_gil")),
               (size_t) whole_count(demo_median("header_free")));
}

static const DemoChoice workloads[] = {
    {"mixed", N_("A bit of everything")},
    {"arithmetic", N_("Arithmetic")},
    {"calls", N_("Calls")},
    {"list", N_("A list")},
    {"dict", N_("A dict")},
    {"object", N_("An object's attributes")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"workload", N_("Work"), DEMO_CHOICE, .choices = workloads, .live = true},
    {"threads", N_("Threads that share"), DEMO_INT, 2, MAX_THREADS, 2, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "value", .title = N_("Slower alone"), .results = {"overhead"}, .unit = "%"},
    {.kind = "bars",
     .title = N_("Slower alone, by kind of work"),
     .results = {"overhead_mixed", "overhead_arithmetic", "overhead_calls", "overhead_list",
                 "overhead_dict", "overhead_object"},
     .labels = {N_("mixed"), N_("arithmetic"), N_("calls"), N_("list"), N_("dict"), N_("object")},
     .unit = "%",
     .ideal = 8,
     .ideal_label = N_("documented: up to 8 %")},
    {.kind = "bars",
     .title = N_("Speed-up of {threads} threads, by what they share"),
     .results = {"sharing_own", "sharing_dict", "sharing_list", "sharing_object"},
     .labels = {N_("nothing"), N_("a dict"), N_("a list, appending"), N_("an object, reading")},
     .unit = "x",
     .ideal_parameter = "threads",
     .ideal_label = N_("ideal")},
    {.kind = "bars",
     .title = N_("Bytes of an object’s header"),
     .results = {"header_gil", "header_free"},
     .labels = {N_("with the GIL"), N_("free-threaded")},
     .unit = "bytes"},
    {NULL},
};

static const char *const code[] = {"interpreter/counting.h",
                                   "interpreter/lock.c",
                                   "interpreter/object.h",
                                   "interpreter/dict.c",
                                   "interpreter/place.h",
                                   "gil/free-threading-cost.c",
                                   NULL};

const DemoDescription demo_description = {
    .name = "free-threading-cost",
    .title = N_("What freedom costs"),
    .summary = N_("Without the GIL every object must protect itself. One thread pays a little for "
                  "that; threads that share a lot pay much more."),
    .explanation =
        N_("**Alone.** Each reference is counted by asking first *is this object mine?*, and each "
           "list, dict or object is locked while it changes, though nobody else is there. CPython "
           "documents about 1 % (macOS, arm64) to 8 % (Linux, x86-64) for 3.14, and PEP 779 sets a "
           "limit of 15 %. (The 40 % of 3.13 are history.)\n\n"
           "**Sharing.** Threads with data of their own run in parallel. Threads that write to one "
           "list or dict wait for its lock. Reading needs no lock, but it counts references, and "
           "the CPUs pass the count back and forth: together they can be slower than one after "
           "the other.\n\n"
           "**Memory.** An owner, a second count and a lock: an object's header grows from 16 to "
           "32 bytes."),
    .parameters = parameters,
    .prediction = {N_("How much slower is a single thread without the GIL?"), "overhead", "%", 0,
                   60, 20},
    .charts = charts,
    .code = code,
    .python = "free_threading_cost.py",
    .conclude = conclude,
};
