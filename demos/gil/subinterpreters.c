/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several interpreters in one process: a GIL and objects of its own each. How parallel are they,
 * and how long does a message take from one to another and back?
 */
#include "demos/gil/subinterpreters.h"
#include "demos/interpreter/echo.h"
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#define REPETITIONS 5
#define THREADS_SHOWN 2 /* of each interpreter */
#define HOLDER_LANE(i) (MAX_INTERPRETERS * THREADS_SHOWN + (i))
#define MAX_TRIPS 200

typedef struct {
  int n; /* interpreters */
  int64_t rounds;
  int trips;
  Series speedup, create, trip;
  Histogram histogram;
} Numbers;

static VmInterpreter interpreters[MAX_INTERPRETERS];
static VmTeam teams[MAX_INTERPRETERS];

static double
make_interpreters(int n)
{
  uint64_t start = clock_now();
  for (int i = 0; i < n; i++)
    vm_interpreter_init(&interpreters[i], &vm_build_gil, 5000, HOLDER_LANE(i));
  return (double) (clock_now() - start) / 1e3 / n;
}

static void
destroy_interpreters(int n)
{
  for (int i = 0; i < n; i++)
    vm_interpreter_destroy(&interpreters[i]);
}

static void
announce_lanes(int n)
{
  for (int i = 0; i < n * THREADS_SHOWN; i++)
    demo_lane(i, "cpu", "%d.%d", i / THREADS_SHOWN + 1, i % THREADS_SHOWN + 1);
  for (int i = 0; i < n; i++)
    demo_lane(HOLDER_LANE(i), "holder", _("GIL %d held by"), i + 1);
}

/* Two threads in each: they take turns with each other, and not with the other interpreters'. */
static void
show(void)
{
  unsigned generation = demo_generation();
  int n = (int) demo_get("interpreters");
  announce_lanes(n);
  make_interpreters(n);
  for (int i = 0; i < n; i++)
    vm_team_start(&teams[i], &interpreters[i], VM_COUNTDOWN, INT64_MAX, THREADS_SHOWN,
                  i * THREADS_SHOWN);
  demo_wait(demo_seconds() / 4, generation);
  for (int i = 0; i < n; i++)
    vm_team_interrupt(&teams[i]);
  for (int i = 0; i < n; i++)
    vm_team_join(&teams[i]);
  destroy_interpreters(n);
}

/* All at once, one thread each. Returns 0 when one could not be started, or a control cut in. */
static uint64_t
run_together(int n, int64_t rounds)
{
  uint64_t longest = 0, start = clock_now();
  bool whole = true;
  for (int i = 0; i < n; i++)
    vm_team_start(&teams[i], &interpreters[i], VM_COUNTDOWN, rounds, 1, VM_UNRECORDED);
  for (int i = 0; i < n; i++) {
    uint64_t late = teams[i].started_at - start, ns = vm_team_join(&teams[i]);
    whole = ns > 0 && whole;
    longest = late + ns > longest ? late + ns : longest;
  }
  return whole ? longest : 0;
}

static bool
repeat_speedup(Numbers *numbers)
{
  int n = numbers->n;
  series_add(&numbers->create, make_interpreters(n));
  uint64_t serial = vm_team_serial(&teams[0], &interpreters[0], VM_COUNTDOWN, numbers->rounds, n);
  uint64_t parallel = serial > 0 ? run_together(n, numbers->rounds) : 0;
  destroy_interpreters(n);
  if (parallel > 0)
    series_add(&numbers->speedup, (double) serial / (double) parallel);
  return parallel > 0;
}

static bool
repeat_trips(Numbers *numbers)
{
  uint64_t trips[MAX_TRIPS];
  make_interpreters(2);
  int n = echo_run(&interpreters[0], &interpreters[1], demo_chose("queue", "wakes"),
                   (size_t) demo_get("payload"), trips, numbers->trips);
  destroy_interpreters(2);
  histogram_add_times(&numbers->histogram, trips, (size_t) n);
  series_add(&numbers->trip, percentile(trips, (size_t) n, 50) / 1e3);
  return n == numbers->trips;
}

static bool
repeat(int done, void *data)
{
  return repeat_speedup(data) && repeat_trips(data);
}

static int64_t
choose_rounds(int n)
{
  double seconds = demo_seconds() / 3 / (2 * REPETITIONS);
  make_interpreters(1);
  int64_t rounds = vm_team_calibrate(&teams[0], &interpreters[0], VM_COUNTDOWN, seconds);
  destroy_interpreters(1);
  return rounds / n + 1;
}

static bool
measure(void)
{
  int n = (int) demo_get("interpreters"), trips = demo_chose("queue", "wakes") ? MAX_TRIPS : 12;
  Numbers numbers = {.n = n, .rounds = choose_rounds(n), .trips = trips};
  if (!demo_repeat(REPETITIONS, 1, repeat, &numbers))
    return false;
  demo_histogram("round_trip", &numbers.histogram, "us");
  demo_result("speedup", &numbers.speedup, "x");
  demo_result("round_trip_us", &numbers.trip, "us");
  demo_result("create_us", &numbers.create, "us");
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
