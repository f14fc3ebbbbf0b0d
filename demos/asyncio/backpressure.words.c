/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/asyncio/backpressure.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {IS("maxsize", 0)},
     .headline = N_("Nothing held the producer up."),
     .count = "peak",
     .text = {NN_("A queue without a bound took everything: {peak:n} item waited at most. With a "
                  "producer that never ends, that is memory and latency without end.",
                  "A queue without a bound took everything: {peak:n} items waited at most. With a "
                  "producer that never ends, that is memory and latency without end.")}},
    {.when = {AT_LEAST("maxsize", 1), RATIO("items", "maxsize", 0, 1.001)},
     .headline = N_("The queue is large enough for all of them."),
     .text = {N_("{items:n} were put in, and there was room for {maxsize:n}: nothing held the "
                 "producer up.")}},
    {.when = {AT_LEAST("maxsize", 1), RATIO("items", "maxsize", 1.001, INFINITY)},
     .headline = N_("The consumer set the pace."),
     .text = {N_("At most {peak:n} waited in the queue, and the producer was done after "
                 "{ready_at:n} of the time: put() waits while the queue is full.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"maxsize", N_("maxsize (0: no bound)"), DEMO_INT, 0, 100, 10, .live = true},
    {"items", N_("Items"), DEMO_INT, 1, 500, 200, .live = true},
    {"work_us", N_("The consumer needs"), DEMO_INT, 100, 10000, 1000, "us", true, true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("The first items")},
    {.kind = "value", .title = N_("Items waiting at most"), .results = {"peak"}, .unit = "count"},
    {.kind = "bars",
     .title = N_("The producer is done after this share of the time"),
     .results = {"ready_at", "ready_expected"},
     .labels = {N_("in the loop's time"), N_("1 − maxsize ÷ items")},
     .unit = "x"},
    {.kind = "bars",
     .title = N_("To hand an item over"),
     .results = {"one_us", "batch_us"},
     .labels = {N_("maxsize 1"), N_("no bound")},
     .unit = "us"},
    {.kind = "bars",
     .title = N_("Steps of tasks for an item"),
     .results = {"steps_one", "steps_batch"},
     .labels = {N_("maxsize 1"), N_("no bound")},
     .unit = "count"},
    {.kind = "value", .title = N_("maxsize 1 is dearer by"), .results = {"dearer"}, .unit = "x"},
    {.kind = "bars",
     .title = N_("A stream whose reader does not read: bytes kept when drain() waits"),
     .results = {"kept_bytes", "high_mark", "low_mark"},
     .labels = {N_("kept"), N_("high-water mark"), N_("low-water mark")},
     .unit = "bytes"},
    {.kind = "order", .title = N_("Queue.shutdown() after 1 and 2"), .name = "shut_down"},
    {NULL},
};

static const char *const code[] = {"asyncio/backpressure.py", "loop/lib/queues.py", "loop/stream.c",
                                   "asyncio/backpressure.c", NULL};

const DemoDescription demo_description = {
    .name = "backpressure",
    .title = N_("Back-pressure"),
    .summary = N_("A quick producer, a slow consumer, and a queue or a stream between them that "
                  "makes the producer wait, or does not."),
    .explanation =
        N_("`Queue(maxsize)` makes `put` wait while it is full, so the consumer sets the pace. "
           "Without a bound the producer is done at once, and everything lies in the queue.\n\n"
           "A queue of one is dear: each item costs two switches of tasks. In a larger one the "
           "producer fills up, then the consumer empties it.\n\n"
           "`write` never waits: what the system does not take is kept. Above the high-water mark "
           "`await drain()` waits until no more than the low-water mark is kept."),
    .parameters = parameters,
    .prediction = {N_("200 items, room for 10: how many wait at most?"), "peak", "count", 1, 500,
                   50, true},
    .charts = charts,
    .code = code,
    .python = "backpressure.py",
    .verdicts = verdicts,
};
