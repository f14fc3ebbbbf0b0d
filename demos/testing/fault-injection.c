/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The first call that can fail does, then the second, and so on until a run gets through. What does
 * each leave behind? And how many points do random failures find in as many runs?
 */
#include "demos/schedule/faults.h"
#include "demos/schedule/random.h"
#include "demos/trace/clock.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <stdio.h>

#define POINTS 5
#define TRIALS 2000 /* of as many random failures as there are points */

/* In the order of the choices of “cleanup”. */
static const FaultsWork works[] = {faults_careless, faults_half, faults_stack};

static FaultsWork
get_work(void)
{
  return works[(int) demo_get("cleanup")];
}

/* A lane for each run: it works until a call fails; what is blocked at the end is left open. */
static void
show(void)
{
  int leaked;
  for (int n = 1; n <= POINTS; n++)
    demo_lane(n - 1, "call", _("call %d fails"), n);
  for (int n = 1; n <= POINTS; n++) {
    trace_state(trace_ring(0), n - 1, TRACE_RUNNING);
    demo_wait(demo_seconds() / 3 / POINTS, demo_generation());
    faults_try(get_work(), n, &leaked);
    trace_state(trace_ring(0), n - 1, leaked > 0 ? TRACE_BLOCKED : TRACE_DONE);
  }
}

/* As many random failures as there are points: how many different ones do they hit? */
static double
find_random_share(void)
{
  Random random = {demo_seed()};
  int hit = 0;
  for (int trial = 0; trial < TRIALS; trial++) {
    unsigned seen = 0;
    for (int i = 0; i < POINTS; i++)
      seen |= 1u << random_below(&random, POINTS);
    hit += __builtin_popcount(seen);
  }
  return 100.0 * hit / (TRIALS * POINTS);
}

static bool
measure(void)
{
  int n = 1, leaking = 0, most = 0, leaked;
  char name[16];
  for (; faults_try(get_work(), n, &leaked); n++) {
    snprintf(name, sizeof name, "leak_%d", n);
    demo_number(name, leaked, "count");
    leaking += leaked > 0;
    most = leaked > most ? leaked : most;
  }
  demo_number("points", n - 1, "count");
  demo_number("leaking", leaking, "count");
  demo_number("most", most, "count");
  demo_number("good_path", leaked, "count");
  demo_number("random_share", find_random_share(), "%");
  return !demo_outdated(demo_generation());
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
