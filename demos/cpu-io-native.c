/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which programs the GIL limits: threads that execute bytecode, that compute in C without the
 * lock, and that wait; alone and mixed.
 */
#include "demos/interpreter/sha256.h"
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define REPETITIONS 5
#define MAX_THREADS 16
#define MAX_BUFFER (16 * 1024 * 1024)
#define HOLDER_LANE MAX_THREADS
#define RELEASE_FROM 2048 /* bytes; below, letting go would cost more than it brings */

typedef enum { BYTECODE, NATIVE, WAITING, MIX, N_KINDS } Kind;

/* What one job consists of; set while no thread runs. */
typedef struct {
  int64_t countdown; /* rounds of bytecode */
  int hashes;        /* of the buffer */
  double wait_s;
} Job;

static VmTeam team;
static uint8_t *buffer;
static Job job;

/* What one thread needs for one of each, in seconds. */
static double countdown_s, hash_s;

static void
hash_buffer(VmThread *thread)
{
  uint8_t digest[32];
  size_t size = (size_t) demo_get("buffer");
  if (size < RELEASE_FROM) {
    sha256(buffer, size, digest);
    return;
  }
  vm_thread_release(thread, TRACE_RUNNING_FREE);
  sha256(buffer, size, digest);
  vm_thread_reacquire(thread);
}

static void
wait_blocked(VmThread *thread, double seconds)
{
  struct timespec time = clock_timespec((uint64_t) (seconds * 1e9));
  vm_thread_release(thread, TRACE_BLOCKED);
  nanosleep(&time, NULL);
  vm_thread_reacquire(thread);
}

/* The native part of a job; returns how much bytecode shall follow. */
static int64_t
do_job(VmThread *thread, void *data)
{
  for (int i = 0; i < job.hashes && vm_thread_check(thread); i++)
    hash_buffer(thread);
  if (job.wait_s > 0)
    wait_blocked(thread, job.wait_s);
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
  unsigned generation = demo_generation();
  int threads = (int) demo_get("threads");
  for (int i = 0; i < threads; i++) {
    char name[32];
    snprintf(name, sizeof name, _("thread %d"), i + 1);
    demo_lane(i, "cpu", name);
  }
  demo_lane(HOLDER_LANE, "holder", _("GIL held by"));
  demo_phase("showing", 0, 1);
  calibrate();
  job = make_job(MIX, 0.03);
  init_interpreter(&interpreter);
  if (vm_team_start(&team, &interpreter, VM_JOBS, INT64_MAX, threads, 0)) {
    demo_wait(demo_seconds() / 4, generation);
    vm_team_interrupt(&team);
    vm_team_join(&team);
  }
  demo_phase("showing", 1, 1);
  vm_interpreter_destroy(&interpreter);
}

/* Returns false when a control cut in. */
static bool
measure_kind(Kind kind, int threads, Series *speedup)
{
  VmInterpreter interpreter;
  double budget = demo_seconds() * 3 / 4 / (REPETITIONS * N_KINDS) / (threads + 2);
  int64_t rounds = kind == MIX ? 4 : 1; /* so that one thread's bytecode meets another's wait */
  job = make_job(kind, fmax(budget, 0.004) / (double) rounds);
  init_interpreter(&interpreter);
  double serial = (double) vm_team_serial(&team, &interpreter, VM_JOBS, rounds, threads),
         parallel = 0;
  if (serial > 0 && vm_team_start(&team, &interpreter, VM_JOBS, rounds, threads, VM_UNRECORDED))
    parallel = (double) vm_team_join(&team);
  vm_interpreter_destroy(&interpreter);
  if (parallel == 0)
    return false;
  series_add(speedup, serial / parallel);
  return true;
}

/* What can be had at most: bytecode takes turns, hashes share the CPUs, waits overlap freely. */
static double
predict_mix(int threads)
{
  Job mix = make_job(MIX, 1);
  double bytecode = (double) mix.countdown * countdown_s, native = mix.hashes * hash_s;
  if (demo_get("buffer") < RELEASE_FROM)
    bytecode += native; /* It keeps the lock. */
  double cpus = fmin(threads, demo_cpus());
  double longest = fmax(fmax(bytecode, (bytecode + native) / cpus), 1.0 / threads);
  return 1 / longest;
}

