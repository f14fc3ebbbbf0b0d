/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which programs the GIL limits: threads that execute bytecode, that compute in C without the
 * lock, and that wait; alone and mixed.
 */
#include "demos/gil/cpu-io-native.h"
#include "demos/interpreter/blocking.h"
#include "demos/interpreter/job.h"
#include "demos/interpreter/setup.h"
#include "demos/trace/demo.h"
#include "demos/trace/whole.h"

#include <math.h>

#define REPETITIONS 5
#define HOLDER_LANE MAX_MIXED_THREADS
#define MOST_HASHES (1 << 30)
#define HASHED_PER_S 200e6 /* bytes, by one thread of an ordinary machine */
#define OVERHEAD_S 0.2

typedef enum { BYTECODE, NATIVE, WAITING, MIX, N_KINDS } Kind;

static VmTeam team;
static uint8_t buffer[MAX_BUFFER];

/* What one thread needs for one of each, in seconds. */
static double countdown_s, hash_s;

/* Two shares can be more than the whole; then they are scaled. */
static double
get_shares(void)
{
  return demo_get("bytecode") + demo_get("native");
}

/* A job that takes one thread @seconds in all, divided as the kind says. */
static VmJob
make_job(Kind kind, double seconds)
{
  double bytecode = kind == BYTECODE, native = kind == NATIVE;
  if (kind == MIX) {
    bytecode = demo_get("bytecode") / fmax(100, get_shares());
    native = demo_get("native") / fmax(100, get_shares());
  }
  double waiting = fmax(0, 1 - bytecode - native);
  return (VmJob){
      .countdown = whole(bytecode * seconds / countdown_s),
      .hashes = (int) whole(fmin(ceil(native * seconds / hash_s - 0.5), MOST_HASHES)),
      .bytes = buffer,
      .size = (size_t) demo_get("buffer"),
      .wait_s = waiting > 1e-6 ? waiting * seconds : 0,
  };
}

/* No run can hash less than one buffer for each thread: twice one by one and twice together. */
static double
least_seconds(void)
{
  double one_by_one = demo_get("threads") * demo_get("buffer") / HASHED_PER_S;
  return fmax(OVERHEAD_S, (3 * one_by_one - 0.5) / 1.8);
}

static void
calibrate(void)
{
  enum { ROUNDS = 200000 };
  size_t size = (size_t) demo_get("buffer");
  int hashes = (int) (500000 / size) + 1;
  countdown_s = vm_job_time((VmJob){.countdown = ROUNDS}) / ROUNDS;
  hash_s = vm_job_time((VmJob){.hashes = hashes, .bytes = buffer, .size = size}) / hashes;
}

static void
init_interpreter(VmInterpreter *interpreter, VmJob *job)
{
  vm_interpreter_init(interpreter, &vm_build_gil, 5000, HOLDER_LANE);
  vm_job_set(interpreter, job);
}

/* Every thread alternates between the three, a few milliseconds each. */
static void
show(void)
{
  VmInterpreter interpreter;
  int threads = (int) demo_get("threads");
  vm_setup_lanes(threads, HOLDER_LANE, true);
  calibrate();
  VmJob job = make_job(MIX, 0.03);
  init_interpreter(&interpreter, &job);
  vm_team_show(&team, &interpreter, VM_JOBS, threads, 0, demo_seconds() / 6);
  vm_interpreter_destroy(&interpreter);
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
  VmJob job = make_job(kind, fmax(seconds, 0.002) / (double) rounds);
  init_interpreter(&interpreter, &job);
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
  VmJob mix = make_job(MIX, 1);
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
  if (!demo_repeat(REPETITIONS * N_KINDS, N_KINDS, repeat, &numbers))
    return false;
  for (int i = 0; i < N_KINDS; i++)
    demo_result_of("speedup", names[i], &numbers.speedup[i], "x");
  demo_number("shares", get_shares(), "%");
  demo_number("speedup_mix_limit", predict_mix((int) demo_get("threads")), "x");
  return true;
}

const DemoExperiment demo_experiment = {
    .show = show, .measure = measure, .least_seconds = least_seconds};
