/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/gil/pick-a-model.c: its knobs and charts, and what its results mean.
 */
#include "demos/executors/prediction.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

/* “winner” is the quickest, “guess” what the rule of thumb picked; “lost” is how many times as long
 * that took. */
static const Verdict verdicts[] = {
    {.when = {IS("guess_is_winner", 1), IS("serial_wins", 1)},
     .headline = N_("The rule of thumb picked the winner: {winner}."),
     .text = {N_("None of the other four was quicker: for this job none earns what it costs.")}},
    {.when = {IS("guess_is_winner", 1)},
     .headline = N_("The rule of thumb picked the winner: {winner}."),
     .text = {N_("It was {measured} as fast as one by one; the rule had said {predicted}.")}},
    {.when = {IS("guess_is_winner", 0), BELOW("lost", 1.1)},
     .headline = N_("As good as the winner: the rule of thumb picked {guess}."),
     .text = {N_("The quickest was “{winner}”, {measured} as fast as one by one. “{guess}” took "
                 "{lost} as long as that: too close to tell.")}},
    {.when = {IS("guess_is_winner", 0), AT_LEAST("lost", 1.1)},
     .headline = N_("The rule of thumb picked {guess}, but {winner} was quicker."),
     .text = {N_("“{guess}” took {lost} as long as “{winner}”. Something matters that the "
                 "rule does not know, or other programs were in the way.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

/* Said after the verdict, whatever it is. */
static const Verdict remarks[] = {
    {.when = {AT_LEAST("shares", 100.5)},
     .headline = "",
     .text = {N_(" The shares of an item add up to {shares:n} %: they were scaled to 100 %.")}},
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"cpu", N_("Python code"), DEMO_INT, 0, 100, 10, "%", .live = true},
    {"waiting", N_("Waiting"), DEMO_INT, 0, 100, 90, "%", .live = true},
    {"item_us", N_("One item"), DEMO_INT, 10, 10000, 1000, "us", true, true},
    {"items", N_("Items"), DEMO_INT, 1, 100, 40, .live = true},
    {"payload", N_("Data of an item"), DEMO_INT, 1, PARALLEL_MAX_PAYLOAD, 1024, "bytes", true,
     true},
    {NULL},
};

#define BARS(TITLE, NAME)                                                                          \
  .kind = "bars", .title = TITLE,                                                                  \
  .results = {NAME "_serial", NAME "_threads", NAME "_processes", NAME "_interpreters",            \
              NAME "_loop"},                                                                       \
  .labels = {N_("one by one"), N_("threads"), N_("processes"), N_("interpreters"),                 \
             N_("event loop")},                                                                    \
  .unit = "x"

static const DemoChart charts[] = {
    {BARS(N_("Measured speed-up"), "measured")},
    {BARS(N_("Predicted speed-up"), "predicted")},
    {.kind = "lanes", .title = N_("One model after the other")},
    {.kind = "value",
     .title = N_("Time of the predicted model, against the quickest"),
     .results = {"lost"},
     .unit = "x"},
    {NULL},
};

static const char *const code[] = {"gil/pick-a-model.c",
                                   "executors/prediction.c",
                                   "executors/parallel.c",
                                   "executors/parallel-threads.c",
                                   "executors/parallel-processes.c",
                                   "executors/parallel-item.c",
                                   NULL};

const DemoDescription demo_description = {
    .name = "pick-a-model",
    .title = N_("Which model fits?"),
    .summary = N_("Describe a job: how much Python, how much waiting, how long, how large. Which "
                  "of five models is quickest?"),
    .explanation =
        N_("Each item computes in Python, computes in C (what is neither Python nor waiting), and "
           "waits. Ask what is scarce:\n\n"
           "**The GIL.** Python code of threads takes turns: it adds up, however many there "
           "are.\n\n"
           "**CPUs.** Processes and interpreters compute at the same time, but each item's data "
           "must travel, and they must be started.\n\n"
           "**Workers.** A worker who waits does nothing else. A pool of threads overlaps as many "
           "waits as it has threads; an event loop any number, with one thread, as long as "
           "nothing computes for long.\n\n"
           "One by one is the model to beat: short jobs are over before a worker has started. "
           "Starting is cheaper here than in Python, where a process takes 2 to 5 ms and an "
           "interpreter 15 to 20 ms, so in Python a job must be longer to be worth either."),
    .parameters = parameters,
    .prediction = {N_("How much faster than one by one is the quickest of the five?"), "measured",
                   "x", 0.5, 50, 2, true},
    .charts = charts,
    .code = code,
    .python = "pick_a_model.py",
    .verdicts = verdicts,
    .remarks = remarks,
};
