/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What free threading costs: a single thread on both builds, threads that share a container, and
 * the size of objects.
 */
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>
#include <stdio.h>

#define REPETITIONS 9
#define SHARING_REPETITIONS 5
#define MAX_THREADS 8
#define INTERVAL_US 5000
#define MAX_APPENDS 400000 /* a list that grows must end somewhere */

typedef struct {
  const char *result;
  VmProgram program;
} Workload;

enum { MIXED, N_ALONE = 6, N_SHARING = 4 };

static const Workload alone[N_ALONE] = {
    {"overhead_mixed", VM_MIXED},   {"overhead_arithmetic", VM_COUNTDOWN},
    {"overhead_calls", VM_CALLS},   {"overhead_list", VM_OWN_LIST},
    {"overhead_dict", VM_OWN_DICT}, {"overhead_object", VM_OWN_OBJECT},
};

static const Workload sharing[N_SHARING] = {
    {"sharing_own", VM_OWN_DICT},
    {"sharing_dict", VM_SHARED_DICT},
    {"sharing_list", VM_SHARED_LIST},
    {"sharing_object", VM_SHARED_OBJECT},
};

static const VmBuild *const builds[] = {&vm_build_gil, &vm_build_free};
static VmTeam team;

static int64_t
calibrate(VmProgram program, double seconds)
{
  VmInterpreter interpreter;
  vm_interpreter_init(&interpreter, &vm_build_free, INTERVAL_US, 0);
  int64_t rounds = vm_team_calibrate(&team, &interpreter, program, seconds);
  vm_interpreter_destroy(&interpreter);
  bool grows = program == VM_OWN_LIST || program == VM_SHARED_LIST;
  return grows && rounds > MAX_APPENDS ? MAX_APPENDS : rounds;
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

/* How much faster threads of the free build are together than one after the other. */
static bool
repeat_sharing(VmProgram program, int64_t rounds, int threads, Series *speedup)
{
  VmInterpreter interpreter;
  vm_interpreter_init(&interpreter, &vm_build_free, INTERVAL_US, 0);
  uint64_t serial = vm_team_serial(&team, &interpreter, program, rounds, threads), parallel = 0;
  vm_interpreter_destroy(&interpreter);
  vm_interpreter_init(&interpreter, &vm_build_free, INTERVAL_US, 0);
  if (serial > 0 && vm_team_start(&team, &interpreter, program, rounds, threads, VM_UNRECORDED))
    parallel = vm_team_join(&team);
  vm_interpreter_destroy(&interpreter);
  if (parallel > 0)
    series_add(speedup, (double) serial / (double) parallel);
  return parallel > 0;
}

static bool
measure_alone(Series overheads[N_ALONE])
{
  int64_t rounds[N_ALONE];
  double budget = demo_seconds() / 2 / (REPETITIONS * N_ALONE * 4);
  for (int i = 0; i < N_ALONE; i++)
    rounds[i] = calibrate(alone[i].program, budget);
  for (int done = 0; done < REPETITIONS; done++) {
    double so_far[N_ALONE];
    demo_phase("measuring", done, REPETITIONS + SHARING_REPETITIONS);
    for (int i = 0; i < N_ALONE; i++) {
      if (!repeat_alone(alone[i].program, rounds[i], &overheads[i]))
        return false;
      so_far[i] = series_median(&overheads[i]);
    }
    demo_sample("overhead", so_far, N_ALONE);
  }
  return true;
}

static bool
measure_sharing(int threads, Series speedups[N_SHARING])
{
  int64_t rounds[N_SHARING];
  double budget = demo_seconds() / 4 / (SHARING_REPETITIONS * N_SHARING * 2);
  for (int i = 0; i < N_SHARING; i++)
    rounds[i] = calibrate(sharing[i].program, budget) / threads + 1;
  for (int done = 0; done < SHARING_REPETITIONS; done++) {
    demo_phase("measuring", REPETITIONS + done, REPETITIONS + SHARING_REPETITIONS);
    for (int i = 0; i < N_SHARING; i++)
      if (!repeat_sharing(sharing[i].program, rounds[i], threads, &speedups[i]))
        return false;
  }
  demo_phase("measuring", REPETITIONS + SHARING_REPETITIONS, REPETITIONS + SHARING_REPETITIONS);
  return true;
}

static void
report_sizes(void)
{
  static const char *const names[] = {"header_gil", "header_free"};
  for (int i = 0; i < 2; i++) {
    Series size = {0};
    series_add(&size, (double) builds[i]->header_size);
    demo_result(names[i], &size, "bytes");
  }
}

static void
conclude(int threads, const Series *overhead, const Series speedups[N_SHARING])
{
  double percent = series_median(overhead), own = series_median(&speedups[0]);
  double worst = series_median(&speedups[N_SHARING - 1]);
  if (worst >= own) {
    demo_verdict(_("A little slower alone; sharing did not show its cost."),
                 _("One thread was %.0f %% slower without the GIL. The threads that share were as "
                   "fast as the others (%.2f times against %.2f): they hardly ran at the same "
                   "time."),
                 fmax(percent, 0), worst, own);
    return;
  }
  demo_verdict(percent < 15 ? _("A little slower alone; what is shared costs most.")
                            : _("Slower alone, and what is shared costs most."),
               _("One thread was %.0f %% slower without the GIL. %d threads with containers of "
                 "their own were %.2f times as fast as one; sharing one object and one list, %.2f "
                 "times: each access waits for the other. An object's header grew from %zu to %zu "
                 "bytes."),
               fmax(percent, 0), threads, own, worst, vm_build_gil.header_size,
               vm_build_free.header_size);
}

static void
measure(void)
{
  Series overheads[N_ALONE] = {0}, speedups[N_SHARING] = {0};
  int threads = (int) demo_get("threads"), chosen = (int) demo_get("workload");
  if (!measure_alone(overheads) || !measure_sharing(threads, speedups))
    return;
  demo_result("overhead", &overheads[chosen], "%");
  for (int i = 0; i < N_ALONE; i++)
    demo_result(alone[i].result, &overheads[i], "%");
  for (int i = 0; i < N_SHARING; i++)
    demo_result(sharing[i].result, &speedups[i], "x");
  report_sizes();
  conclude(threads, &overheads[chosen], speedups);
}

/* In the order of @alone. */
static const DemoChoice workloads[] = {
    {"mixed", N_("A bit of everything")},
    {"arithmetic", N_("Arithmetic")},
    {"calls", N_("Calls")},
    {"list", N_("A list")},
    {"dict", N_("A dict")},
    {"object", N_("An object's attributes")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"workload", N_("Work"), DEMO_CHOICE, .choices = workloads, .live = true},
    {"threads", N_("Threads that share"), DEMO_INT, 2, MAX_THREADS, 2, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "value", .title = N_("Slower alone"), .results = {"overhead"}, .unit = "%"},
    {.kind = "bars",
     .title = N_("Slower alone, by kind of work"),
     .results = {"overhead_mixed", "overhead_arithmetic", "overhead_calls", "overhead_list",
                 "overhead_dict", "overhead_object"},
     .labels = {N_("mixed"), N_("arithmetic"), N_("calls"), N_("list"), N_("dict"), N_("object")},
     .unit = "%",
     .ideal = 8,
     .ideal_label = N_("documented: up to 8 %")},
    {.kind = "bars",
     .title = N_("Speed-up of {threads} threads, by what they share"),
     .results = {"sharing_own", "sharing_dict", "sharing_list", "sharing_object"},
     .labels = {N_("nothing"), N_("a dict"), N_("a list, appending"), N_("a list and an object")},
     .unit = "x",
     .ideal_parameter = "threads",
     .ideal_label = N_("ideal")},
    {.kind = "bars",
     .title = N_("Bytes of an object’s header"),
     .results = {"header_gil", "header_free"},
     .labels = {N_("with the GIL"), N_("free-threaded")},
     .unit = "bytes"},
    {NULL},
};

static const char *const code[] = {"interpreter/counting.h", "interpreter/lock.c",
                                   "interpreter/object.h",   "interpreter/dict.c",
                                   "free-threading-cost.c",  NULL};

static const DemoDescription description = {
    .name = "free-threading-cost",
    .title = N_("What freedom costs"),
    .summary = N_("Without the GIL every object must protect itself. One thread pays a little for "
                  "that; threads that share a lot pay much more."),
    .explanation =
        N_("**Alone.** Each reference is counted by asking first *is this object mine?*, and each "
           "list, dict or object is locked while it changes, though nobody else is there. CPython "
           "documents about 1 % (macOS, arm64) to 8 % (Linux, x86-64) for 3.14, and PEP 779 sets a "
           "limit of 15 %. (The 40 % of 3.13 are history.)\n\n"
           "**Sharing.** Threads with data of their own run in parallel. Threads that use one list "
           "or one object wait for its lock, and their CPUs pass its reference count back and "
           "forth: together they can be slower than one after the other.\n\n"
           "**Memory.** An owner, a second count and a lock: an object's header grows from 16 to "
           "32 bytes."),
    .parameters = parameters,
    .prediction = {N_("How much slower is a single thread without the GIL?"), "overhead", "%", 0,
                   60, 20},
    .charts = charts,
    .code = code,
    .python = "free_threading_cost.py",
    .measure = measure,
};

int
main(int argc, char *argv[])
{
  return demo_main(&description, argc, argv);
}
