/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What free threading costs: a single thread on both builds, threads that share a container, and
 * the size of objects.
 */
#include "demos/gil/limits.h"
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"

#define REPETITIONS 9
#define INTERVAL_US 5000
#define MAX_APPENDS 40000         /* alone; longer, and the time goes to making room */
#define MAX_SHARED_APPENDS 250000 /* fewer, and starting the threads takes longer than they do */

typedef struct {
  const char *result;
  VmProgram program;
} Workload;

enum { N_ALONE = 6, N_SHARING = 4 };

/* In the order of the choices of “workload”. */
static const Workload alone[N_ALONE] = {
    {"mixed", VM_MIXED},   {"arithmetic", VM_COUNTDOWN}, {"calls", VM_CALLS},
    {"list", VM_OWN_LIST}, {"dict", VM_OWN_DICT},        {"object", VM_OWN_OBJECT},
};

static const Workload sharing[N_SHARING] = {
    {"own", VM_OWN_DICT},
    {"dict", VM_SHARED_DICT},
    {"list", VM_SHARED_LIST},
    {"object", VM_SHARED_OBJECT},
};

typedef struct {
  int threads;
  int64_t alone_rounds[N_ALONE], sharing_rounds[N_SHARING];
  Series overhead[N_ALONE], speedup[N_SHARING];
} Numbers;

static const VmBuild *const builds[] = {&vm_build_gil, &vm_build_free};
static VmTeam team;

static int64_t
calibrate(VmProgram program, double seconds)
{
  VmInterpreter interpreter;
  vm_interpreter_init(&interpreter, &vm_build_free, INTERVAL_US, 0);
  int64_t rounds = vm_team_calibrate(&team, &interpreter, program, seconds);
  vm_interpreter_destroy(&interpreter);
  int64_t most = program == VM_OWN_LIST      ? MAX_APPENDS
                 : program == VM_SHARED_LIST ? MAX_SHARED_APPENDS
                                             : rounds;
  return rounds < most ? rounds : most;
}

/* CPU time of one thread: it is alone, so nothing else can differ. 0 when a control cut in. */
static double
time_alone(const VmBuild *build, VmProgram program, int64_t rounds)
{
  VmInterpreter interpreter;
  vm_interpreter_init(&interpreter, build, INTERVAL_US, 0);
  uint64_t cpu = clock_cpu();
  bool done = vm_team_serial(&team, &interpreter, program, rounds, 1) > 0;
  cpu = clock_cpu() - cpu;
  vm_interpreter_destroy(&interpreter);
  return done ? (double) cpu : 0;
}

/* Two turns each, in the order A B B A, so that a machine that slows down slows both. */
static bool
repeat_alone(VmProgram program, int64_t rounds, Series *overhead)
{
  double ns[2] = {0};
  static const int order[] = {0, 1, 1, 0};
  for (int i = 0; i < 4; i++) {
    double once = time_alone(builds[order[i]], program, rounds);
    if (once == 0)
      return false;
    ns[order[i]] += once;
  }
  series_add(overhead, 100 * (ns[1] / ns[0] - 1));
  return true;
}

/* How much faster threads of the free build are together than one after the other. On one CPU they
 * would take turns and pay nothing. */
static bool
repeat_sharing(VmProgram program, int64_t rounds, int threads, Series *speedup)
{
  VmInterpreter interpreter;
  vm_interpreter_init(&interpreter, &vm_build_free, INTERVAL_US, 0);
  uint64_t parallel = 0, serial = vm_team_serial(&team, &interpreter, program, rounds, threads);
  vm_interpreter_destroy(&interpreter);
  vm_interpreter_init(&interpreter, &vm_build_free, INTERVAL_US, 0);
  team.apart = true;
  if (serial > 0 && vm_team_start(&team, &interpreter, program, rounds, threads, VM_UNRECORDED))
    parallel = vm_team_join(&team);
  team.apart = false;
  vm_interpreter_destroy(&interpreter);
  if (parallel > 0)
    series_add(speedup, (double) serial / (double) parallel);
  return parallel > 0;
}

/* Sharing is measured in every other repetition: what one thread alone does differs less. */
static bool
repeat(int done, void *data)
{
  Numbers *numbers = data;
  double so_far[N_ALONE];
  for (int i = 0; i < N_ALONE; i++) {
    if (!repeat_alone(alone[i].program, numbers->alone_rounds[i], &numbers->overhead[i]))
      return false;
    so_far[i] = series_median(&numbers->overhead[i]);
  }
  demo_sample("overhead", so_far, N_ALONE);
  for (int i = 0; i < N_SHARING && done % 2 == 0; i++)
    if (!repeat_sharing(sharing[i].program, numbers->sharing_rounds[i], numbers->threads,
                        &numbers->speedup[i]))
      return false;
  return true;
}

static void
choose_rounds(Numbers *numbers)
{
  double alone_s = demo_seconds() / 2 / (REPETITIONS * N_ALONE * 4);
  double sharing_s = demo_seconds() / 4 / (REPETITIONS * N_SHARING);
  for (int i = 0; i < N_ALONE; i++)
    numbers->alone_rounds[i] = calibrate(alone[i].program, alone_s);
  for (int i = 0; i < N_SHARING; i++)
    numbers->sharing_rounds[i] = calibrate(sharing[i].program, sharing_s) / numbers->threads + 1;
}

static bool
measure(void)
{
  Numbers numbers = {.threads = (int) demo_get("threads")};
  choose_rounds(&numbers);
  if (!demo_repeat(REPETITIONS, 2, repeat, &numbers))
    return false;
  demo_result("overhead", &numbers.overhead[(int) demo_get("workload")], "%");
  for (int i = 0; i < N_ALONE; i++)
    demo_result_of("overhead", alone[i].result, &numbers.overhead[i], "%");
  for (int i = 0; i < N_SHARING; i++)
    demo_result_of("sharing", sharing[i].result, &numbers.speedup[i], "x");
  demo_number("header_gil", (double) vm_build_gil.header_size, "bytes");
  demo_number("header_free", (double) vm_build_free.header_size, "bytes");
  return true;
}

const DemoExperiment demo_experiment = {.measure = measure};
