/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why the GIL exists: two threads count references to one object, in each of the ways there are.
 */
#include "demos/interpreter/team.h"
#include "demos/interpreter/ways.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <sched.h>
#include <stdio.h>
#include <string.h>

#define REPETITIONS 12
#define THREADS 2
#define HOLDER_LANE THREADS
#define WAVE 1000
#define SAMPLES_PER_S 20

typedef struct {
  Series lost, lost_share, ns, own, shared;
} Numbers;

static VmTeam team;
static VmSubject subjects[THREADS];

/* What the threads do; set while there are none. */
typedef enum { UP, PAIRS, WAVES } Loop;

static struct {
  const VmWay *way;
  Loop loop;
  bool shared;
  int threads;
  int64_t n;
} task;

static atomic_int arrived;

/* Lets nobody begin before all are there: a thread that is done before the other has started races
 * with nobody. Under the GIL they take turns anyway. */
static void
meet(VmThread *thread)
{
  arrived++;
  while (!task.way->build->has_gil && arrived < task.threads && vm_thread_check(thread))
    sched_yield();
}

/* Gives each thread a CPU of its own, if there are as many: on a busy machine the system may put
 * both on one, where they cannot meet. */
static void
pin(int index)
{
  cpu_set_t allowed, one;
  if (sched_getaffinity(0, sizeof allowed, &allowed) != 0)
    return;
  for (int cpu = 0, seen = 0; cpu < CPU_SETSIZE; cpu++)
    if (CPU_ISSET(cpu, &allowed) && seen++ == index) {
      CPU_ZERO(&one);
      CPU_SET(cpu, &one);
      sched_setaffinity(0, sizeof one, &one);
      return;
    }
}

/* The first thread owns the shared object; each owns its own. */
static int64_t
count(VmThread *thread, void *data)
{
  int index = vm_team_index(&team, thread);
  VmSubject *subject = &subjects[task.shared ? 0 : index];
  if (subject == &subjects[index])
    subject->biased.owner = vm_thread_id();
  pin(index);
  meet(thread);
  if (task.loop == UP)
    task.way->up(thread, subject, task.n);
  else if (task.loop == PAIRS)
    task.way->pairs(thread, subject, task.n);
  else
    while (vm_thread_check(thread)) {
      task.way->up(thread, subject, WAVE);
      task.way->down(thread, subject, WAVE);
    }
  return 0;
}

static bool
start(VmInterpreter *interpreter, Loop loop, int threads, bool shared, int lane)
{
  task.loop = loop;
  task.threads = threads;
  task.shared = shared;
  arrived = 0;
  task.way = vm_way_find(demo_get_choice("mode"));
  for (int i = 0; i < THREADS; i++)
    vm_subject_init(&subjects[i]);
  if (!vm_interpreter_init(interpreter, task.way->build, 5000, HOLDER_LANE))
    return false;
  vm_interpreter_set_native(interpreter, count, NULL);
  return vm_team_start(&team, interpreter, VM_JOBS, 1, threads, lane);
}

/* Returns the ns that took; 0 when a control cut in. */
static double
run(Loop loop, int threads, bool shared, int64_t n)
{
  VmInterpreter interpreter;
  task.n = n;
  bool started = start(&interpreter, loop, threads, shared, VM_UNRECORDED);
  uint64_t ns = started ? vm_team_join(&team) : 0;
  vm_interpreter_destroy(&interpreter);
  return (double) ns;
}

