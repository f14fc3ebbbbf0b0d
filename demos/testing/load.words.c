/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All the words of demos/testing/load.c: its knobs and charts, and what its results mean.
 */
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

static const Verdict verdicts[] = {
    {.when = {IS("stall_ms", 0), AT_LEAST("p99_ms_open", 0)},
     .headline = N_("Without a stall, both tell the same."),
     .text = {N_("99 of 100 answers came within {p99_ms_open} for the one and within "
                 "{p99_ms_closed} for the other.")}},
    {.when = {AT_LEAST("stall_ms", 1), RATIO("p99_ms_open", "p99_ms_closed", 2, INFINITY),
              RATIO("p99_ms_open", "stall_ms", 0.2, 2)},
     .headline = N_("Who waits does not ask while it is slow."),
     .text = {N_(
         "One stall of {stall_ms}. By the timetable, one in a hundred waited {p99_ms_open} "
         "or longer. Who waits for each answer sent {requests_closed:n} requests instead of "
         "{requests_open:n}, had one slow answer, and tells of {p99_ms_closed}.")}},
    {.when = {AT_LEAST("stall_ms", 1), RATIO("p99_ms_open", "p99_ms_closed", 0, 2)},
     .headline = N_("Too few stood still to show at 99 %."),
     .text = {N_("The stall of {stall_ms} met less than one request in a hundred, or all of them "
                 "alike: both tell of {p99_ms_open}. The longest answer took {most_ms_open}. Take "
                 "a longer stall, or more requests.")}},
    VERDICT_UNKNOWN,
    {.headline = NULL},
};

static const DemoParameter parameters[] = {
    {"rate", N_("Requests a second"), DEMO_INT, 10, 1000, 200, "1/s", true, true},
    {"stall_ms", N_("The stall"), DEMO_INT, 0, 1000, 300, "ms", .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("99 of 100 answers within"),
     .results = {"p99_ms_closed", "p99_ms_open"},
     .labels = {N_("who waits"), N_("by the timetable")},
     .unit = "ms"},
    {.kind = "bars",
     .title = N_("The mean"),
     .results = {"mean_ms_closed", "mean_ms_open"},
     .labels = {N_("who waits"), N_("by the timetable")},
     .unit = "ms"},
    {.kind = "histogram",
     .title = N_("Answers by the timetable"),
     .name = "open",
     .unit = "ms",
     .mark_parameter = "stall_ms",
     .mark_label = N_("the stall")},
    {.kind = "value",
     .title = N_("Asked by who waits"),
     .results = {"requests_closed"},
     .unit = "count"},
    {.kind = "value",
     .title = N_("Asked by the timetable"),
     .results = {"requests_open"},
     .unit = "count"},
    {.kind = "lanes", .title = N_("Three seconds, one stall")},
    {NULL},
};

static const char *const code[] = {"testing/load.c", "schedule/service.c", NULL};

const DemoDescription demo_description = {
    .name = "load",
    .title = N_("Asking while it is slow"),
    .summary = N_("A service stalls once. A client who waits for each answer hardly notices; one "
                  "who keeps to a timetable does."),
    .explanation =
        N_("Both ask so many times a second, each answer takes 1 ms, and after one second the "
           "service stands still for a while.\n\n"
           "**Who waits** for each answer sends nothing meanwhile: of all the requests that should "
           "have come in the stall it counts one. That is called coordinated omission.\n\n"
           "**By the timetable** each request is sent when it is due, and its waiting counts from "
           "then. With n requests, s of them in the stall, the 99th percentile is the stall times "
           "1 − 0.01 · n ÷ s.\n\n"
           "It runs in virtual time, so it comes out the same in every run; the script does the "
           "same in real time."),
    .parameters = parameters,
    .prediction = {N_("A stall of 300 ms in three seconds: within what time are 99 of 100 "
                      "answers there, measured by the timetable?"),
                   "p99_ms_open", "ms", 1, 1000, 5, .log_scale = true},
    .charts = charts,
    .code = code,
    .python = "load.py",
    .verdicts = verdicts,
};
