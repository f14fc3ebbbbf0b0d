/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The same program by the same threads, with the GIL and without it; and by processes, which is
 * the most this machine can give.
 */
#include "demos/interpreter/processes.h"
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <stdio.h>
#include <string.h>

#define REPETITIONS 5
#define MAX_THREADS 8
#define INTERVAL_US 5000

enum { GIL, FREE, PROCESSES, N_WAYS };

typedef struct {
  Series speedup[N_WAYS], cpu_over_wall[2];
} Numbers;

static const VmBuild *const builds[] = {&vm_build_gil, &vm_build_free};
static VmTeam team;

static VmProgram
get_program(void)
{
  return strcmp(demo_get_choice("work"), "mixed") == 0 ? VM_MIXED : VM_COUNTDOWN;
}

/* Lanes 0 to 7 belong to the build with the GIL, the next eight to the other, then the holder. */
static void
announce_lanes(int threads)
{
  for (int build = GIL; build <= FREE; build++)
    for (int i = 0; i < threads; i++) {
      char name[48];
      snprintf(name, sizeof name, build == GIL ? _("GIL %d") : _("free %d"), i + 1);
      demo_lane(build * MAX_THREADS + i, "cpu", name);
    }
  demo_lane(2 * MAX_THREADS, "holder", _("GIL held by"));
}

/* Both builds at once would take each other's CPU: one after the other, again and again. */
static void
show(void)
{
  unsigned generation = demo_generation();
  int threads = (int) demo_get("threads");
  enum { TURNS = 6 };
  announce_lanes(threads);
  for (int turn = 0; turn < TURNS && !demo_outdated(generation); turn++) {
    int build = turn % 2;
    VmInterpreter interpreter;
    demo_phase("showing", turn, TURNS);
    vm_interpreter_init(&interpreter, builds[build], INTERVAL_US, 2 * MAX_THREADS);
    if (vm_team_start(&team, &interpreter, VM_COUNTDOWN, INT64_MAX, threads, build * MAX_THREADS)) {
      demo_wait(demo_seconds() / 3 / TURNS, generation);
      vm_team_interrupt(&team);
      vm_team_join(&team);
    }
    vm_interpreter_destroy(&interpreter);
  }
  demo_phase("showing", TURNS, TURNS);
}

static bool
repeat_build(int build, VmProgram program, int64_t rounds, int threads, Numbers *numbers)
{
  VmInterpreter interpreter;
  vm_interpreter_init(&interpreter, builds[build], INTERVAL_US, 0);
  uint64_t serial = vm_team_serial(&team, &interpreter, program, rounds, threads), parallel = 0;
  uint64_t cpu = clock_cpu();
  if (serial > 0 && vm_team_start(&team, &interpreter, program, rounds, threads, VM_UNRECORDED))
    parallel = vm_team_join(&team);
  cpu = clock_cpu() - cpu;
  vm_interpreter_destroy(&interpreter);
  if (parallel == 0)
    return false;
  series_add(&numbers->speedup[build], (double) serial / (double) parallel);
  series_add(&numbers->cpu_over_wall[build], (double) cpu / (double) parallel);
  return true;
}