/* The count goes up a thousand and down a thousand, again and again: it should stay near 1. */
static void
show(void)
{
  VmInterpreter interpreter;
  unsigned generation = demo_generation();
  for (int i = 0; i < THREADS; i++) {
    char name[32];
    snprintf(name, sizeof name, _("thread %d"), i + 1);
    demo_lane(i, "cpu", name);
  }
  demo_lane(HOLDER_LANE, "holder", _("GIL held by"));
  demo_phase("showing", 0, 1);
  if (start(&interpreter, WAVES, THREADS, demo_get("shared") != 0, 0)) {
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

/* Ups alone: pairs of up and down almost always balance by chance. An immortal count has nothing
 * to lose. */
static bool
count_lost(int64_t n, Numbers *numbers)
{
  if (run(UP, THREADS, true, n) == 0)
    return false;
  bool immortal = strcmp(task.way->name, "immortal") == 0;
  double asked = (double) (THREADS * n);
  double lost = immortal ? 0 : asked - (double) (task.way->read(&subjects[0]) - 1);
  series_add(&numbers->lost, lost);
  series_add(&numbers->lost_share, 100 * lost / asked);
  return true;
}

/* How many rounds each kind of run takes, so that all take about as long. */
typedef struct {
  int64_t up, own, shared;
} Rounds;

static bool
repeat(const Rounds *rounds, Numbers *numbers)
{
  if (!count_lost(rounds->up, numbers))
    return false;
  double alone = run(PAIRS, 1, false, rounds->own) / (double) rounds->own;
  double own = run(PAIRS, THREADS, false, rounds->own) / (double) rounds->own;
  double shared = run(PAIRS, THREADS, true, rounds->shared) / (double) rounds->shared;
  if (alone == 0 || own == 0 || shared == 0)
    return false;
  series_add(&numbers->own, THREADS * alone / own);
  series_add(&numbers->shared, THREADS * alone / shared);
  series_add(&numbers->ns, demo_get("shared") != 0 ? shared : own);
  return true;
}

static int64_t
calibrate(Loop loop, int threads, bool shared)
{
  enum { TRIAL = 200000 };
  double budget = demo_seconds() * 2 / 3 / (REPETITIONS * 4) * 1e9;
  double ns = run(loop, threads, shared, TRIAL);
  return ns > 0 ? (int64_t) (budget / ns * TRIAL) + TRIAL : TRIAL;
}

static void
conclude(const Numbers *numbers)
{
  double lost = series_median(&numbers->lost_share), ns = series_median(&numbers->ns);
  double own = series_median(&numbers->own);
  const char *mode = demo_get_choice("mode");
  if (strcmp(mode, "plain") == 0 && series_high(&numbers->lost) > 0)
    demo_verdict(_("Counts were lost."),
                 _("Of all references the two threads counted, %.2g %% are missing. In Python this "
                   "object would be freed while somebody still uses it: a crash, or worse."),
                 lost);
  else if (strcmp(mode, "plain") == 0)
    demo_verdict(_("Nothing was lost this time."),
                 _("That proves nothing: the threads hardly ran at the same time. Run it again."));
  else if (strcmp(mode, "gil") == 0)
    demo_verdict(_("One lock for everything: right, and one at a time."),
                 _("No count was lost, because only the holder of the lock counts. But two threads "
                   "were %.2f times as fast as one, even with an object each."),
                 own);
  else if (strcmp(mode, "atomic") == 0)
    demo_verdict(_("Atomic counts are right, and every one costs."),
                 _("No count was lost. A pair takes %.1f ns, and every program would pay that for "
                   "every reference, alone or not."),
                 ns);
  else if (strcmp(mode, "biased") == 0)
    demo_verdict(_("Cheap for the owner, right for all."),
                 _("No count was lost. With an object each, two threads were %.2f times as fast as "
                   "one: the owner needs no atomic instruction. Sharing one object costs."),
                 own);
  else
    demo_verdict(_("Nobody writes, so nothing can be lost."),
                 _("An immortal object's count never changes: %.1f ns, and two threads were %.2f "
                   "times as fast as one."),
                 ns, own);
}

static void
measure(void)
{
  Numbers numbers = {0};
  Rounds rounds = {
      .up = calibrate(UP, THREADS, true),
      .own = calibrate(PAIRS, 1, false),
      .shared = calibrate(PAIRS, THREADS, true),
  };
  for (int done = 0; done < REPETITIONS; done++) {
    demo_phase("measuring", done, REPETITIONS);
    if (!repeat(&rounds, &numbers))
      return;
  }
  demo_phase("measuring", REPETITIONS, REPETITIONS);
  demo_result("lost", &numbers.lost, "count");
  demo_result("lost_share", &numbers.lost_share, "%");
  demo_result("ns_per_op", &numbers.ns, "ns");
  demo_result("scaling_own", &numbers.own, "x");
  demo_result("scaling_shared", &numbers.shared, "x");
  conclude(&numbers);
}

static const DemoChoice modes[] = {
    {"plain", N_("Plain")},       {"atomic", N_("Atomic")},     {"biased", N_("Biased")},
    {"immortal", N_("Immortal")}, {"gil", N_("Under the GIL")}, {NULL},
};

static const DemoParameter parameters[] = {
    {"mode", N_("Counting"), DEMO_CHOICE, .choices = modes, .live = true},
    {"shared", N_("One object for both"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "value", .title = N_("Counts lost"), .results = {"lost_share"}, .unit = "%"},
    {.kind = "value", .title = N_("Lost a run"), .results = {"lost"}, .unit = "count"},
    {.kind = "lines", .title = N_("The count, live"), .name = "count", .unit = "count"},
    {.kind = "value", .title = N_("One up and down"), .results = {"ns_per_op"}, .unit = "ns"},
    {.kind = "bars",
     .title = N_("Two threads against one"),
     .results = {"scaling_own", "scaling_shared"},
     .labels = {N_("an object each"), N_("one object")},
     .unit = "x",
     .ideal = THREADS,
     .ideal_label = N_("ideal")},
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {NULL},
};

static const char *const code[] = {"interpreter/counting.h", "interpreter/counting.c",
                                   "interpreter/owner.c",    "interpreter/ways.c",
                                   "refcount-race.c",        NULL};

static const DemoDescription description = {
    .name = "refcount-race",
    .title = N_("Two threads, one reference count"),
    .summary = N_("CPython frees an object when nobody refers to it any more. See what becomes of "
                  "the count when two threads change it at once."),
    .explanation =
        N_("Every object carries a count of the references to it, and CPython changes it all the "
           "time. Adding one is *load, add, store*: when two threads do it at once, both may load "
           "the same number, and one count is lost. An object counted too low is freed while in "
           "use.\n\n"
           "**Under the GIL** only one thread counts at a time. That is what the GIL is for: one "
           "lock, cheap for a single thread, and no parallelism.\n\n"
           "**Atomic** counts are right without a lock, and several times slower even for a "
           "program with one thread.\n\n"
           "**Biased** counts (PEP 703, the free-threaded build) give each object an owner. The "
           "owner counts in a field of its own, without atomic instructions; all others share "
           "another. Objects are rarely shared, so most counting is as cheap as before.\n\n"
           "**Immortal** objects (PEP 683: None, True, small integers) are not counted at all."),
    .parameters = parameters,
    .prediction = {N_("Two threads count references to one object, without a lock. What part of "
                      "the counts is lost?"),
                   "lost_share", "%", 0, 100, 1},
    .charts = charts,
    .code = code,
    .show = show,
    .measure = measure,
};

int
main(int argc, char *argv[])
{
  return demo_main(&description, argc, argv);
}
