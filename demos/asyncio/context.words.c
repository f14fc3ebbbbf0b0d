/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/asyncio/context.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {IS("requests", 1), RATIO("right", "requests", 0.99, 1.01)},
     .headline = N_("A single request finds its number."),
     .text = {N_(
         "With nobody else on the thread, what belongs to the thread would do as well. Take "
         "several.")}},
    {.when = {AT_LEAST("requests", 2), RATIO("right", "requests", 0.99, 1.01),
              RATIO("right_shared", "requests", 0, 0.99), IS("gil", 1)},
     .headline = N_("Each task has its own, the thread has one for all."),
     .text = {N_("All {requests:n} requests found their number in the context variable, "
                 "{right_shared:n} in what belongs to the thread. A bare Thread started with an "
                 "empty context: it found {thread:n}.")}},
    {.when = {AT_LEAST("requests", 2), RATIO("right", "requests", 0.99, 1.01),
              RATIO("right_shared", "requests", 0, 0.99), IS("gil", 0)},
     .headline = N_("Each task has its own, the thread has one for all."),
     .text = {N_("All {requests:n} requests found their number in the context variable, "
                 "{right_shared:n} in what belongs to the thread. A bare Thread inherited its "
                 "starter's context, as on the free-threaded build: it found {thread:n}.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"requests", N_("Requests"), DEMO_INT, 1, 10, 3, .live = true},
    {"depth", N_("Awaits deeper"), DEMO_INT, 1, 20, 5, .live = true},
    {"gil", N_("GIL"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("The requests")},
    {.kind = "bars",
     .title = N_("Requests that found their number"),
     .results = {"right", "right_shared"},
     .labels = {N_("context variable"), N_("of the thread")},
     .unit = "count"},
    {.kind = "bars",
     .title = N_("Set to 1; a child task sets 2, a coroutine that is awaited 3. Who reads what"),
     .results = {"child", "after_child", "after_await", "to_thread", "thread"},
     .labels = {N_("the child"), N_("after the child"), N_("after the await"), N_("to_thread"),
                N_("a Thread")},
     .unit = "count"},
    {.kind = "order", .title = N_("The same, in this order"), .name = "whose"},
    {NULL},
};

static const char *const code[] = {"asyncio/context.py", "loop/context.c",    "loop/task.c",
                                   "loop/thread.c",      "asyncio/context.c", NULL};

const DemoDescription demo_description = {
    .name = "context",
    .title = N_("Context variables"),
    .summary = N_("Requests on one thread, each of which sets its number and asks for it a few "
                  "awaits deeper."),
    .explanation = N_(
        "Each task runs in a **copy** of its creator's context: what it sets stays its own. A "
        "coroutine that is plainly awaited runs in the caller's context: what it sets stays with "
        "the caller.\n\n"
        "What belongs to the thread cannot tell tasks apart: all of them share the thread, and the "
        "last one to set it wins.\n\n"
        "`to_thread` copies the context into its thread. A bare `Thread` begins with an empty one; "
        "on the free-threaded build it inherits its starter's (`thread_inherit_context`)."),
    .parameters = parameters,
    .prediction =
        {N_("Three requests share the thread: how many find their number in what belongs to "
            "it?"),
         "right_shared", "count", 0, 10, 3},
    .charts = charts,
    .code = code,
    .python = "context.py",
    .verdicts = verdicts,
};
