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

#define SLOWER_TOGETHER 1.0

/* The same numbers under every headline. */
#define ALL_SHARINGS                                                                               \
  {                                                                                                \
    NN_("Without the GIL, {threads} thread with a dict of its own was {sharing_own} as fast as "   \
        "one after the other. Appending to one list: {sharing_list}; writing to one dict: "        \
        "{sharing_dict}; only reading one object: {sharing_object}.",                              \
        "Without the GIL, {threads} threads with a dict of their own were {sharing_own} as fast "  \
        "as one after the other. Appending to one list: {sharing_list}; writing to one dict: "     \
        "{sharing_dict}; only reading one object: {sharing_object}.")                              \
  }

static const Verdict verdicts[] = {
    {.when = {BELOW("sharing_object", SLOWER_TOGETHER),
              RATIO("sharing_object", "sharing_own", 0, 0.8),
              RATIO("sharing_object", "sharing_list", 0, 1),
              RATIO("sharing_object", "sharing_dict", 0, 1)},
     .headline = N_("What threads share, they pay for, and most for an object they only read."),
     .count = "threads",
     .text = ALL_SHARINGS},
    {.when = {BELOW("sharing_object", SLOWER_TOGETHER),
              RATIO("sharing_object", "sharing_own", 0, 0.8)},
     .headline = N_("What threads share, they pay for: reading one object together was slower "
                    "than one by one."),
     .count = "threads",
     .text = ALL_SHARINGS},
    {.when = {RATIO("sharing_object", "sharing_own", 0, 0.8)},
     .headline = N_("What threads share, they pay for."),
     .count = "threads",
     .text = ALL_SHARINGS},
    {.when = {RATIO("sharing_object", "sharing_own", 0.8, INFINITY)},
     .headline = N_("Sharing did not show its cost this time."),
     .count = "threads",
     .text = ALL_SHARINGS},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

/* Said after the verdict, whatever it is. */
static const Verdict remarks[] = {
    {.when = {AT_LEAST("overhead", 0.5)},
     .headline = "",
     .text = {N_(" One thread alone was {overhead} slower than with the GIL.")}},
    {.when = {BELOW("overhead", 0.5)},
     .headline = "",
     .text = {N_(" One thread alone was not slower than with the GIL.")}},
    {.headline = "",
     .text = {N_(" An object's header takes {header_free} instead of {header_gil}, unless garbage "
                 "collection follows it: lists and dicts are as large as before.")}},
    {.headline = NULL},
};

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
    {.kind = "value",
     .title = N_("How much slower one thread is without the GIL"),
     .results = {"overhead"},
     .unit = "%"},
    {.kind = "bars",
     .title = N_("How much slower one thread is, by kind of work"),
     .results = {"overhead_mixed", "overhead_arithmetic", "overhead_calls", "overhead_list",
                 "overhead_dict", "overhead_object"},
     .labels = {N_("mixed"), N_("arithmetic"), N_("calls"), N_("list"), N_("dict"), N_("object")},
     .unit = "%",
     .ideal = 8,
     .ideal_label = N_("documented: up to 8 %")},
    {.kind = "bars",
     .title = N_("Speed-up over one thread, by what they share"),
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
    .explanation = N_(
        "**Alone.** Each reference is counted by asking first *is this object mine?*, and each "
        "list, dict or object is locked while it changes, though nobody else is there. CPython "
        "documents about 1 % (macOS, arm64) to 8 % (Linux, x86-64) for 3.14, and PEP 779 sets a "
        "limit of 15 %. (The 40 % of 3.13 are history.)\n\n"
        "**Sharing.** Threads with data of their own run in parallel. Threads that write to one "
        "list or dict take turns: each holds its lock for a moment and does the rest meanwhile. "
        "Reading takes no lock, and yet it can cost most of all: whoever reads an object that "
        "another thread made counts the reference, and gives it back, in the *shared* count. That "
        "is two atomic instructions on one cache line, which the CPUs have to hand to each other "
        "each time.\n\n"
        "**Memory.** An owner, a second count and a lock: an object's header grows from 16 to "
        "32 bytes."),
    .parameters = parameters,
    .prediction = {N_("How much slower is a single thread without the GIL?"), "overhead", "%", 0,
                   60, 20},
    .charts = charts,
    .code = code,
    .python = "free_threading_cost.py",
    .verdicts = verdicts,
    .remarks = remarks,
};
