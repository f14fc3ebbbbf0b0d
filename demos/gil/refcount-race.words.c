/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/refcount-race.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/digits.h"
#include "demos/trace/text.h"

#include <string.h>

static void
conclude(void)
{
  double lost = demo_median("lost_share"), ns = demo_median("ns_per_op");
  double own = demo_median("scaling_own");
  const char *mode = demo_get_choice("mode");
  if (strcmp(mode, "plain") == 0 && demo_high("lost") > 0)
    demo_verdict(_("Counts were lost."),
                 _("Of all references the two threads counted, %s %% are missing. In Python this "
                   "object would be freed while somebody still uses it: a crash, or worse."),
                 demo_digits(lost > 0 ? lost : demo_high("lost_share"), 2).text);
  else if (strcmp(mode, "plain") == 0)
    demo_verdict(_("Nothing was lost this time."),
                 _("That proves nothing: the threads hardly ran at the same time. Run it again."));
  else if (strcmp(mode, "gil") == 0)
    demo_verdict(_("One lock for everything: right, and one at a time."),
                 _("No count was lost, because only the holder of the lock counts. But two threads "
                   "were %.2f times as fast as one, even with an object each."),
                 own);
  else if (strcmp(mode, "atomic") == 0)
    demo_verdict(_("Atomic counts are right, and every one costs."),
                 _("No count was lost. A pair takes %.1f ns, and every program would pay that for "
                   "every reference, alone or not."),
                 ns);
  else if (strcmp(mode, "biased") == 0)
    demo_verdict(_("Cheap for the owner, right for all."),
                 _("No count was lost. With an object each, two threads were %.2f times as fast as "
                   "one: the owner needs no atomic instruction. Sharing one object costs."),
                 own);
  else
    demo_verdict(_("Nobody writes, so nothing can be lost."),
                 _("An immortal object's count never changes: %.1f ns, and two threads were %.2f "
                   "times as fast as one."),
                 ns, own);
}

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
    {.kind = "value", .title = N_("Lost a run"), .results = {"lost"}, .unit = "count"},
    {.kind = "lines", .title = N_("The count, live"), .name = "count", .unit = "count"},
    {.kind = "value", .title = N_("One up and down"), .results = {"ns_per_op"}, .unit = "ns"},
    {.kind = "value",
     .title = N_("One thread alone, against plain"),
     .results = {"against_plain"},
     .unit = "x"},
    {.kind = "bars",
     .title = N_("Two threads against one"),
     .results = {"scaling_own", "scaling_shared"},
     .labels = {N_("an object each"), N_("one object")},
     .unit = "x",
     .ideal = 2,
     .ideal_label = N_("ideal")},
    {.kind = "lanes", .title = N_("Who runs, who waits")},
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
    .conclude = conclude,
};
