/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What do context variables do in asyncio? Requests that set their number and ask for it a few
 * awaits deeper, in a context variable and in what belongs to the thread; and who inherits which
 * value.
 */
#include "demos/loop/run.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

extern const char context_source[];

static LoopProgram
make_program(void)
{
  return (LoopProgram){
      .source = context_source,
      .entry = "serve",
      .knobs = {{"REQUESTS", demo_get("requests")}, {"DEPTH", demo_get("depth")}},
      .is_virtual = true,
      .free_threaded = demo_get("gil") == 0,
  };
}

static void
show(void)
{
  static LoopOutcome outcome;
  LoopProgram program = make_program();
  loop_lanes(_("main task"), 1);
  for (int i = 1; i <= (int) demo_get("requests"); i++)
    demo_lane(i, "task", _("request %d"), i);
  program.shown = true;
  loop_run_program(&program, &outcome);
}

/* Pairs of what was found in the variable and in what the thread has; request i should find i. */
static bool
count_right(void)
{
  static LoopOutcome outcome;
  LoopProgram program = make_program();
  int own = 0, shared = 0;
  if (!loop_run_program(&program, &outcome))
    return false;
  for (int i = 0; 2 * i + 1 < outcome.n; i++) {
    own += outcome.values[2 * i].number == i;
    shared += outcome.values[2 * i + 1].number == i;
  }
  demo_number("right", own, "count");
  demo_number("right_shared", shared, "count");
  return true;
}

static bool
measure(void)
{
  double found[5];
  static const char *const names[] = {"child", "after_child", "after_await", "to_thread", "thread"};
  if (!count_right() || !loop_tell_order(make_program(), "whose", "whose") ||
      !loop_numbers(make_program(), "whose", found, 5))
    return false;
  for (int i = 0; i < 5; i++)
    demo_number(names[i], found[i], "count");
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
