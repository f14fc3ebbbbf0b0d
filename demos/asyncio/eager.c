/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What are eager tasks? Look-ups in a cache, each awaited as a task that the loop starts in its
 * next turn, as an eager task that starts at once, and as a plain coroutine.
 */
#include "demos/loop/run.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>

#define REPETITIONS 7
#define LOOKUPS 5000
#define SHOWN_LOOKUPS 10

extern const char eager_source[];

static LoopProgram
make_program(const char *entry, double lookups)
{
  return (LoopProgram){
      .source = eager_source,
      .entry = entry,
      .knobs = {{"LOOKUPS", lookups}, {"HITS", demo_get("hits")}},
  };
}

static void
show(void)
{
  static LoopOutcome outcome;
  LoopProgram program = make_program(demo_get("eager") != 0 ? "eager" : "lazy", SHOWN_LOOKUPS);
  loop_lanes(_("main task"), 1 + SHOWN_LOOKUPS);
  program.shown = true;
  loop_run_program(&program, &outcome);
}

typedef struct {
  Series us[3], gain, plain_gain, turns[3];
} Numbers;

/* The three side by side in time. */
static bool
repeat(int done, void *data)
{
  static const char *const entries[] = {"lazy", "eager", "plain"};
  static LoopOutcome outcome;
  Numbers *numbers = data;
  double us[3];
  for (int i = 0; i < 3; i++) {
    LoopProgram program = make_program(entries[i], LOOKUPS);
    if (!loop_run_program(&program, &outcome) || outcome.n == 0)
      return false;
    us[i] = outcome.values[0].number * 1e6 / LOOKUPS;
    series_add(&numbers->us[i], us[i]);
    series_add(&numbers->turns[i], (double) outcome.tally.turns / LOOKUPS);
  }
  series_add(&numbers->gain, us[0] / us[1]);
  series_add(&numbers->plain_gain, us[0] / us[2]);
  return true;
}

static bool
measure(void)
{
  Numbers numbers = {.gain = {.n = 0}};
  if (!loop_tell_order(make_program("lazy", 1), "lazy_order", "lazy") ||
      !loop_tell_order(make_program("lazy", 1), "eager_order", "eager") ||
      !demo_repeat(REPETITIONS, 1, repeat, &numbers))
    return false;
  demo_result("lazy_us", &numbers.us[0], "us");
  demo_result("eager_us", &numbers.us[1], "us");
  demo_result("plain_us", &numbers.us[2], "us");
  demo_result("gain", &numbers.gain, "x");
  demo_result("plain_gain", &numbers.plain_gain, "x");
  demo_result("turns_lazy", &numbers.turns[0], "count");
  demo_result("turns_eager", &numbers.turns[1], "count");
  demo_result("turns_plain", &numbers.turns[2], "count");
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
