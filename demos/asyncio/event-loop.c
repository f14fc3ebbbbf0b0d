/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is an event loop? Tasks that compute a little and sleep a little, on one thread: how many
 * callbacks a turn of the loop has, how busy it is, and how late its timers are.
 */
#include "demos/loop/run.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

#include <math.h>

#define REPETITIONS 5
#define MOST_ROUNDS 200

extern const char event_loop_source[];

/* ---- A round of all tasks: each computes and then sleeps. ---- */

/* Seconds: they compute one after the other, and sleep at the same time. */
static double
find_round(void)
{
  double work = demo_get("work_us") / 1e6, sleep = demo_get("sleep_ms") / 1e3;
  return fmax(fmax(demo_get("tasks") * work, sleep + work), 1e-4 + demo_get("tasks") * 1e-5);
}

/* As many rounds as fit into @seconds of the machine's time; where none does, one of the loop's
 * own. */
static LoopProgram
make_program(double seconds)
{
  double rounds = fmin(floor(seconds / find_round()), MOST_ROUNDS);
  return (LoopProgram){
      .source = event_loop_source,
      .entry = "load",
      .knobs = {{"TASKS", demo_get("tasks")},
                {"WORK", demo_get("work_us") / 1e6},
                {"SLEEP", demo_get("sleep_ms") / 1e3},
                {"ROUNDS", fmax(1, rounds)}},
      .is_virtual = rounds < 1,
  };
}

static void
show(void)
{
  static LoopOutcome outcome;
  LoopProgram program = make_program(fmin(demo_seconds() / 4, 0.5));
  loop_lanes(_("main task"), 1 + (int) demo_get("tasks"));
  program.shown = true;
  loop_run_program(&program, &outcome);
}

typedef struct {
  LoopProgram program;
  Series late, busy, per_turn, turns;
  Histogram histogram;
} Numbers;

static bool
repeat(int done, void *data)
{
  static LoopOutcome outcome;
  Numbers *numbers = data;
  if (!loop_run_program(&numbers->program, &outcome))
    return false;
  const LoopTally *tally = &outcome.tally;
  histogram_add_times(&numbers->histogram, tally->recorded, tally->n_recorded);
  series_add(&numbers->late, loop_percentile(&outcome, 50));
  series_add(&numbers->busy, (double) tally->busy / (double) outcome.ns);
  series_add(&numbers->per_turn, (double) tally->callbacks / (double) tally->turns);
  series_add(&numbers->turns, (double) tally->turns);
  return true;
}

/* The orders are the same in every run on every machine: virtual time decides nothing by chance. */
static bool
tell_orders(const LoopProgram *program)
{
  double steps[3];
  if (!loop_tell_order(*program, "order", "order") ||
      !loop_tell_order(*program, "turns", "turns") ||
      !loop_tell_order(*program, "lock_order", "lock") ||
      !loop_numbers(*program, "steps_during", steps, 3))
    return false;
  demo_number("steps_zero", steps[0], "count");
  demo_number("steps_negative", steps[1], "count");
  demo_number("steps_tiny", steps[2], "count");
  return true;
}

static bool
measure(void)
{
  Numbers numbers = {.program = make_program(demo_seconds() * 3 / 4 / REPETITIONS)};
  if (!tell_orders(&numbers.program) || !demo_repeat(REPETITIONS, 1, repeat, &numbers))
    return false;
  demo_histogram("late", &numbers.histogram, "us");
  demo_result("late_p50_ms", &numbers.late, "ms");
  demo_result("loop_busy", &numbers.busy, "x");
  demo_result("ready_per_turn", &numbers.per_turn, "count");
  demo_result("turns", &numbers.turns, "count");
  double work = demo_get("tasks") * demo_get("work_us") / 1e6;
  demo_number("expected_busy", work / find_round(), "x");
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
