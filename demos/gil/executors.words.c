/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/executors.c: its knobs and charts, and what its results mean.
 */
#include "demos/executors/deadlock.h"
#include "demos/executors/executor.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

/* “map_spread” is the highest of the four rates by chunk size, against the lowest. */
static const Verdict verdicts[] = {
    {.when = {CHOSEN("kind", "threads"), BELOW("map_spread", 1.5)},
     .headline = N_("Threads share their memory, so chunks change nothing."),
     .text = {N_(
         "Items a second through map(): one by one {map_per_s_1:n}, in chunks of 100 "
         "{map_per_s_100:n}. A thread pool ignores the chunk size. And bytecode takes turns, "
         "however many workers there are.")}},
    {.when = {CHOSEN("kind", "threads")},
     .headline = N_("Too uneven for a verdict."),
     .text = {N_("A thread pool ignores the chunk size, yet the four rates differ by {map_spread}: "
                 "too few tasks, or other programs in the way.")}},
    {.when = {CHOSEN("kind", "processes"), AT_LEAST("chunk_gain", 1.5)},
     .headline = N_("Handing over is what costs."),
     .text = {N_("Items a second through map(): one by one {map_per_s_1:n}, in chunks of 100 "
                 "{map_per_s_100:n}, {chunk_gain} as many.")}},
    {.when = {CHOSEN("kind", "processes"), BETWEEN("chunk_gain", 0.9, 1.5)},
     .headline = N_("Chunks hardly matter here."),
     .text = {N_("In chunks of 100, map() was {chunk_gain} as fast as one by one. Chunks pay when "
                 "tasks are short and many.")}},
    {.when = {CHOSEN("kind", "processes"), BELOW("chunk_gain", 0.9)},
     .headline = N_("Here, chunks cost more than they save."),
     .text = {N_("In chunks of 100, map() was {chunk_gain} as fast as one by one. With few or long "
                 "tasks, a chunk leaves other workers without any.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

/* Said after the verdict, whatever it is. */
static const Verdict remarks[] = {
    {.when = {AT_LEAST("deadlocked", 1)},
     .headline = "",
     .count = "deadlocked",
     .text = {NN_(
         " {deadlocked:n} task that waited for a task of its own pool stood still until it "
         "was cancelled.",
         " {deadlocked:n} tasks that each waited for a task of their own pool stood still "
         "until they were cancelled.")}},
    {.headline = NULL},
};

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
     .title = N_("Gain of chunks of 100 instead of 1"),
     .results = {"chunk_gain"},
     .unit = "x"},
    {.kind = "value",
     .title = N_("Tasks a second with submit(), one by one"),
     .results = {"submit_per_s"},
     .unit = "1/s"},
    {.kind = "value",
     .title = N_("Items a second with map(), chunks of {chunksize}"),
     .results = {"map_per_s"},
     .unit = "1/s"},
    {.kind = "value",
     .title = N_("Tasks that wait for their own pool"),
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
    .verdicts = verdicts,
    .remarks = remarks,
};
