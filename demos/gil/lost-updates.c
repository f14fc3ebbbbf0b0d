/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Does the GIL make `counter += 1` safe? Threads add to one global variable: in a plain loop, with
 * a call in between, under a lock.
 */
#include "demos/gil/limits.h"
#include "demos/interpreter/setup.h"
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
  vm_setup_lanes(threads, HOLDER_LANE, demo_get("gil") != 0);
  vm_setup(&interpreter, HOLDER_LANE);
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
  vm_setup(&interpreter, HOLDER_LANE);
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

static bool
measure(void)
{
  int threads = (int) demo_get("threads");
  double seconds = demo_seconds() * 3 / 4 / REPETITIONS;
  Numbers numbers = {.threads = threads,
                     .rounds = vm_setup_rounds(&team, get_program(), seconds, threads)};
  if (!demo_repeat(REPETITIONS, 1, repeat, &numbers))
    return false;
  demo_result("lost", &numbers.lost, "count");
  demo_result("lost_share", &numbers.lost_share, "%");
  demo_result("switches", &numbers.switches, "count");
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
