/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What does `await` do? It runs a coroutine like a call, or lets others run while the result is not
 * there yet. Tasks add to one counter: without an await between reading and writing, with one, and
 * with a lock around it.
 */
#include "demos/loop/run.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>

#define REPETITIONS 3
#define SHOWN_TASKS 4
#define SHOWN_ADDITIONS 3
#define LONGEST_WAIT 0.02 /* s: in the crowd */

extern const char await_source[];

/* In the order of the choices of “body”. */
static const struct {
  const char *entry, *function;
} bodies[] = {
    {"race_await", "add_after_await"}, {"race_plain", "add"}, {"race_lock", "add_locked"}};

/* How often the crowd goes in and out. */
static double
find_rounds(void)
{
  return ceil(demo_get("tasks") / demo_get("limit"));
}

static LoopProgram
make_program(double tasks, double additions)
{
  double wait = fmin(LONGEST_WAIT, demo_seconds() / 4 / find_rounds());
  return (LoopProgram){
      .source = await_source,
      .entry = bodies[(int) demo_get("body")].entry,
      .knobs = {{"TASKS", tasks},
                {"ADDITIONS", additions},
                {"LIMIT", demo_get("limit")},
                {"WAIT", wait}},
      .is_virtual = true,
  };
}

static const char *
describe(const Listing *listing)
{
  bool unsafe = false, suspends = false;
  for (int i = 0; i < listing->n; i++) {
    unsafe |= listing->instructions[i].unsafe;
    suspends |= listing->instructions[i].check;
  }
  if (unsafe)
    return _("● marks where the task can suspend. It does so between loading counter and storing "
             "it, and whatever others add there is lost.");
  return suspends ? _("● marks where the task can suspend. The lock keeps the others out "
                      "meanwhile.")
                  : _("Nowhere between loading counter and storing it can the task suspend, so "
                      "nobody comes in between.");
}

static void
show(void)
{
  static LoopOutcome outcome;
  Listing listing;
  LoopProgram program = make_program(fmin(demo_get("tasks"), SHOWN_TASKS),
                                     fmin(demo_get("additions"), SHOWN_ADDITIONS));
  loop_list_program(&program, bodies[(int) demo_get("body")].function, "counter", &listing);
  if (demo_chose("body", "lock"))
    for (int i = 0; i < listing.n; i++)
      listing.instructions[i].unsafe = false;
  listing.note = describe(&listing);
  demo_listing(&listing);
  loop_lanes(_("main task"), 1 + (int) fmin(demo_get("tasks"), SHOWN_TASKS));
  program.shown = true;
  loop_run_program(&program, &outcome);
}

/* The crowd waits in the machine's time, so that there is something to measure. */
static bool
repeat(int done, void *data)
{
  static LoopOutcome outcome;
  Series *time = data;
  LoopProgram program = make_program(demo_get("tasks"), demo_get("additions"));
  program.entry = "crowd";
  program.is_virtual = false;
  if (!loop_run_program(&program, &outcome) || outcome.n < 2)
    return false;
  series_add(time, outcome.values[1].number / (find_rounds() * program.knobs[3].value));
  return true;
}

static bool
measure(void)
{
  double lost, steps[2], inside;
  Series time = {.n = 0};
  LoopProgram program = make_program(demo_get("tasks"), demo_get("additions"));
  if (!loop_tell_order(program, "await_plain", "order") ||
      !loop_numbers(program, "steps_during", steps, 2) ||
      !loop_numbers(program, program.entry, &lost, 1) ||
      !loop_numbers(program, "crowd", &inside, 1) || !demo_repeat(REPETITIONS, 1, repeat, &time))
    return false;
  demo_number("lost", lost, "count");
  demo_number("lost_share", 100 * lost / (demo_get("tasks") * demo_get("additions")), "%");
  demo_number("steps_zero", steps[0], "count");
  demo_number("steps_tiny", steps[1], "count");
  demo_number("inside", inside, "count");
  demo_result("crowd_time", &time, "x");
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
