/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Can a timeout interrupt everything? The same deadline around a sleep, a computation, and a
 * computation in slices.
 */
#include "demos/loop/run.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <string.h>

#define REPETITIONS 5

extern const char timeout_source[];

/* In the order of the choices of “body”. */
static const char *const entries[] = {"around_compute", "around_sleep", "around_slices",
                                      "around_compute_sleep"};

static LoopProgram
make_program(bool is_virtual)
{
  return (LoopProgram){
      .source = timeout_source,
      .entry = entries[(int) demo_get("body")],
      .knobs = {{"DEADLINE", demo_get("deadline_ms") / 1e3}, {"WORK", demo_get("work_ms") / 1e3}},
      .is_virtual = is_virtual,
  };
}

static void
show(void)
{
  static LoopOutcome outcome;
  LoopProgram program = make_program(false);
  loop_lanes(_("main task"), 1);
  program.shown = true;
  loop_run_program(&program, &outcome);
}

/* How long it takes in the machine's time; whether it times out is decided in the loop's own. */
static bool
repeat(int done, void *data)
{
  static LoopOutcome outcome;
  Series *took = data;
  LoopProgram program = make_program(false);
  if (!loop_run_program(&program, &outcome) || outcome.n < 2)
    return false;
  series_add(took, outcome.values[1].number * 1e3);
  return true;
}

static bool
measure(void)
{
  static LoopOutcome outcome;
  Series took = {.n = 0};
  LoopProgram program = make_program(true);
  if (!loop_run_program(&program, &outcome) || outcome.n < 2)
    return false;
  const char *items[] = {outcome.values[0].text};
  demo_order("outcome", items, 1);
  demo_number("timed_out", strcmp(items[0], "TimeoutError") == 0, "count");
  if (!loop_tell_order(program, "nested", "nested") || !demo_repeat(REPETITIONS, 1, repeat, &took))
    return false;
  demo_result("over_ms", &took, "ms");
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
