/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which programs the GIL limits: threads that execute bytecode, that compute in C without the
 * lock, and that wait; alone and mixed.
 */
#include "demos/interpreter/blocking.h"
#include "demos/interpreter/team.h"
#include "demos/limits.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>

#define REPETITIONS 5
#define HOLDER_LANE MAX_MIXED_THREADS

typedef enum { BYTECODE, NATIVE, WAITING, MIX, N_KINDS } Kind;

/* What one job consists of; set while no thread runs. */
typedef struct {
  int64_t countdown; /* rounds of bytecode */
  int hashes;        /* of the buffer */
  double wait_s;
} Job;

static VmTeam team;
static uint8_t buffer[MAX_BUFFER];
static Job job;

/* What one thread needs for one of each, in seconds. */
static double countdown_s, hash_s;

/* The native part of a job; returns how much bytecode shall follow. */
static int64_t
do_job(VmThread *thread, void *data)
{
  for (int i = 0; i < job.hashes && vm_thread_check(thread); i++)
    vm_hash(thread, buffer, (size_t) demo_get("buffer"), 1);
  if (job.wait_s > 0)
    vm_sleep(thread, (uint64_t) (job.wait_s * 1e9));
  return job.countdown;
}

static void
init_interpreter(VmInterpreter *interpreter)
{
  vm_interpreter_init(interpreter, &vm_build_gil, 5000, HOLDER_LANE);
  vm_interpreter_set_native(interpreter, do_job, NULL);
}

/* A job that takes one thread @seconds in all, divided as the kind says. */
static Job
make_job(Kind kind, double seconds)
{
  double bytecode = kind == BYTECODE, native = kind == NATIVE;
  if (kind == MIX) {
    bytecode = demo_get("bytecode") / 100;
    native = fmin(demo_get("native") / 100, 1 - bytecode);
  }
  double waiting = 1 - bytecode - native;
  return (Job){
      .countdown = (int64_t) (bytecode * seconds / countdown_s),
      .hashes = (int) ceil(native * seconds / hash_s - 0.5),
      .wait_s = waiting > 1e-6 ? waiting * seconds : 0,
  };
}

static double
time_job(Job what)
{
  VmInterpreter interpreter;
  double quickest = INFINITY;
  init_interpreter(&interpreter);
  job = what;
  for (int i = 0; i < 3; i++) {
    uint64_t ns = vm_team_serial(&team, &interpreter, VM_JOBS, 1, 1);
    quickest = ns > 0 ? fmin(quickest, (double) ns / 1e9) : quickest;
  }
  vm_interpreter_destroy(&interpreter);
  return quickest;
}

static void
calibrate(void)
{
  enum { ROUNDS = 200000 };
  int hashes = (int) (500000 / demo_get("buffer")) + 1;
  countdown_s = time_job((Job){.countdown = ROUNDS}) / ROUNDS;
  hash_s = time_job((Job){.hashes = hashes}) / hashes;
}

/* Every thread alternates between the three, a few milliseconds each. */
static void
show(void)
{
  VmInterpreter interpreter;
  int threads = (int) demo_get("threads");
  for (int i = 0; i < threads; i++)
    demo_lane(i, "cpu", _("thread %d"), i + 1);
  demo_holder_lane(HOLDER_LANE);
  demo_phase("showing", 0, 1);
  calibrate();
  job = make_job(MIX, 0.03);
  init_interpreter(&interpreter);
  vm_team_show(&team, &interpreter, VM_JOBS, threads, 0, demo_seconds() / 6);
  vm_interpreter_destroy(&interpreter);
  demo_phase("showing", 1, 1);
}

typedef struct {
  Series speedup[N_KINDS];
} Numbers;

/* Long jobs: how the system places threads on CPUs at their start should not matter. */
static bool
repeat(int done, void *data)
{
  Numbers *numbers = data;
  VmInterpreter interpreter;
  VmTimes times;
  Kind kind = (Kind) (done % N_KINDS);
  int threads = (int) demo_get("threads");
  int64_t rounds = kind == MIX ? 4 : 1; /* so that one thread's bytecode meets another's wait */
  double seconds = demo_seconds() / (REPETITIONS * N_KINDS) / (threads + 2);
  job = make_job(kind, fmax(seconds, 0.004) / (double) rounds);
  init_interpreter(&interpreter);
  bool whole = vm_team_compare(&team, &interpreter, VM_JOBS, rounds, threads, &times);
  vm_interpreter_destroy(&interpreter);
  if (whole)
    series_add(&numbers->speedup[kind], times.serial / times.parallel);
  return whole;
}

/* What can be had at most: bytecode takes turns, hashes share the CPUs, waits overlap freely. */
static double
predict_mix(int threads)
{
  Job mix = make_job(MIX, 1);
  double bytecode = (double) mix.countdown * countdown_s, native = mix.hashes * hash_s;
  if (demo_get("buffer") < VM_HASH_RELEASES_FROM)
    bytecode += native; /* It keeps the lock. */
  double cpus = fmin(threads, demo_cpus());
  double longest = fmax(fmax(bytecode, (bytecode + native) / cpus), 1.0 / threads);
  return 1 / longest;
}

static bool
measure(void)
{
  static const char *const names[N_KINDS] = {"cpu", "native", "io", "mix"};
  Numbers numbers = {0};
  calibrate();
  if (!demo_repeat(REPETITIONS * N_KINDS, repeat, &numbers))
    return false;
  for (int i = 0; i < N_KINDS; i++)
    demo_result_of("speedup", names[i], &numbers.speedup[i], "x");
  demo_number("speedup_mix_limit", predict_mix((int) demo_get("threads")), "x");
  return true;
}

static const DemoExperiment experiment = {.show = show, .measure = measure};

int
main(int argc, char *argv[])
{
  return demo_main(&demo_description, &experiment, argc, argv);
}
