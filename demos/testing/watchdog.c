/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A thread hangs: for a lock, in C that keeps the GIL, or computing. Three guards have the same
 * deadline: a timer of the same thread's loop, another thread of the interpreter, and a watchdog
 * outside. Who speaks while it still hangs?
 */
#include "demos/testing/watchdog.h"
#include "demos/executors/thread-pool.h"
#include "demos/interpreter/setup.h"
#include "demos/interpreter/sha256.h"
#include "demos/trace/clock.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

enum { HUNG, TIMER, OUTSIDE, N_GUARDS, LOOP = HUNG, HOLDER_LANE = N_GUARDS };
static VmThread threads[2];
static uint64_t deadline, end, latest, over, spoke[N_GUARDS];
static atomic_bool hangs, told;
static bool recorded;

static void
sleep_until(uint64_t ns)
{
  struct timespec until = clock_timespec(ns);
  clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &until, NULL); /* signals go to another thread */
}

/* Everybody's deadline counts from when it begins to hang. */
static void
sleep_until_deadline(void)
{
  while (!hangs)
    sleep_until(clock_now() + NS_PER_MS);
  sleep_until(deadline);
}

/* Computing takes CPU time, which is only as long as it seems where nobody else wants the CPUs: a
 * guard that has its deadline waits for a CPU as long as the thread that hangs then. But a run is
 * not made longer than asked. */
static bool
has_computed(void)
{
  return clock_cpu() >= end || clock_now() >= latest;
}

/* C that keeps the GIL, as a regular expression does. */
static void
compute_in_c(void)
{
  uint8_t block[1024] = {0};
  while (!has_computed())
    sha256(block, sizeof block, (uint8_t[32]){0});
}

/* What the thread that hangs calls. Returns how far it shall count down then, until it is
 * interrupted. */
static int64_t
hang(VmThread *thread)
{
  deadline = clock_now() + DEADLINE_MS * NS_PER_MS;
  uint64_t length = (uint64_t) demo_get("hang_ms") * NS_PER_MS;
  end = (demo_chose("hang", "lock") ? clock_now() : clock_cpu()) + length;
  uint64_t asked = (uint64_t) (demo_seconds() * (double) NS_PER_S);
  latest = clock_now() + (asked > length ? asked : length);
  hangs = true;
  if (demo_chose("hang", "native"))
    compute_in_c();
  if (demo_chose("hang", "lock")) {
    vm_thread_release(thread, TRACE_WAITING_FOR_LOCK);
    sleep_until(end);
    vm_thread_reacquire(thread);
  }
  over = clock_now(); /* it still has the GIL */
  return demo_chose("hang", "compute") ? INT64_MAX / 2 : 0;
}

/* A thread timer sleeps without the GIL, and needs it to speak. */
static int64_t
call(VmThread *thread, void *data)
{
  if (thread == &threads[HUNG])
    return hang(thread);
  vm_thread_release(thread, TRACE_BLOCKED);
  sleep_until_deadline();
  vm_thread_reacquire(thread);
  spoke[TIMER] = clock_now();
  return 0;
}

static void *
watch(void *data)
{
  sleep_until_deadline();
  spoke[OUTSIDE] = clock_now();
  if (recorded)
    trace_state(trace_ring(OUTSIDE), OUTSIDE, TRACE_DONE);
  return NULL;
}

/* The loop's timer comes when the thread is back in its loop. */
static bool
run(void)
{
  VmInterpreter interpreter;
  pthread_t watchdog;
  vm_interpreter_init(&interpreter, &vm_build_gil, 5000, HOLDER_LANE);
  vm_interpreter_set_native(&interpreter, call, NULL);
  hangs = false;
  if (pthread_create(&watchdog, NULL, watch, NULL) != 0)
    return false;
  for (int i = TIMER; i >= HUNG; i--)
    vm_thread_start(&threads[i], &interpreter, VM_JOBS, 1, i,
                    recorded ? trace_ring((unsigned) i) : NULL);
  sleep_until_deadline();
  while (demo_chose("hang", "lock") ? clock_now() < end : !has_computed())
    sleep_until(clock_now() + NS_PER_MS);
  vm_thread_interrupt(&threads[HUNG]);
  for (int i = 0; i < 2; i++)
    while (!vm_thread_join(&threads[i], NS_PER_S))
      ;
  pthread_join(watchdog, NULL);
  spoke[LOOP] = threads[HUNG].finished_at;
  vm_interpreter_destroy(&interpreter);
  return !demo_outdated(demo_generation());
}

static void
show(void)
{
  demo_lane(HUNG, "cpu", "%s", _("it hangs"));
  demo_lane(TIMER, "cpu", "%s", _("thread timer"));
  demo_lane(OUTSIDE, "io", "%s", _("watchdog outside"));
  demo_holder_lane(HOLDER_LANE);
  trace_state(trace_ring(OUTSIDE), OUTSIDE, TRACE_BLOCKED);
  recorded = true;
  run();
  recorded = false;
}

static const char *
work_until_told(int64_t argument, int64_t *result)
{
  while (!told)
    sleep_until(clock_now() + NS_PER_MS);
  *result = 1;
  return NULL;
}

/* result(timeout) only gives up waiting. */
static void
report_future(void)
{
  int64_t value = 0;
  EXECUTOR_WITH Executor *pool = thread_pool_new(1);
  told = false;
  Future *future = pool != NULL ? executor_submit(pool, work_until_told, 0) : NULL;
  if (future == NULL)
    return;
  while (future_state(future) == FUTURE_PENDING)
    sleep_until(clock_now() + NS_PER_MS);
  bool timed_out = future_result(future, DEADLINE_MS * NS_PER_MS, &value) == future_timeout_error;
  demo_number("timed_out", timed_out, "count");
  demo_number("cancelled", future_cancel(future) == FUTURE_YES, "count");
  told = true;
  future_result(future, FUTURE_FOREVER, &value);
  demo_number("finished", (double) value, "count");
  future_unref(future);
}

static bool
measure(void)
{
  static const char *const guards[N_GUARDS] = {"loop", "timer", "outside"};
  if (!run())
    return false;
  over = demo_chose("hang", "compute") ? threads[HUNG].finished_at : over;
  for (int i = 0; i < N_GUARDS; i++) {
    Series in_time = {0}, late = {0};
    series_add(&in_time, spoke[i] < over);
    series_add(&late, spoke[i] > deadline ? (double) (spoke[i] - deadline) / 1e6 : 0);
    demo_result_of("in_time", guards[i], &in_time, "count");
    demo_result_of("late_ms", guards[i], &late, "ms");
  }
  report_future();
  return !demo_outdated(demo_generation());
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
