/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why the GIL exists: two threads count references to one object, in each of the ways there are.
 */
#include "demos/interpreter/team.h"
#include "demos/interpreter/ways.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>
#include <string.h>

#define REPETITIONS 12
#define THREADS 2
#define HOLDER_LANE THREADS
#define WAVE 1000
#define SAMPLES_PER_S 20

static VmTeam team;
static VmSubject subjects[THREADS];

/* What the threads do; set while there are none. */
typedef struct {
  const VmWay *way;
  enum { UP, PAIRS, WAVES } loop;
  int threads;
  bool shared; /* one object for both */
  int64_t rounds;
} Task;

static Task task;

/* The first thread owns the shared object; each owns its own. */
static int64_t
count(VmThread *thread, void *data)
{
  int index = vm_team_index(&team, thread);
  VmSubject *subject = &subjects[task.shared ? 0 : index];
  if (subject == &subjects[index])
    subject->biased.owner = vm_thread_id();
  demo_pin(index); /* Together on one CPU they could not meet. */
  if (!task.way->build->has_gil)
    vm_team_meet(&team, thread);
  if (task.loop == UP)
    task.way->up(thread, subject, task.rounds);
  else if (task.loop == PAIRS)
    task.way->pairs(thread, subject, task.rounds);
  else
    while (vm_thread_check(thread)) {
      task.way->up(thread, subject, WAVE);
      task.way->down(thread, subject, WAVE);
    }
  return 0;
}

static bool
start(VmInterpreter *interpreter, Task what, int lane)
{
  task = what;
  for (int i = 0; i < THREADS; i++)
    vm_subject_init(&subjects[i]);
  if (!vm_interpreter_init(interpreter, task.way->build, 5000, HOLDER_LANE))
    return false;
  vm_interpreter_set_native(interpreter, count, NULL);
  return vm_team_start(&team, interpreter, VM_JOBS, 1, task.threads, lane);
}

/* Returns the ns a round took; NAN when a control cut in. */
static double
run(Task what)
{
  VmInterpreter interpreter;
  uint64_t ns = start(&interpreter, what, VM_UNRECORDED) ? vm_team_join(&team) : 0;
  vm_interpreter_destroy(&interpreter);
  return ns > 0 ? (double) ns / (double) what.rounds : NAN;
}

/* The count goes up a thousand and down a thousand, again and again: it should stay near 1. */
static void
show(void)
{
  VmInterpreter interpreter;
  unsigned generation = demo_generation();
  Task waves = {vm_way_find(demo_get_choice("mode")), WAVES, THREADS, demo_get("shared") != 0, 0};
  for (int i = 0; i < THREADS; i++)
    demo_lane(i, "cpu", _("thread %d"), i + 1);
  demo_holder_lane(HOLDER_LANE);
  demo_phase("showing", 0, 1);
  if (start(&interpreter, waves, 0)) {
    double value;
    int left = (int) (demo_seconds() / 3 * SAMPLES_PER_S);
    do {
      value = (double) task.way->read(&subjects[0]);
      demo_sample("count", &value, 1);
    } while (left-- > 0 && demo_wait(1.0 / SAMPLES_PER_S, generation));
    vm_team_interrupt(&team);
    vm_team_join(&team);
  }
  demo_phase("showing", 1, 1);
  vm_interpreter_destroy(&interpreter);
}

/* The runs of a repetition. Counts are lost by ups alone: pairs of up and down almost always
 * balance by chance. */
enum { LOSE, PLAIN, ALONE, OWN, SHARED, N_RUNS };

typedef struct {
  Task runs[N_RUNS];
  Series lost, lost_share, ns, against_plain, own, shared;
} Numbers;

/* An immortal count has nothing to lose. */
static void
count_lost(Numbers *numbers)
{
  double asked = (double) (THREADS * task.rounds);
  bool immortal = strcmp(task.way->name, "immortal") == 0;
  double lost = immortal ? 0 : asked - (double) (task.way->read(&subjects[0]) - 1);
  series_add(&numbers->lost, lost);
  series_add(&numbers->lost_share, 100 * lost / asked);
}

static bool
repeat(int done, void *data)
{
  Numbers *numbers = data;
  double ns[N_RUNS];
  for (int i = 0; i < N_RUNS; i++) {
    ns[i] = run(numbers->runs[i]);
    if (isnan(ns[i]))
      return false;
    if (i == LOSE)
      count_lost(numbers);
  }
  series_add(&numbers->against_plain, ns[ALONE] / ns[PLAIN]);
  series_add(&numbers->own, THREADS * ns[ALONE] / ns[OWN]);
  series_add(&numbers->shared, THREADS * ns[ALONE] / ns[SHARED]);
  series_add(&numbers->ns, demo_get("shared") != 0 ? ns[SHARED] : ns[OWN]);
  return true;
}

/* So many rounds that all runs take about as long. */
static void
choose_rounds(Task *what)
{
  enum { TRIAL = 200000 };
  double budget = demo_seconds() * 2 / 3 / (REPETITIONS * N_RUNS) * 1e9;
  what->rounds = TRIAL;
  double ns = run(*what);
  if (!isnan(ns))
    what->rounds += (int64_t) (budget / ns);
}

static bool
measure(void)
{
  const VmWay *way = vm_way_find(demo_get_choice("mode")), *plain = vm_way_find("plain");
  Numbers numbers = {.runs = {
                         [LOSE] = {way, UP, THREADS, true, 0},
                         [PLAIN] = {plain, PAIRS, 1, false, 0},
                         [ALONE] = {way, PAIRS, 1, false, 0},
                         [OWN] = {way, PAIRS, THREADS, false, 0},
                         [SHARED] = {way, PAIRS, THREADS, true, 0},
                     }};
  for (int i = 0; i < N_RUNS; i++)
    choose_rounds(&numbers.runs[i]);
  if (!demo_repeat(REPETITIONS, repeat, &numbers))
    return false;
  demo_result("lost", &numbers.lost, "count");
  demo_result("lost_share", &numbers.lost_share, "%");
  demo_result("ns_per_op", &numbers.ns, "ns");
  demo_result("against_plain", &numbers.against_plain, "x");
  demo_result("scaling_own", &numbers.own, "x");
  demo_result("scaling_shared", &numbers.shared, "x");
  return true;
}

static const DemoExperiment experiment = {.show = show, .measure = measure};

int
main(int argc, char *argv[])
{
  return demo_main(&demo_description, &experiment, argc, argv);
}
