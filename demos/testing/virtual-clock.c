/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three sleepers, an hour in all: 10 times 7 s, 60 times 60 s, 3600 times 1 s. On a clock that
 * passes, and on one that jumps to the next end.
 */
#include "demos/schedule/timers.h"
#include "demos/trace/clock.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

#include <stdio.h>
#include <string.h>

#define SHOWN_MS 70000 /* of the sleepers' time, made shorter */
#define REPETITIONS 5

enum { N_SLEEPERS = 3 };
static const struct {
  int times;
  uint64_t ms;
  const char *name;
} sleepers[N_SLEEPERS] = {{3600, 1000, "3600×1 s"}, {60, 60000, "60×60 s"}, {10, 7000, "10×7 s"}};

typedef struct {
  Timers timers;
  int slept[N_SLEEPERS], wakeups, finished;
  char order[64]; /* who was done first */
} Run;

static void
begin(Run *run)
{
  *run = (Run){.wakeups = 0};
  for (int i = 0; i < N_SLEEPERS; i++)
    timers_add(&run->timers, sleepers[i].ms, i);
}

static void
wake(Run *run, int who)
{
  size_t used = strlen(run->order);
  run->wakeups++;
  if (++run->slept[who] < sleepers[who].times)
    timers_add(&run->timers, sleepers[who].ms, who);
  else
    snprintf(run->order + used, sizeof run->order - used, "%s%s", run->finished++ > 0 ? ", " : "",
             sleepers[who].name);
}

/* Sleeps until the sleepers' clock shows @ms, which it does @factor times as fast as ours. Returns
 * false when there is no time for that, or a control cut in. */
static bool
pass(uint64_t start, uint64_t ms, double factor)
{
  double wait = (double) ms / 1e3 / factor - (double) (clock_now() - start) / 1e9;
  return wait <= 0 || (wait < demo_time_left() && demo_wait(wait, demo_generation()));
}

static void
show(void)
{
  Run run;
  Timer next;
  double factor = SHOWN_MS / 1e3 / (demo_seconds() / 3);
  uint64_t start = clock_now();
  begin(&run);
  for (int i = 0; i < N_SLEEPERS; i++) {
    demo_lane(i, "task", "%s", sleepers[i].name);
    trace_state(trace_ring(0), i, TRACE_BLOCKED);
  }
  while (timers_next(&run.timers, &next) && next.due <= SHOWN_MS) {
    if (!pass(start, next.due, factor))
      return;
    trace_state(trace_ring(0), next.who, TRACE_RUNNING);
    demo_wait(demo_seconds() / 3 / 400, demo_generation());
    wake(&run, next.who);
    trace_state(trace_ring(0), next.who, TRACE_BLOCKED);
  }
}

/* Returns the ms that took. On the clock that passes it ends when the time is over. */
static double
sleep_all(Run *run, bool passes, double seconds)
{
  Timer next;
  uint64_t start = clock_now();
  begin(run);
  while (timers_next(&run->timers, &next)) {
    if (passes && ((double) next.due / 1e3 > seconds || !pass(start, next.due, 1)))
      break;
    wake(run, next.who);
  }
  return (double) (clock_now() - start) / 1e6;
}

static bool
measure(void)
{
  static Run run;
  Series took = {.n = 0};
  bool passes = demo_chose("clock", "wall");
  for (int i = 0; i < (passes ? 1 : REPETITIONS); i++)
    series_add(&took, sleep_all(&run, passes, demo_seconds()));
  if (demo_outdated(demo_generation()))
    return false;
  demo_number("slept", passes ? series_median(&took) / 1e3 : (double) run.timers.now / 1e3, "s");
  demo_result("took_ms", &took, "ms");
  demo_number("wakeups", run.wakeups, "count");
  demo_number("finished", run.finished, "count");
  demo_word("order", run.order);
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
