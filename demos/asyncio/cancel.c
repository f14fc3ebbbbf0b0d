/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How does cancelling a task work? cancel() only asks; what happens then is up to the task: one
 * cleans up, one swallows the request, one computes on, one is shielded.
 */
#include "demos/loop/run.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <string.h>

extern const char cancel_source[];

/* In the order of the choices of “body”. */
static const char *const entries[] = {"cancel_cleaning", "cancel_swallowing", "cancel_computing",
                                      "cancel_shielded"};

static LoopProgram
make_program(bool is_virtual)
{
  return (LoopProgram){
      .source = cancel_source,
      .entry = entries[(int) demo_get("body")],
      .knobs = {{"CLEANUP", demo_get("cleanup_ms") / 1e3}, {"WORK", demo_get("work_ms") / 1e3}},
      .is_virtual = is_virtual,
  };
}

static void
show(void)
{
  static LoopOutcome outcome;
  LoopProgram program = make_program(false);
  loop_lanes(_("main task"), 3);
  program.shown = true;
  loop_run_program(&program, &outcome);
}

static bool
has(const LoopOutcome *outcome, const char *text)
{
  for (int i = 0; i < outcome->n; i++)
    if (strcmp(outcome->values[i].text, text) == 0)
      return true;
  return false;
}

/* All but the last value are what happened; that one is the time from the request to the end. */
static bool
measure(void)
{
  static LoopOutcome outcome;
  const char *items[LOOP_MAX_VALUES];
  LoopProgram program = make_program(true);
  if (!loop_run_program(&program, &outcome) || outcome.n == 0)
    return false;
  int n = outcome.n - 1;
  for (int i = 0; i < n; i++)
    items[i] = outcome.values[i].text;
  demo_order("order", items, n);
  demo_number("raised", has(&outcome, "raised"), "count");
  demo_number("ended_ms", outcome.values[n].number * 1e3, "ms");
  return loop_tell_order(program, "before_start", "before_start") &&
         loop_tell_order(program, "shielded", "shield");
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
