/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Who holds the lock? Threads that only compute count down, one after the other and all at once,
 * under one GIL or without it.
 */
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>
#include <stdio.h>

#define REPETITIONS 5
#define HOLDER_LANE MAX_THREADS
#define MAX_THREADS 8
#define ENDLESS INT64_MAX

typedef struct {
  Series speedup, cpu_over_wall, hold_p50, switches;
  Histogram hold;
} Numbers;

static VmTeam team;

static void
init_interpreter(VmInterpreter *interpreter)
{
  vm_interpreter_init(interpreter, demo_get("gil") != 0 ? &vm_build_gil : &vm_build_free,
                      (unsigned) demo_get("interval_us"), HOLDER_LANE);
}

static int
announce_lanes(void)
{
  int threads = (int) demo_get("threads");
  for (int i = 0; i < threads; i++) {
    char name[32];
    snprintf(name, sizeof name, _("thread %d"), i + 1);
    demo_lane(i, "cpu", name);
  }
  if (demo_get("gil") != 0)
    demo_lane(HOLDER_LANE, "holder", _("GIL held by"));
  return threads;
}

/* The showing run: recorded, and in no hurry to finish. */
static void
show(void)
{
  VmInterpreter interpreter;
  unsigned generation = demo_generation();
  int threads = announce_lanes();
  init_interpreter(&interpreter);
  demo_phase("showing", 0, 1);
  if (vm_team_start(&team, &interpreter, VM_COUNTDOWN, ENDLESS, threads, 0)) {
    demo_wait(demo_seconds() / 3, generation);
    vm_team_interrupt(&team);
    vm_team_join(&team);
  }
  demo_phase("showing", 1, 1);
  vm_interpreter_destroy(&interpreter);
}

static void
count_holds(const VmGil *gil, double wall_s, Numbers *numbers)
{
  for (unsigned i = 0; i < gil->n_holds; i++)
    histogram_add(&numbers->hold, gil->holds[i] / NS_PER_US);
  series_add(&numbers->hold_p50, percentile(gil->holds, gil->n_holds, 50) / 1e3);
  if (gil->enabled)
    series_add(&numbers->switches, (double) gil->switch_number / wall_s);
}

/* Serial and parallel run of one repetition stand side by side in time, so whatever else the
 * machine does meets both. Returns false when a control cut in. */
static bool
repeat(int threads, int64_t work, Numbers *numbers)
{
  VmInterpreter interpreter;
  init_interpreter(&interpreter);
  uint64_t serial = vm_team_serial(&team, &interpreter, VM_COUNTDOWN, work, threads);
  vm_interpreter_destroy(&interpreter);

  init_interpreter(&interpreter);
  uint64_t cpu = clock_cpu(), parallel = 0;
  if (serial > 0 && vm_team_start(&team, &interpreter, VM_COUNTDOWN, work, threads, VM_UNRECORDED))
    parallel = vm_team_join(&team);
  if (parallel > 0) {
    cpu = clock_cpu() - cpu;
    series_add(&numbers->speedup, (double) serial / (double) parallel);
    series_add(&numbers->cpu_over_wall, (double) cpu / (double) parallel);
    count_holds(&interpreter.gil, (double) parallel / 1e9, numbers);
  }
  vm_interpreter_destroy(&interpreter);
  return parallel > 0;
}

static void
conclude(int threads, const Numbers *numbers)
{
  double speedup = series_median(&numbers->speedup);
  double cpu_over_wall = series_median(&numbers->cpu_over_wall);
  double possible = threads < demo_cpus() ? threads : demo_cpus();
  if (threads == 1)
    demo_verdict(_("A lone thread never lets go."),
                 _("Nobody waits for the lock, so nobody asks for it: it changed hands %.0f times "
                   "a second."),
                 demo_get("gil") != 0 ? series_median(&numbers->switches) : 0.0);
  else if (demo_get("gil") == 0 && speedup > 1 + (possible - 1) / 2)
    demo_verdict(_("Without the lock they ran at the same time."),
                 _("%d threads were %.2f times as fast as one after the other on %d CPUs, and used "
                   "%.2f times as much CPU time as time passed."),
                 threads, speedup, demo_cpus(), cpu_over_wall);
  else if (demo_get("gil") == 0)
    demo_verdict(_("Nothing forbade them to run together, but they hardly could."),
                 _("%d threads were only %.2f times as fast on %d CPUs: other programs were using "
                   "them too, or there is but one."),
                 threads, speedup, demo_cpus());
  else
    demo_verdict(_("The lock serialised them."),
                 _("%d threads were %.2f times as fast as one after the other. Each held the lock "
                   "for %.3g ms at a time: a waiter asks for it after one interval of %.3g ms. It "
                   "changed hands %.0f times a second, and however many CPUs there are, they used "
                   "%.2f of one."),
                 threads, speedup, series_median(&numbers->hold_p50) / 1e3,
                 demo_get("interval_us") / 1e3, series_median(&numbers->switches), cpu_over_wall);
}

