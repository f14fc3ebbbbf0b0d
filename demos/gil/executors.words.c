/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/executors.c: its knobs and charts, and what its results mean.
 */
#include "demos/executors/deadlock.h"
#include "demos/executors/executor.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

#include <string.h>

static void
conclude(void)
{
  double one = demo_median("map_per_s_1"), gain = demo_median("chunk_gain");
  int stuck = (int) whole(demo_median("deadlocked"));
  if (strcmp(demo_get_choice("kind"), "threads") == 0)
    demo_verdict(_("Threads share their memory, so chunks change nothing."),
                 _("map() did %.0f items a second with any chunksize: a thread pool ignores it. "
                   "And bytecode takes turns, however many workers there are. %d tasks that each "
                   "waited for a task of their own pool stood still until they were cancelled."),
                 one, stuck);
  else if (gain > 1.5)
    demo_verdict(_("Handing over is what costs."),
                 _("One by one, map() did %.0f items a second; in chunks of 100, %.1f times as "
                   "many. Each hand-over to a process costs about %.0f µs, whatever it carries. "
                   "%d tasks that each waited for a task of their own pool stood still until they "
                   "were cancelled."),
                 one, gain, 1e6 / one, stuck);
  else
    demo_verdict(_("These tasks are long enough to be handed over one by one."),
                 _("Chunks of 100 made map() %.2f times as fast. Chunks pay when a task is short; "
                   "with few tasks, they leave workers without any. %d tasks that each waited for "
                   "a task of their own pool stood still until they were cancelled."),
                 gain, stuck);
}

static const DemoChoice kinds[] = {
    {"processes", N_("Processes")},
    {"threads", N_("Threads")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"workers", N_("Workers"), DEMO_INT, 1, DEADLOCK_MAX_WORKERS, 2, .live = true},
    {"kind", N_("Pool of"), DEMO_CHOICE, .live = true, .choices = kinds},
    {"task_us", N_("Length of a task"), DEMO_INT, 0, 1000, 0, "us", .live = true},
    {"chunksize", N_("Chunk size"), DEMO_INT, 1, 1000, 10, .log_scale = true, .live = true},
    {"tasks", N_("Tasks"), DEMO_INT, 1, EXECUTOR_MAX_PENDING, 10000, .log_scale = true,
     .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Twelve futures, two of them cancelled")},
    {.kind = "bars",
     .title = N_("Items a second, by chunk size"),
     .results = {"map_per_s_1", "map_per_s_10", "map_per_s_100", "map_per_s_1000"},
     .labels = {N_("chunks of 1"), N_("of 10"), N_("of 100"), N_("of 1000")},
     .unit = "1/s"},
    {.kind = "value",
     .title = N_("Chunks of 100 instead of 1"),
     .results = {"chunk_gain"},
     .unit = "x"},
    {.kind = "value",
     .title = N_("submit(), one by one"),
     .results = {"submit_per_s"},
     .unit = "1/s"},
    {.kind = "value",
     .title = N_("map(), chunks of {chunksize}"),
     .results = {"map_per_s"},
     .unit = "1/s"},
    {.kind = "value",
     .title = N_("Tasks waiting for their own pool"),
     .results = {"deadlocked"},
     .unit = "count"},
    {NULL},
};

static const char *const code[] = {"gil/executors.c",         "executors/gantt.c",
                                   "executors/throughput.c",  "executors/future.c",
                                   "executors/thread-pool.c", "executors/process-pool.c",
                                   "executors/deadlock.c",    NULL};

const DemoDescription demo_description = {
    .name = "executors",
    .title = N_("What becomes of a task?"),
    .summary = N_("A pool of workers, a queue, and a future for each task: see them wait, run, be "
                  "cancelled, and what handing over costs."),
    .explanation =
        N_("`submit()` returns a *future* at once. It is PENDING in the queue, RUNNING once a "
           "worker has it, and FINISHED with a result or an exception.\n\n"
           "**Cancelling** works only while it is PENDING: nothing can stop a thread from outside. "
           "A process pool hands over one task more than it has workers, and those count as "
           "RUNNING too.\n\n"
           "**Threads** take a task out of memory they share; under the GIL their bytecode takes "
           "turns. **Processes** run at the same time, but each task is a message there and a "
           "message back. `map(…, chunksize=100)` sends a hundred tasks in one message.\n\n"
           "**A pool can wait for itself.** When every worker waits for a task that is still in "
           "the queue, nobody is left to run it. CPython waits for ever; here the circle is found "
           "and the inner tasks are cancelled."),
    .parameters = parameters,
    .prediction = {N_("How many times as fast is map() with chunks of 100 instead of 1?"),
                   "chunk_gain", "x", 1, 1000, 3, .log_scale = true},
    .charts = charts,
    .code = code,
    .python = "executors.py",
    .conclude = conclude,
};
