/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/lost-updates.c: its knobs and charts, and what its results mean.
 */
#include "demos/gil/limits.h"
#include "demos/trace/demo.h"
#include "demos/trace/digits.h"
#include "demos/trace/text.h"

#include <string.h>

static void
conclude(void)
{
  const char *body = demo_get_choice("body");
  double lost = demo_median("lost_share");
  if (strcmp(body, "lock") == 0)
    demo_verdict(_("With the lock, none is lost."),
                 _("%d threads added one after the other: whoever loads the variable stores it "
                   "before another may load it."),
                 (int) demo_get("threads"));
  else if (demo_high("lost") > 0)
    demo_verdict(_("Updates were lost."),
                 _("%s %% of the additions are missing. A thread loaded the variable, another "
                   "one added to it, and the first stored what it had before."),
                 demo_digits(lost > 0 ? lost : demo_high("lost_share"), 2).text);
  else if (demo_get("gil") != 0 && strcmp(body, "plain") == 0)
    demo_verdict(_("None lost, and no promise."),
                 _("The lock changed hands %.0f times a run, but never between the load and the "
                   "store: CPython looks at the eval breaker only at the loop's end, at function "
                   "entry and after calls. Put a call in between, and see."),
                 demo_median("switches"));
  else
    demo_verdict(_("None was lost this time."),
                 _("That proves nothing: with other timing some would be. Run it again."));
}

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
    {.kind = "value", .title = N_("Updates lost"), .results = {"lost_share"}, .unit = "%"},
    {.kind = "value", .title = N_("Lost in a run"), .results = {"lost"}, .unit = "count"},
    {.kind = "value", .title = N_("Hand-overs in a run"), .results = {"switches"}, .unit = "count"},
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {.kind = "listing", .title = N_("What runs")},
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
    .conclude = conclude,
};