static void
conclude(int threads, const Series speedups[N_KINDS])
{
  double cpu = series_median(&speedups[BYTECODE]), native = series_median(&speedups[NATIVE]);
  double io = series_median(&speedups[WAITING]);
  if (threads == 1)
    demo_verdict(_("One thread has nobody to wait for."),
                 _("With two or more, see which of the three gains."));
  else if (demo_get("buffer") < RELEASE_FROM)
    demo_verdict(_("Waiting overlaps; this hash is too small to let go."),
                 _("%d threads were %.1f times as fast at waiting, and %.2f times at bytecode. "
                   "Below %d bytes the hash keeps the lock, so it gains as little: %.2f times."),
                 threads, io, cpu, RELEASE_FROM, native);
  else
    demo_verdict(_("Only bytecode waits for the lock."),
                 _("%d threads were %.1f times as fast at waiting, %.2f times at hashing, which "
                   "lets go of the lock and has %d CPUs, and %.2f times at bytecode."),
                 threads, io, native, demo_cpus(), cpu);
}

static void
measure(void)
{
  static const char *const names[N_KINDS] = {"speedup_cpu", "speedup_native", "speedup_io",
                                             "speedup_mix"};
  Series speedups[N_KINDS] = {0}, amdahl = {0};
  int threads = (int) demo_get("threads");
  calibrate();
  for (int done = 0; done < REPETITIONS * N_KINDS; done++) {
    demo_phase("measuring", done, REPETITIONS * N_KINDS);
    if (!measure_kind((Kind) (done % N_KINDS), threads, &speedups[done % N_KINDS]))
      return;
  }
  demo_phase("measuring", REPETITIONS * N_KINDS, REPETITIONS * N_KINDS);
  for (int i = 0; i < N_KINDS; i++)
    demo_result(names[i], &speedups[i], "x");
  series_add(&amdahl, predict_mix(threads));
  demo_result("speedup_mix_limit", &amdahl, "x");
  conclude(threads, speedups);
}

static const DemoParameter parameters[] = {
    {"threads", N_("Threads"), DEMO_INT, 1, MAX_THREADS, 4, .live = true},
    {"buffer", N_("Bytes to hash"), DEMO_INT, 64, MAX_BUFFER, 65536, "bytes", true, true},
    {"bytecode", N_("Bytecode in the mix"), DEMO_INT, 0, 100, 30, "%", .live = true},
    {"native", N_("Hashing in the mix"), DEMO_INT, 0, 100, 30, "%", .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("Speed-up of {threads} threads"),
     .results = {"speedup_cpu", "speedup_native", "speedup_io"},
     .labels = {N_("bytecode"), N_("hashing in C"), N_("waiting")},
     .unit = "x",
     .ideal_parameter = "threads",
     .ideal_label = N_("ideal")},
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {.kind = "bars",
     .title = N_("The mix, and what it could reach"),
     .results = {"speedup_mix", "speedup_mix_limit"},
     .labels = {N_("measured"), N_("limit (Amdahl)")},
     .unit = "x"},
    {NULL},
};

static const char *const code[] = {"cpu-io-native.c", "interpreter/thread.c",
                                   "interpreter/native.c", NULL};

static const DemoDescription description = {
    .name = "cpu-io-native",
    .title = N_("What does the lock slow down?"),
    .summary = N_("Threads that compute in Python, compute in C, or wait: only one of the three "
                  "needs the GIL."),
    .explanation =
        N_("A thread needs the GIL to execute bytecode, and for nothing else.\n\n"
           "**Waiting** (network, files, sleep) happens without it: the thread lets go before it "
           "blocks and takes the lock again afterwards. A hundred threads can wait at once.\n\n"
           "**C code** that touches no Python object can let go too. `hashlib` does for 2048 bytes "
           "and more, and so do NumPy, zlib and many others: then threads use all CPUs.\n\n"
           "**Bytecode** takes turns. In a mix the share of bytecode sets the limit (Amdahl's "
           "law): at 30 %, no number of threads is more than 3.3 times as fast."),
    .parameters = parameters,
    .prediction = {N_("How much faster do the threads wait together than one after the other?"),
                   "speedup_io", "x", 0.5, MAX_THREADS, 1},
    .charts = charts,
    .code = code,
    .python = "cpu_io_native.py",
    .show = show,
    .measure = measure,
};

int
main(int argc, char *argv[])
{
  buffer = calloc(1, MAX_BUFFER);
  if (buffer == NULL)
    return 1;
  int status = demo_main(&description, argc, argv);
  free(buffer);
  return status;
}
