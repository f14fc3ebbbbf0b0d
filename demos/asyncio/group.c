/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * When would you use gather, and when a TaskGroup? Several tasks, of which one fails: when the
 * caller hears of it, and what becomes of the others.
 */
#include "demos/loop/run.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <string.h>

extern const char group_source[];

/* In the order of the choices of “way”. */
static const char *const entries[] = {"by_gather", "by_group", "by_returning", "by_completion"};

static LoopProgram
make_program(bool is_virtual)
{
  return (LoopProgram){
      .source = group_source,
      .entry = entries[(int) demo_get("way")],
      .knobs = {{"TASKS", demo_get("tasks")},
                {"FAIL", demo_get("fail_ms") / 1e3},
                {"WAIT", demo_get("wait_ms") / 1e3}},
      .is_virtual = is_virtual,
  };
}

static void
show(void)
{
  static LoopOutcome outcome;
  LoopProgram program = make_program(false);
  loop_lanes(_("main task"), 1 + (int) demo_get("tasks"));
  program.shown = true;
  loop_run_program(&program, &outcome);
}

static double
count(const LoopOutcome *outcome, const char *text)
{
  int n = 0;
  for (int i = 0; i < outcome->n; i++)
    n += strcmp(outcome->values[i].text, text) == 0;
  return n;
}

/* All but the last value are what happened; that one is the time. */
static bool
tell_way(void)
{
  static LoopOutcome outcome;
  const char *items[LOOP_MAX_VALUES];
  LoopProgram program = make_program(true);
  if (!loop_run_program(&program, &outcome) || outcome.n == 0)
    return false;
  for (int i = 0; i < outcome.n - 1; i++)
    items[i] = outcome.values[i].text;
  demo_order("order", items, outcome.n - 1);
  demo_number("done", count(&outcome, "good done"), "count");
  demo_number("cancelled", count(&outcome, "good cancelled"), "count");
  demo_number("known_ms", outcome.values[outcome.n - 1].number * 1e3, "ms");
  return true;
}

static bool
measure(void)
{
  LoopProgram program = make_program(true);
  if (!tell_way() || !loop_tell_order(program, "gather_order", "gather") ||
      !loop_tell_order(program, "completion_order", "completed"))
    return false;
  program.knobs[1].value = 0.01;
  return loop_tell_order(program, "two_fail", "two_fail");
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
