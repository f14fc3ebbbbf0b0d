/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A test of a program with a race, run again and again with real threads under the real GIL: how
 * often does it fail, and what do the passes prove?
 */
#include "demos/testing/flaky.h"
#include "demos/interpreter/setup.h"
#include "demos/trace/clock.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

#define THREADS 2
#define HOLDER_LANE THREADS
#define LOSS 0.05 /* how often the true share may lie outside the range */

static VmTeam team;

static void
begin(VmInterpreter *interpreter)
{
  vm_interpreter_init(interpreter, &vm_build_gil, (unsigned) demo_get("interval_us"), HOLDER_LANE);
}

static void
show(void)
{
  VmInterpreter interpreter;
  vm_setup_lanes(THREADS, HOLDER_LANE, true);
  begin(&interpreter);
  vm_team_show(&team, &interpreter, VM_ADD_CALL, THREADS, 0, demo_seconds() / 4);
  vm_interpreter_destroy(&interpreter);
}

typedef enum { PASSED, FAILED, CUT_SHORT } Test;

static Test
run_test(void)
{
  VmInterpreter interpreter;
  int64_t rounds = whole(demo_get("rounds"));
  uint64_t ns = 0;
  begin(&interpreter);
  if (vm_team_start(&team, &interpreter, VM_ADD_CALL, rounds, THREADS, VM_UNRECORDED))
    ns = vm_team_join(&team);
  bool right = interpreter.build->read_counter(&interpreter.module) == THREADS * rounds;
  vm_interpreter_destroy(&interpreter);
  return ns == 0 ? CUT_SHORT : right ? PASSED : FAILED;
}

/* The share of failing runs at which @failed of @runs, or what is more extreme, has a probability
 * of half of LOSS: Clopper and Pearson, 1934. Found by halving. */
static double
find_limit(int failed, int runs, bool upper)
{
  double low = 0, high = 1;
  for (int i = 0; i < 50; i++) {
    double share = (low + high) / 2, term = pow(1 - share, runs), sum = 0;
    for (int k = 0; k <= (upper ? failed : failed - 1); k++) {
      sum += term;
      term *= share / (1 - share) * (runs - k) / (k + 1);
    }
    *((upper ? sum > LOSS / 2 : 1 - sum < LOSS / 2) ? &low : &high) = share;
  }
  return low;
}

static void
report(int runs, int failed)
{
  demo_number("runs", runs, "count");
  demo_number("failed", failed, "count");
  demo_number("passed", runs - failed, "count");
  demo_number("fail_share", 100.0 * failed / runs, "%");
  demo_number("share_low", failed == 0 ? 0 : 100 * find_limit(failed, runs, false), "%");
  demo_number("share_high", failed == runs ? 100 : 100 * find_limit(failed, runs, true), "%");
}

static bool
measure(void)
{
  int runs = 0, failed = 0;
  unsigned generation = demo_generation();
  uint64_t until = clock_now() + whole_count(demo_seconds() * 0.7e9);
  while (runs < MOST_RUNS && (runs < LEAST_RUNS || clock_now() < until)) {
    Test test = run_test();
    if (test == CUT_SHORT || demo_outdated(generation) || demo_time_left() <= 0)
      break;
    failed += test == FAILED;
    if (++runs % 10 == 0)
      demo_phase("measuring", runs, MOST_RUNS);
  }
  if (runs == 0 || demo_outdated(generation))
    return false;
  report(runs, failed);
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
