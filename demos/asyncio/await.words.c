/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/asyncio/await.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {IS("tasks", 1), BELOW("lost", 0.5)},
     .headline = N_("A task alone loses nothing."),
     .text = {N_("Nobody else adds between its load and its store. Take two or more tasks.")}},
    {.when = {CHOSEN("body", "plain"), BELOW("lost", 0.5)},
     .headline = N_("Between two awaits nobody comes in."),
     .text = {N_("{tasks} tasks added to one counter without a lock and lost nothing: a task gives "
                 "up the thread only where it waits.")}},
    {.when = {CHOSEN("body", "lock"), BELOW("lost", 0.5)},
     .headline = N_("With the lock, none is lost."),
     .text = {N_("Who holds an asyncio.Lock may wait inside it: the others stand in line, first "
                 "come, first served.")}},
    {.when = {CHOSEN("body", "await"), AT_LEAST("tasks", 2), AT_LEAST("lost", 0.5)},
     .headline = N_("An await between reading and writing loses {lost_share}."),
     .text = {N_("Each round all tasks read the same number, wait for a turn, and write the same "
                 "sum: {lost:n} additions are missing, in every run, on every machine. One thread "
                 "is no protection. Use an asyncio.Lock.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoChoice bodies[] = {
    {"await", N_("read, await sleep(0), write")},
    {"plain", N_("read, write")},
    {"lock", N_("the same under asyncio.Lock")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"body", N_("Each adds"), DEMO_CHOICE, .choices = bodies, .live = true},
    {"tasks", N_("Number of tasks"), DEMO_INT, 1, 200, 100, .live = true},
    {"additions", N_("Additions of each"), DEMO_INT, 1, 50, 10, .live = true},
    {"limit", N_("Semaphore lets in"), DEMO_INT, 1, 20, 4, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "value", .title = N_("Updates lost"), .results = {"lost_share"}, .unit = "%"},
    {.kind = "lanes", .title = N_("Up to four of the tasks")},
    {.kind = "listing", .title = N_("What runs")},
    {.kind = "value", .title = N_("Updates lost, of all"), .results = {"lost"}, .unit = "count"},
    {.kind = "order", .title = N_("Awaiting a coroutine that waits for nothing"), .name = "order"},
    {.kind = "bars",
     .title = N_("Steps of another task while one sleeps"),
     .results = {"steps_zero", "steps_tiny"},
     .labels = {N_("for 0 s"), N_("for 1 ns")},
     .unit = "count"},
    {.kind = "value",
     .title = N_("Inside the semaphore at most"),
     .results = {"inside"},
     .unit = "count"},
    {.kind = "value",
     .title = N_("Time for all through the semaphore, against ⌈tasks ÷ limit⌉ waits"),
     .results = {"crowd_time"},
     .unit = "x"},
    {NULL},
};

static const char *const code[] = {"asyncio/await.py",
                                   "interpreter/eval-coroutine.c",
                                   "interpreter/coroutine.c",
                                   "loop/future-await.c",
                                   "loop/lib/locks.py",
                                   "asyncio/await.c",
                                   NULL};

const DemoDescription demo_description = {
    .name = "await",
    .title = N_("What await does"),
    .summary = N_("Tasks add one to a counter on one thread. Whether that loses anything depends "
                  "on where they await."),
    .explanation = N_(
        "`await` of a coroutine runs it, much like a call: SEND resumes it, and if it returns "
        "without having waited, no other task has run. Only when the innermost one waits for a "
        "future does YIELD_VALUE carry that out to the task, and the loop runs others. "
        "`await asyncio.sleep(0)` gives up one turn.\n\n"
        "So code between two awaits that really wait is atomic for the other tasks. A value that "
        "is read before such an await and written after it is not: here all tasks read the same "
        "number each round.\n\n"
        "A semaphore lets a number of tasks in; the others wait in line."),
    .parameters = parameters,
    .prediction = {N_("With an await in between, what part of the additions is lost?"),
                   "lost_share", "%", 0, 100, 10},
    .charts = charts,
    .code = code,
    .python = "await.py",
    .verdicts = verdicts,
};
