/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who holds the lock? Threads that only compute count down, one after the other and all at once,
 * under one GIL or without it.
 */
#include "demos/gil/limits.h"
#include "demos/interpreter/setup.h"
#include "demos/trace/demo.h"

#include <math.h>

#define REPETITIONS 5
#define HOLDER_LANE MAX_THREADS

typedef struct {
  int threads;
  int64_t work; /* rounds of each thread */
  Series speedup, cpu_over_wall, hold_p50, switches;
  Histogram hold;
} Numbers;

static VmTeam team;

/* The showing run: recorded, and in no hurry to finish. */
static void
show(void)
{
  VmInterpreter interpreter;
  int threads = (int) demo_get("threads");
  vm_setup_lanes(threads, HOLDER_LANE, demo_get("gil") != 0);
  vm_setup(&interpreter, HOLDER_LANE);
  vm_team_show(&team, &interpreter, VM_COUNTDOWN, threads, 0, demo_seconds() / 3);
  vm_interpreter_destroy(&interpreter);
}

static void
count_holds(const VmGil *gil, double wall_s, Numbers *numbers)
{
  histogram_add_times(&numbers->hold, gil->holds, gil->n_holds);
  series_add(&numbers->hold_p50, percentile(gil->holds, gil->n_holds, 50) / 1e3);
  if (gil->enabled)
    series_add(&numbers->switches, (double) gil->switch_number / wall_s);
}

static bool
repeat(int done, void *data)
{
  Numbers *numbers = data;
  VmInterpreter interpreter;
  VmTimes times;
  vm_setup(&interpreter, HOLDER_LANE);
  bool whole =
      vm_team_compare(&team, &interpreter, VM_COUNTDOWN, numbers->work, numbers->threads, &times);
  if (whole) {
    series_add(&numbers->speedup, times.serial / times.parallel);
    series_add(&numbers->cpu_over_wall, times.cpu / times.parallel);
    count_holds(&interpreter.gil, times.parallel / 1e9, numbers);
  }
  vm_interpreter_destroy(&interpreter);
  return whole;
}

/* Each run is long enough for every thread to be asked at least once, if there is the time. */
static int64_t
choose_work(int threads)
{
  double run = demo_seconds() * 2 / 3 / (2 * REPETITIONS);
  double shortest = 1.25 * threads * demo_get("interval_us") / 1e6;
  double longest = 0.7 * demo_seconds();
  return vm_setup_rounds(&team, VM_COUNTDOWN, fmax(run, fmin(shortest, longest)), threads);
}

static bool
measure(void)
{
  int threads = (int) demo_get("threads");
  Numbers numbers = {.threads = threads, .work = choose_work(threads)};
  if (!demo_repeat(REPETITIONS, 1, repeat, &numbers))
    return false;
  demo_histogram("hold", &numbers.hold, "us");
  demo_result("speedup", &numbers.speedup, "x");
  demo_result("cpu_over_wall", &numbers.cpu_over_wall, "x");
  demo_result("hold_p50_us", &numbers.hold_p50, "us");
  demo_result("switches", &numbers.switches, "1/s");
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
