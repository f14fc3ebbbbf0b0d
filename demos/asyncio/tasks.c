/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is the difference between a coroutine and a task? The same waits awaited one by one and as
 * tasks; when a task begins, who keeps it alive, who hears of its failure, and what one costs.
 */
#include "demos/executors/worker.h"
#include "demos/loop/run.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>

#define REPETITIONS 3
#define MANY 2000 /* tasks that are made to see what one costs */

extern const char tasks_source[];

static LoopProgram
make_program(const char *entry, bool is_virtual)
{
  return (LoopProgram){
      .source = tasks_source,
      .entry = entry,
      .knobs = {{"WAITS", demo_get("waits")}, {"WAIT", demo_get("wait_ms") / 1e3}, {"TASKS", MANY}},
      .is_virtual = is_virtual,
  };
}

static double
get_limit(void)
{
  return demo_seconds() / (REPETITIONS + 2);
}

/* The waits together, then in turn, if there is time to watch that. */
static void
show(void)
{
  static LoopOutcome outcome;
  LoopProgram program = make_program("together", false);
  loop_lanes(_("main task"), 1 + (int) demo_get("waits"));
  program.shown = true;
  loop_run_program(&program, &outcome);
}

typedef struct {
  Series in_turn, together, gain, create_us;
} Numbers;

/* Waits that take too long in turn are measured in the loop's own time. */
static bool
repeat(int done, void *data)
{
  static LoopOutcome turn, at_once, many;
  Numbers *numbers = data;
  double wait = demo_get("wait_ms") / 1e3;
  bool is_virtual = wait * (demo_get("waits") + 1) > get_limit();
  LoopProgram in_turn = make_program("in_turn", is_virtual),
              together = make_program("together", is_virtual),
              create = make_program("create_many", false);
  if (!loop_run_program(&in_turn, &turn) || !loop_run_program(&together, &at_once) ||
      !loop_run_program(&create, &many) || turn.n == 0 || at_once.n == 0 || many.n == 0)
    return false;
  series_add(&numbers->in_turn, turn.values[0].number);
  series_add(&numbers->together, at_once.values[0].number);
  series_add(&numbers->gain, turn.values[0].number / at_once.values[0].number);
  series_add(&numbers->create_us, many.values[0].number * 1e6 / MANY);
  return true;
}

static bool
tell_facts(void)
{
  LoopProgram program = make_program("create_order", true);
  double collected, kept, told[2];
  if (!loop_tell_order(program, "create_order", "order") ||
      !loop_numbers(program, "hold_nothing", &collected, 1) ||
      !loop_numbers(program, "hold_it", &kept, 1) ||
      !loop_numbers(program, "never_retrieved", told, 2))
    return false;
  demo_number("collected", collected, "count");
  demo_number("collected_held", kept, "count");
  demo_number("told_while_alive", told[0], "count");
  demo_number("told_after", told[1], "count");
  return true;
}

static bool
measure(void)
{
  Numbers numbers = {.in_turn = {.n = 0}};
  if (!tell_facts() || !demo_repeat(REPETITIONS, 1, repeat, &numbers))
    return false;
  demo_result("in_turn_s", &numbers.in_turn, "s");
  demo_result("together_s", &numbers.together, "s");
  demo_result("gain", &numbers.gain, "x");
  demo_result("create_us", &numbers.create_us, "us");
  double task = (double) loop_task_memory(),
         thread = worker_thread_memory() + (double) sizeof(VmThread);
  demo_number("task_bytes", task, "bytes");
  demo_number("thread_bytes", thread, "bytes");
  return true;
}

const DemoExperiment demo_experiment = {
    .prepare = worker_prepare, .show = show, .measure = measure};