static void
report(int threads, const Numbers *numbers)
{
  demo_histogram("hold", &numbers->hold, "us");
  demo_result("speedup", &numbers->speedup, "x");
  demo_result("cpu_over_wall", &numbers->cpu_over_wall, "x");
  demo_result("hold_p50_us", &numbers->hold_p50, "us");
  demo_result("switches", &numbers->switches, "1/s");
  conclude(threads, numbers);
}

/* Each run is long enough for every thread to be asked at least once. */
static int64_t
choose_work(int threads)
{
  double run = demo_seconds() * 2 / 3 / (2 * REPETITIONS);
  double shortest = 1.25 * threads * demo_get("interval_us") / 1e6;
  VmInterpreter interpreter;
  init_interpreter(&interpreter);
  int64_t work = vm_team_calibrate(&team, &interpreter, VM_COUNTDOWN, fmax(run, shortest));
  vm_interpreter_destroy(&interpreter);
  return work / threads + 1;
}

static void
measure(void)
{
  Numbers numbers = {0};
  int threads = (int) demo_get("threads");
  int64_t work = choose_work(threads);
  for (int done = 0; done < REPETITIONS; done++) {
    demo_phase("measuring", done, REPETITIONS);
    if (!repeat(threads, work, &numbers))
      return;
  }
  demo_phase("measuring", REPETITIONS, REPETITIONS);
  report(threads, &numbers);
}

static const DemoParameter parameters[] = {
    {"threads", N_("Threads"), DEMO_INT, 1, MAX_THREADS, 2, .live = true},
    {"interval_us", N_("Switch interval"), DEMO_INT, 50, 100000, 5000, "us", true, true},
    {"gil", N_("GIL"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {.kind = "bars",
     .title = N_("Speed-up of {threads} threads"),
     .results = {"speedup"},
     .unit = "x",
     .ideal_parameter = "threads",
     .ideal_label = N_("ideal")},
    {.kind = "value", .title = N_("CPU time / time"), .results = {"cpu_over_wall"}, .unit = "x"},
    {.kind = "histogram",
     .title = N_("How long the lock was held"),
     .name = "hold",
     .unit = "us",
     .mark_parameter = "interval_us",
     .mark_label = N_("one interval")},
    {.kind = "value", .title = N_("Median hold"), .results = {"hold_p50_us"}, .unit = "us"},
    {.kind = "value", .title = N_("Hand-overs"), .results = {"switches"}, .unit = "1/s"},
    {NULL},
};

static const char *const code[] = {"gil-contention.c", "interpreter/gil.c", "interpreter/eval.c",
                                   NULL};

static const DemoDescription description = {
    .name = "gil-contention",
    .title = N_("Who holds the lock?"),
    .summary = N_("Threads that only compute share one lock. See who runs, who waits, and what "
                  "more threads bring."),
    .explanation =
        N_("Each thread counts down, `while n > 0: n -= 1`. In CPython one lock, the GIL, lets one "
           "thread at a time execute bytecode, so two threads take as long as one after the "
           "other.\n\n"
           "**The waiter asks.** A thread that wants the lock waits one *switch interval* (5 ms) "
           "and then sets a flag that the holder looks at when a loop jumps back, a function "
           "begins or a call returns. The holder has no clock of its own: a thread that is alone "
           "never lets go.\n\n"
           "**Letting go is not enough.** The old holder, still hot on its CPU, would take the "
           "lock again before the other has woken. So it waits until somebody else has had it: "
           "*forced switching*.\n\n"
           "Make the interval shorter: the threads alternate faster, and nothing is done sooner. "
           "Take the lock away, as the free-threaded build does, and they run at the same time."),
    .parameters = parameters,
    .prediction = {N_("How much faster will the threads finish together than one after the other?"),
                   "speedup", "x", 0.5, 4, 1.5},
    .charts = charts,
    .code = code,
    .python = "gil_contention.py",
    .show = show,
    .measure = measure,
};

int
main(int argc, char *argv[])
{
  return demo_main(&description, argc, argv);
}