static bool
repeat_processes(VmProgram program, int64_t rounds, int n, Numbers *numbers)
{
  uint64_t serial = 0;
  for (int i = 0; i < n; i++) {
    uint64_t one = vm_processes_run(&vm_build_gil, program, rounds, 1);
    if (one == 0)
      return false;
    serial += one;
  }
  uint64_t parallel = vm_processes_run(&vm_build_gil, program, rounds, n);
  if (parallel > 0)
    series_add(&numbers->speedup[PROCESSES], (double) serial / (double) parallel);
  return parallel > 0;
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

static void
conclude(int threads, const Numbers *numbers)
{
  double gil = series_median(&numbers->speedup[GIL]), free = series_median(&numbers->speedup[FREE]);
  double most = series_median(&numbers->speedup[PROCESSES]);
  if (threads == 1)
    demo_verdict(_("One thread gains nothing from freedom."),
                 _("Take two or more, and see what the lock costs them."));
  else if (free > 1 + (gil - 1) * 2 && free > 1.2)
    demo_verdict(_("Without the GIL, threads are parallel."),
                 _("%d threads were %.2f times as fast as one without the GIL and %.2f times with "
                   "it. Processes, which share nothing, reach %.2f on this machine of %d CPUs."),
                 threads, free, gil, most, demo_cpus());
  else
    demo_verdict(_("There was no CPU to be free on."),
                 _("%d threads were %.2f times as fast as one without the GIL and %.2f times with "
                   "it; even processes reached only %.2f. Other programs are using the %d CPUs."),
                 threads, free, gil, most, demo_cpus());
}

static void
measure(void)
{
  static const char *const names[] = {"speedup_gil", "speedup_free", "speedup_processes"};
  Numbers numbers = {0};
  int threads = (int) demo_get("threads");
  VmProgram program = get_program();
  int64_t rounds = calibrate(program, threads);
  for (int done = 0; done < REPETITIONS; done++) {
    demo_phase("measuring", done, REPETITIONS);
    if (!repeat_build(GIL, program, rounds, threads, &numbers) ||
        !repeat_build(FREE, program, rounds, threads, &numbers) ||
        !repeat_processes(program, rounds, threads, &numbers))
      return;
  }
  demo_phase("measuring", REPETITIONS, REPETITIONS);
  for (int i = 0; i < N_WAYS; i++)
    demo_result(names[i], &numbers.speedup[i], "x");
  demo_result("cpu_over_wall_gil", &numbers.cpu_over_wall[GIL], "x");
  demo_result("cpu_over_wall_free", &numbers.cpu_over_wall[FREE], "x");
  conclude(threads, &numbers);
}

static const DemoChoice works[] = {
    {"countdown", N_("Counting down")}, {"mixed", N_("A bit of everything")}, {NULL}};

static const DemoParameter parameters[] = {
    {"threads", N_("Threads"), DEMO_INT, 1, MAX_THREADS, 2, .live = true},
    {"work", N_("Work"), DEMO_CHOICE, .choices = works, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("Speed-up of {threads}"),
     .results = {"speedup_gil", "speedup_free", "speedup_processes"},
     .labels = {N_("threads, GIL"), N_("threads, free"), N_("processes")},
     .unit = "x",
     .ideal_parameter = "threads",
     .ideal_label = N_("ideal")},
    {.kind = "lanes", .title = N_("The same program twice")},
    {.kind = "bars",
     .title = N_("CPU time / time"),
     .results = {"cpu_over_wall_gil", "cpu_over_wall_free"},
     .labels = {N_("with the GIL"), N_("free")},
     .unit = "x"},
    {NULL},
};

static const char *const code[] = {"free-threading.c", "interpreter/object.h",
                                   "interpreter/counting.h", "interpreter/build.h", NULL};

static const DemoDescription description = {
    .name = "free-threading",
    .title = N_("Threads without the GIL"),
    .summary = N_("The same threads run the same program on the build with the GIL and on the "
                  "free-threaded one."),
    .explanation =
        N_("Free-threaded CPython (PEP 703) is a build without the GIL: experimental in 3.13, "
           "officially supported since 3.14, and opt-in. Threads execute bytecode at the same "
           "time.\n\n"
           "What the lock did must be done otherwise: reference counts are **biased** (the thread "
           "that made an object counts cheaply, others atomically), what lives for ever is "
           "**immortal**, and each list, dict and object has a **lock of its own**. An object's "
           "header grows from 16 to 32 bytes.\n\n"
           "Processes share nothing and are parallel in any build: they show what this machine can "
           "give. Free threads come close, and share memory too."),
    .parameters = parameters,
    .prediction = {N_("How much faster are the threads together than one after the other, without "
                      "the GIL?"),
                   "speedup_free", "x", 0.5, MAX_THREADS, 1.5},
    .charts = charts,
    .code = code,
    .python = "free_threading.py",
    .show = show,
    .measure = measure,
};

int
main(int argc, char *argv[])
{
  return demo_main(&description, argc, argv);
}
