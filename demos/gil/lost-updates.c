/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Does the GIL make `counter += 1` safe? Threads add to one global variable: in a plain loop, with
 * a call in between, under a lock.
 */
#include "demos/interpreter/team.h"
#include "demos/limits.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#define REPETITIONS 8
#define HOLDER_LANE MAX_THREADS

static VmTeam team;

/* In the order of the choices of “body”. */
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

/* What the listing shows of the danger. */
static const char *
describe(const Listing *listing)
{
  bool gil = demo_get("gil") != 0, unsafe = false;
  for (int i = 0; i < listing->n; i++)
    unsafe |= listing->instructions[i].unsafe;
  if (unsafe)
    return gil ? _("Check points stand between loading counter and storing it. When the GIL "
                   "changes hands there, updates are lost.")
               : _("Without the GIL others run at any moment, also between loading counter and "
                   "storing it: updates are lost.");
  return gil ? _("No check point stands between loading counter and storing it: the GIL cannot "
                 "change hands there.")
             : _("Without the GIL others run at any moment, but the lock keeps them out between "
                 "loading counter and storing it.");
}

static void
show_code(const VmInterpreter *interpreter)
{
  Listing listing;
  interpreter->build->disassemble(&interpreter->module, get_program(), VM_GLOBAL_COUNTER, &listing);
  listing.note = describe(&listing);
  demo_listing(&listing);
}

static void
show(void)
{
  VmInterpreter interpreter;
  int threads = (int) demo_get("threads");
  for (int i = 0; i < threads; i++)
    demo_lane(i, "cpu", _("thread %d"), i + 1);
  if (demo_get("gil") != 0)
    demo_holder_lane(HOLDER_LANE);
  init_interpreter(&interpreter);
  show_code(&interpreter);
  vm_team_show(&team, &interpreter, get_program(), threads, 0, demo_seconds() / 4);
  vm_interpreter_destroy(&interpreter);
}

typedef struct {
  int threads;
  int64_t rounds; /* of each thread */
  Series lost, lost_share, switches;
} Numbers;

static bool
repeat(int done, void *data)
{
  Numbers *numbers = data;
  VmInterpreter interpreter;
  uint64_t ns = 0;
  init_interpreter(&interpreter);
  if (vm_team_start(&team, &interpreter, get_program(), numbers->rounds, numbers->threads,
                    VM_UNRECORDED))
    ns = vm_team_join(&team);
  double asked = (double) numbers->threads * (double) numbers->rounds;
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

static bool
measure(void)
{
  int threads = (int) demo_get("threads");
  Numbers numbers = {.threads = threads, .rounds = choose_rounds(threads)};
  if (!demo_repeat(REPETITIONS, repeat, &numbers))
    return false;
  demo_result("lost", &numbers.lost, "count");
  demo_result("lost_share", &numbers.lost_share, "%");
  demo_result("switches", &numbers.switches, "count");
  return true;
}

static const DemoExperiment experiment = {.show = show, .measure = measure};

int
main(int argc, char *argv[])
{
  return demo_main(&demo_description, &experiment, argc, argv);
}
