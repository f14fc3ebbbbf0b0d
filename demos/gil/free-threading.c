/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same program by the same threads, with the GIL and without it; and by processes, which is
 * the most this machine can give.
 */
#include "demos/gil/limits.h"
#include "demos/interpreter/processes.h"
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#define REPETITIONS 5
#define INTERVAL_US 5000

enum { GIL, FREE, PROCESSES, N_WAYS };

typedef struct {
  int threads;
  VmProgram program;
  int64_t rounds; /* of each thread */
  Series speedup[N_WAYS], cpu_over_wall[2];
} Numbers;

static const VmBuild *const builds[] = {&vm_build_gil, &vm_build_free};
static VmTeam team;

static VmProgram
get_program(void)
{
  return demo_chose("work", "mixed") ? VM_MIXED : VM_COUNTDOWN;
}

/* Both builds at once would take each other's CPU: one after the other, again and again. Lanes 0 to
 * 7 belong to the build with the GIL, the next eight to the other, then comes the holder. */
static void
show(void)
{
  enum { TURNS = 6, HOLDER_LANE = 2 * MAX_THREADS };
  unsigned generation = demo_generation();
  int threads = (int) demo_get("threads");
  for (int i = 0; i < threads; i++)
    demo_lane(i, "cpu", _("GIL %d"), i + 1);
  for (int i = 0; i < threads; i++)
    demo_lane(MAX_THREADS + i, "cpu", _("free %d"), i + 1);
  demo_holder_lane(HOLDER_LANE);
  for (int turn = 0; turn < TURNS && !demo_outdated(generation); turn++) {
    int build = turn % 2;
    VmInterpreter interpreter;
    demo_phase("showing", turn, TURNS);
    vm_interpreter_init(&interpreter, builds[build], INTERVAL_US, HOLDER_LANE);
    vm_team_show(&team, &interpreter, VM_COUNTDOWN, threads, build * MAX_THREADS,
                 demo_seconds() / 3 / TURNS);
    vm_interpreter_destroy(&interpreter);
  }
}

static bool
repeat_build(int build, Numbers *numbers)
{
  VmInterpreter interpreter;
  VmTimes times;
  vm_interpreter_init(&interpreter, builds[build], INTERVAL_US, 0);
  bool whole = vm_team_compare(&team, &interpreter, numbers->program, numbers->rounds,
                               numbers->threads, &times);
  vm_interpreter_destroy(&interpreter);
  if (!whole)
    return false;
  series_add(&numbers->speedup[build], times.serial / times.parallel);
  series_add(&numbers->cpu_over_wall[build], times.cpu / times.parallel);
  return true;
}

static bool
repeat_processes(Numbers *numbers)
{
  uint64_t serial = 0;
  for (int i = 0; i < numbers->threads; i++) {
    uint64_t one = vm_processes_run(&vm_build_gil, numbers->program, numbers->rounds, 1);
    if (one == 0)
      return false;
    serial += one;
  }
  uint64_t parallel =
      vm_processes_run(&vm_build_gil, numbers->program, numbers->rounds, numbers->threads);
  if (parallel > 0)
    series_add(&numbers->speedup[PROCESSES], (double) serial / (double) parallel);
  return parallel > 0;
}

static bool
repeat(int done, void *data)
{
  return repeat_build(GIL, data) && repeat_build(FREE, data) && repeat_processes(data);
}

static int64_t
calibrate(VmProgram program, int threads)
{
  VmInterpreter interpreter;
  double seconds = demo_seconds() * 2 / 3 / (REPETITIONS * N_WAYS * 2);
  vm_interpreter_init(&interpreter, &vm_build_gil, INTERVAL_US, 0);
  int64_t rounds = vm_team_calibrate(&team, &interpreter, program, seconds);
  vm_interpreter_destroy(&interpreter);
  return rounds / threads + 1;
}

static bool
measure(void)
{
  static const char *const names[] = {"gil", "free", "processes"};
  Numbers numbers = {.threads = (int) demo_get("threads"), .program = get_program()};
  numbers.rounds = calibrate(numbers.program, numbers.threads);
  if (!demo_repeat(REPETITIONS, 1, repeat, &numbers))
    return false;
  for (int i = 0; i < N_WAYS; i++)
    demo_result_of("speedup", names[i], &numbers.speedup[i], "x");
  for (int i = GIL; i <= FREE; i++)
    demo_result_of("cpu_over_wall", names[i], &numbers.cpu_over_wall[i], "x");
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
