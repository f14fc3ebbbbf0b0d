/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is back-pressure? A producer that is quick, a consumer that takes its time, and a queue with
 * a bound or without; and a stream whose other end nobody reads.
 */
#include "demos/loop/run.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>

#define REPETITIONS 5
#define MANY 5000 /* items, to see what handing one over costs */
#define SHOWN_ITEMS 12

extern const char backpressure_source[];

static LoopProgram
make_program(const char *entry, double items)
{
  return (LoopProgram){
      .source = backpressure_source,
      .entry = entry,
      .knobs = {{"ITEMS", items},
                {"WORK", demo_get("work_us") / 1e6},
                {"MAXSIZE", demo_get("maxsize")},
                {"MANY", MANY}},
      .is_virtual = true,
  };
}

static void
show(void)
{
  static LoopOutcome outcome;
  LoopProgram program = make_program("flow", fmin(demo_get("items"), SHOWN_ITEMS));
  loop_lanes(_("main task"), 1);
  demo_lane(1, "task", "%s", _("producer"));
  demo_lane(2, "task", "%s", _("consumer"));
  program.is_virtual = false;
  program.shown = true;
  loop_run_program(&program, &outcome);
}

typedef struct {
  Series one, batch, ratio;
} Numbers;

static bool
repeat(int done, void *data)
{
  static LoopOutcome outcome;
  Numbers *numbers = data;
  LoopProgram program = make_program("hand_over_both", 1);
  program.is_virtual = false;
  if (!loop_run_program(&program, &outcome) || outcome.n < 2)
    return false;
  series_add(&numbers->one, outcome.values[0].number * 1e6 / MANY);
  series_add(&numbers->batch, outcome.values[1].number * 1e6 / MANY);
  series_add(&numbers->ratio, outcome.values[0].number / outcome.values[1].number);
  return true;
}

/* How many steps of tasks an item costs. */
static bool
tell_steps(const char *entry, const char *name)
{
  static LoopOutcome outcome;
  LoopProgram program = make_program(entry, 1);
  if (!loop_run_program(&program, &outcome))
    return false;
  demo_number(name, round(10.0 * (double) outcome.tally.callbacks / MANY) / 10, "count");
  return true;
}

static bool
measure(void)
{
  Numbers numbers = {.one = {.n = 0}};
  double found[2], stream[4];
  double items = demo_get("items"), maxsize = demo_get("maxsize");
  LoopProgram program = make_program("flow", items);
  if (!loop_numbers(program, "flow", found, 2) ||
      !loop_numbers(program, "fill_stream", stream, 4) ||
      !loop_tell_order(program, "shut_down", "shut_down") ||
      !tell_steps("hand_over_one", "steps_one") || !tell_steps("hand_over_batch", "steps_batch") ||
      !demo_repeat(REPETITIONS, 1, repeat, &numbers))
    return false;
  demo_number("peak", found[0], "count");
  demo_number("ready_at", found[1], "x");
  demo_number("ready_expected", maxsize == 0 ? 0 : fmax(0, 1 - maxsize / items), "x");
  demo_result("one_us", &numbers.one, "us");
  demo_result("batch_us", &numbers.batch, "us");
  demo_result("dearer", &numbers.ratio, "x");
  demo_number("drain_waits", stream[0], "count");
  demo_number("kept_bytes", stream[1], "bytes");
  demo_number("low_mark", stream[2], "bytes");
  demo_number("high_mark", stream[3], "bytes");
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
