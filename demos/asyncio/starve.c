/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why must one not block the event loop? A heartbeat every 10 ms, and beside it something that
 * blocks, computes, computes in slices, or does so on a thread of the pool.
 */
#include "demos/loop/run.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>
#include <string.h>

#define REPETITIONS 3
#define SLICE_MS 2
#define PERIOD_MS 10

extern const char starve_source[];

/* In the order of the choices of “beside”. */
static const char *const entries[] = {"beside_block",          "beside_compute",
                                      "beside_slices",         "beside_thread_sleep",
                                      "beside_thread_compute", "beside_nothing"};

static LoopProgram
make_program(void)
{
  double span = demo_get("span_ms");
  return (LoopProgram){
      .source = starve_source,
      .entry = entries[(int) demo_get("beside")],
      .knobs = {{"SPAN", span / 1e3},
                {"SLICES", fmax(1, floor(span / SLICE_MS))},
                {"PERIOD", PERIOD_MS / 1e3},
                {"CALLS", demo_get("calls")}},
      .free_threaded = demo_get("gil") == 0,
      .interval_us = (unsigned) demo_get("interval_us"),
  };
}

static double
find_workers(void)
{
  return fmin(32, demo_cpus() + 4);
}

/* Heartbeats before and after, the span itself, and the calls. */
static double
least_seconds(void)
{
  double calls = ceil(demo_get("calls") / find_workers()) * 0.1;
  return (2 * (10 * PERIOD_MS + demo_get("span_ms")) / 1e3 + calls) / 1.2;
}

static void
show(void)
{
  static LoopOutcome outcome;
  LoopProgram program = make_program();
  loop_lanes(_("main task"), 1);
  demo_lane(1, "task", "%s", _("heartbeat"));
  if (strncmp(demo_get_choice("beside"), "thread", 6) == 0)
    demo_lane(LOOP_WORKER_LANE, "cpu", _("thread %d"), 1);
  program.shown = true;
  loop_run_program(&program, &outcome);
}

typedef struct {
  Series worst, median, calls;
  Histogram histogram;
} Numbers;

static bool
repeat(int done, void *data)
{
  static LoopOutcome outcome, called;
  Numbers *numbers = data;
  LoopProgram program = make_program(), calls = program;
  calls.entry = "call_threads";
  if (!loop_run_program(&program, &outcome) || !loop_run_program(&calls, &called) || called.n == 0)
    return false;
  histogram_add_times(&numbers->histogram, outcome.tally.recorded, outcome.tally.n_recorded);
  series_add(&numbers->worst, loop_percentile(&outcome, 100));
  series_add(&numbers->median, loop_percentile(&outcome, 50));
  series_add(&numbers->calls, called.values[0].number / 0.1);
  return true;
}

static bool
measure(void)
{
  Numbers numbers = {.worst = {.n = 0}};
  double slow[2];
  if (!loop_numbers(make_program(), "slow", slow, 2) ||
      !demo_repeat(REPETITIONS, 1, repeat, &numbers))
    return false;
  demo_histogram("late", &numbers.histogram, "us");
  demo_result("late_max_ms", &numbers.worst, "ms");
  demo_result("late_p50_ms", &numbers.median, "ms");
  demo_result("calls_time", &numbers.calls, "x");
  demo_number("calls_expected", ceil(demo_get("calls") / find_workers()), "x");
  demo_number("workers", find_workers(), "count");
  demo_number("slow_50", slow[0], "count");
  demo_number("slow_150", slow[1], "count");
  return true;
}

const DemoExperiment demo_experiment = {
    .show = show, .measure = measure, .least_seconds = least_seconds};
