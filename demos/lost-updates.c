/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Does the GIL make `counter += 1` safe? Threads add to one global variable: in a plain loop, with
 * a call in between, under a lock.
 */
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <stdio.h>

#define REPETITIONS 8
#define MAX_THREADS 8
#define HOLDER_LANE MAX_THREADS

static VmTeam team;

/* In the order of the choices below. */
static const VmProgram programs[] = {VM_ADD_CALL, VM_ADD_PLAIN, VM_ADD_LOCKED};

static VmProgram
get_program(void)
{
  return programs[(int) demo_get("body")];
}

static void
init_interpreter(VmInterpreter *interpreter)
{
  vm_interpreter_init(interpreter, demo_get("gil") != 0 ? &vm_build_gil : &vm_build_free,
                      (unsigned) demo_get("interval_us"), HOLDER_LANE);
}

static void
show(void)
{
  VmInterpreter interpreter;
  unsigned generation = demo_generation();
  int threads = (int) demo_get("threads");
  for (int i = 0; i < threads; i++) {
    char name[32];
    snprintf(name, sizeof name, _("thread %d"), i + 1);
    demo_lane(i, "cpu", name);
  }
  if (demo_get("gil") != 0)
    demo_lane(HOLDER_LANE, "holder", _("GIL held by"));
  demo_phase("showing", 0, 1);
  init_interpreter(&interpreter);
  if (vm_team_start(&team, &interpreter, get_program(), INT64_MAX, threads, 0)) {
    demo_wait(demo_seconds() / 4, generation);
    vm_team_interrupt(&team);
    vm_team_join(&team);
  }
  vm_interpreter_destroy(&interpreter);
  demo_phase("showing", 1, 1);
}

typedef struct {
  Series lost, lost_share, switches;
} Numbers;

static bool
repeat(int threads, int64_t rounds, Numbers *numbers)
{
  VmInterpreter interpreter;
  uint64_t ns = 0;
  init_interpreter(&interpreter);
  if (vm_team_start(&team, &interpreter, get_program(), rounds, threads, VM_UNRECORDED))
    ns = vm_team_join(&team);
  double asked = (double) threads * (double) rounds;
  double lost = asked - (double) interpreter.build->read_counter(&interpreter.module);
  double switches = (double) interpreter.gil.switch_number;
  vm_interpreter_destroy(&interpreter);
  if (ns == 0)
    return false;
  series_add(&numbers->lost, lost);
  series_add(&numbers->lost_share, 100 * lost / asked);
  series_add(&numbers->switches, switches);
  return true;
}

static int64_t
choose_rounds(int threads)
{
  VmInterpreter interpreter;
  init_interpreter(&interpreter);
  int64_t rounds =
      vm_team_calibrate(&team, &interpreter, get_program(), demo_seconds() * 3 / 4 / REPETITIONS);
  vm_interpreter_destroy(&interpreter);
  return rounds / threads + 1;
}

static void
conclude(int threads, const Numbers *numbers)
{
  double lost = series_median(&numbers->lost_share);
  double switches = series_median(&numbers->switches);
  VmProgram program = get_program();
  if (program == VM_ADD_LOCKED)
    demo_verdict(_("With the lock, none is lost."),
                 _("%d threads added one after the other: whoever loads the variable stores it "
                   "before another may load it."),
                 threads);
  else if (series_high(&numbers->lost) > 0)
    demo_verdict(_("Updates were lost."),
                 _("%.0f %% of the additions are missing. A thread loaded the variable, another "
                   "one added to it, and the first stored what it had before."),
                 lost);
  else if (demo_get("gil") != 0 && program == VM_ADD_PLAIN)
    demo_verdict(_("None lost, and no promise."),
                 _("The lock changed hands %.0f times a run, but never between the load and the "
                   "store: CPython looks at the eval breaker only at the loop's end, at function "
                   "entry and after calls. Put a call in between, and see."),
                 switches);
  else
    demo_verdict(_("None was lost this time."),
                 _("That proves nothing: with other timing some would be. Run it again."));
}

static void
measure(void)
{
  Numbers numbers = {0};
  int threads = (int) demo_get("threads");
  int64_t rounds = choose_rounds(threads);
  for (int done = 0; done < REPETITIONS; done++) {
    demo_phase("measuring", done, REPETITIONS);
    if (!repeat(threads, rounds, &numbers))
      return;
  }
  demo_phase("measuring", REPETITIONS, REPETITIONS);
  demo_result("lost", &numbers.lost, "count");
  demo_result("lost_share", &numbers.lost_share, "%");
  demo_result("switches", &numbers.switches, "count");
  conclude(threads, &numbers);
}

static const DemoChoice bodies[] = {
    {"call", N_("counter = add(counter)")},
    {"plain", N_("counter += 1")},
    {"lock", N_("with lock: counter += 1")},
    {NULL},
};

static const DemoParameter parameters[] = {
    {"body", N_("Each round"), DEMO_CHOICE, .choices = bodies, .live = true},
    {"threads", N_("Threads"), DEMO_INT, 1, MAX_THREADS, 4, .live = true},
    {"interval_us", N_("Switch interval"), DEMO_INT, 50, 100000, 5000, "us", true, true},
    {"gil", N_("GIL"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "value", .title = N_("Updates lost"), .results = {"lost_share"}, .unit = "%"},
    {.kind = "value", .title = N_("Lost in a run"), .results = {"lost"}, .unit = "count"},
    {.kind = "value", .title = N_("Hand-overs in a run"), .results = {"switches"}, .unit = "count"},
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {NULL},
};

static const char *const code[] = {"lost-updates.c", "interpreter/programs.c", "interpreter/eval.c",
                                   NULL};

static const DemoDescription description = {
    .name = "lost-updates",
    .title = N_("Lost updates"),
    .summary = N_("Threads add one to a global variable. One bytecode runs at a time, and yet sums "
                  "come out too small."),
    .explanation =
        N_("`counter = add(counter)` is several instructions. ● marks where CPython looks at the "
           "eval breaker, and the lock can change hands:\n\n"
           "    LOAD_GLOBAL   add\n"
           "    LOAD_GLOBAL   counter\n"
           "    CALL            ● at the entry of add, ● after its return\n"
           "    STORE_GLOBAL  counter\n"
           "    JUMP_BACKWARD   ●\n\n"
           "A thread that is stopped between the load and the store later stores an old value, and "
           "all that others added meanwhile is gone.\n\n"
           "In `counter += 1` no ● stands between load and store, so since Python 3.10 the plain "
           "loop loses nothing. That is an accident, not a promise: before 3.10 it lost 40 %, and "
           "the free-threaded build loses more. **Use a lock.**"),
    .parameters = parameters,
    .prediction = {N_("With a call inside, what part of the additions is lost?"), "lost_share", "%",
                   0, 100, 1},
    .charts = charts,
    .code = code,
    .python = "lost_updates.py",
    .show = show,
    .measure = measure,
};

int
main(int argc, char *argv[])
{
  return demo_main(&description, argc, argv);
}
