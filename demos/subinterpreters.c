/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Several interpreters in one process: a GIL and objects of its own each. How parallel are they,
 * and how long does a message take from one to another and back?
 */
#include "demos/interpreter/queue.h"
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define REPETITIONS 5
#define MAX_INTERPRETERS 6
#define THREADS_SHOWN 2 /* of each interpreter */
#define MAX_PAYLOAD (1 << 20)
#define HOLDER_LANE(i) (MAX_INTERPRETERS * THREADS_SHOWN + (i))
#define MAX_TRIPS 1000

static VmInterpreter interpreters[MAX_INTERPRETERS];
static VmTeam teams[MAX_INTERPRETERS];

/* One message on its way there and back. */
static struct {
  VmQueue there, back;
  size_t payload;
  uint64_t trips[MAX_TRIPS];
  int n;
  uint8_t *bytes[2]; /* each side's own copy */
} echo;

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
  char name[64];
  for (int i = 0; i < n * THREADS_SHOWN; i++) {
    snprintf(name, sizeof name, "%d.%d", i / THREADS_SHOWN + 1, i % THREADS_SHOWN + 1);
    demo_lane(i, "cpu", name);
  }
  for (int i = 0; i < n; i++) {
    snprintf(name, sizeof name, _("GIL %d held by"), i + 1);
    demo_lane(HOLDER_LANE(i), "holder", name);
  }
}

/* Two threads in each: they take turns with each other, and not with the other interpreters'. */
static void
show(void)
{
  unsigned generation = demo_generation();
  int n = (int) demo_get("interpreters");
  announce_lanes(n);
  demo_phase("showing", 0, 1);
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
  demo_phase("showing", 1, 1);
}

/* All at once, one thread each. Returns 0 when a control cut in. */
static uint64_t
run_together(int n, int64_t rounds)
{
  uint64_t longest = 0, start = clock_now();
  bool whole = true;
  for (int i = 0; i < n; i++)
    whole =
        vm_team_start(&teams[i], &interpreters[i], VM_COUNTDOWN, rounds, 1, VM_UNRECORDED) && whole;
  for (int i = 0; i < n; i++) {
    uint64_t late = teams[i].started_at - start, ns = vm_team_join(&teams[i]);
    whole = ns > 0 && whole;
    longest = late + ns > longest ? late + ns : longest;
  }
  return whole ? longest : 0;
}

static bool
repeat_speedup(int n, int64_t rounds, Series *speedup, Series *create)
{
  series_add(create, make_interpreters(n));
  uint64_t serial = vm_team_serial(&teams[0], &interpreters[0], VM_COUNTDOWN, rounds, n);
  uint64_t parallel = serial > 0 ? run_together(n, rounds) : 0;
  destroy_interpreters(n);
  if (parallel > 0)
    series_add(speedup, (double) serial / (double) parallel);
  return parallel > 0;
}

/* ---- Messages ---- */

static int64_t
ask(VmThread *thread, void *data)
{
  uint64_t start = clock_now();
  if (vm_queue_put(&echo.there, thread, echo.bytes[0], echo.payload) &&
      vm_queue_get(&echo.back, thread, echo.bytes[0]))
    echo.trips[echo.n++] = clock_now() - start;
  return 0;
}

static int64_t
answer(VmThread *thread, void *data)
{
  if (vm_queue_get(&echo.there, thread, echo.bytes[1]))
    vm_queue_put(&echo.back, thread, echo.bytes[1], echo.payload);
  return 0;
}

static bool
repeat_trips(int trips, Series *p50, Histogram *histogram)
{
  bool wakes = strcmp(demo_get_choice("queue"), "wakes") == 0;
  echo.payload = (size_t) demo_get("payload");
  echo.n = 0;
  bool good = vm_queue_init(&echo.there, MAX_PAYLOAD, wakes);
  good = vm_queue_init(&echo.back, MAX_PAYLOAD, wakes) && good;
  make_interpreters(2);
  vm_interpreter_set_native(&interpreters[0], ask, NULL);
  vm_interpreter_set_native(&interpreters[1], answer, NULL);
  if (good) {
    vm_team_start(&teams[0], &interpreters[0], VM_JOBS, trips, 1, VM_UNRECORDED);
    vm_team_start(&teams[1], &interpreters[1], VM_JOBS, trips, 1, VM_UNRECORDED);
    good = vm_team_join(&teams[0]) > 0;
    good = vm_team_join(&teams[1]) > 0 && good;
  }
  for (int i = 0; i < echo.n; i++)
    histogram_add(histogram, echo.trips[i] / NS_PER_US);
  series_add(p50, percentile(echo.trips, (size_t) echo.n, 50) / 1e3);
  destroy_interpreters(2);
  vm_queue_destroy(&echo.there);
  vm_queue_destroy(&echo.back);
  return good;
}

static void
conclude(int n, const Series *speedup, const Series *trip)
{
  double times = series_median(speedup), us = series_median(trip);
  bool wakes = strcmp(demo_get_choice("queue"), "wakes") == 0;
  if (wakes)
    demo_verdict(_("A GIL each: parallel, and quick to talk when somebody wakes you."),
                 _("%d interpreters were %.2f times as fast as one on %d CPUs. A message there and "
                   "back took %.3g µs."),
                 n, times, demo_cpus(), us);
  else
    demo_verdict(_("A GIL each: parallel. But the queue only looks every 10 ms."),
                 _("%d interpreters were %.2f times as fast as one on %d CPUs. A message there and "
                   "back took %.3g ms, however small: who finds the queue empty sleeps 10 ms."),
                 n, times, demo_cpus(), us / 1e3);
}

static void
measure(void)
{
  Series speedup = {0}, create = {0}, trip = {0};
  Histogram histogram = {0};
  int n = (int) demo_get("interpreters");
  int trips = strcmp(demo_get_choice("queue"), "wakes") == 0 ? 200 : 12;
  make_interpreters(1);
  int64_t rounds = vm_team_calibrate(&teams[0], &interpreters[0], VM_COUNTDOWN,
                                     demo_seconds() / 3 / (2 * REPETITIONS)) /
                       n +
                   1;
  destroy_interpreters(1);
  for (int done = 0; done < REPETITIONS; done++) {
    demo_phase("measuring", done, REPETITIONS);
    if (!repeat_speedup(n, rounds, &speedup, &create) || !repeat_trips(trips, &trip, &histogram))
      return;
  }
  demo_phase("measuring", REPETITIONS, REPETITIONS);
  demo_histogram("round_trip", &histogram, "us");
  demo_result("speedup", &speedup, "x");
  demo_result("round_trip_us", &trip, "us");
  demo_result("create_us", &create, "us");
  conclude(n, &speedup, &trip);
}

static const DemoChoice queues[] = {
    {"polls", N_("Looks every 10 ms (3.14)")}, {"wakes", N_("Is woken")}, {NULL}};

static const DemoParameter parameters[] = {
    {"interpreters", N_("Interpreters"), DEMO_INT, 1, MAX_INTERPRETERS, 2, .live = true},
    {"queue", N_("Queue"), DEMO_CHOICE, .choices = queues, .live = true},
    {"payload", N_("Message"), DEMO_INT, 1, MAX_PAYLOAD, 1024, "bytes", true, true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "bars",
     .title = N_("Speed-up of {interpreters} interpreters"),
     .results = {"speedup"},
     .unit = "x",
     .ideal_parameter = "interpreters",
     .ideal_label = N_("ideal")},
    {.kind = "lanes", .title = N_("Two threads in each interpreter")},
    {.kind = "value",
     .title = N_("A message there and back"),
     .results = {"round_trip_us"},
     .unit = "us"},
    {.kind = "histogram",
     .title = N_("How long messages took"),
     .name = "round_trip",
     .unit = "us"},
    {.kind = "value",
     .title = N_("Making one (no modules)"),
     .results = {"create_us"},
     .unit = "us"},
    {NULL},
};

static const char *const code[] = {"subinterpreters.c", "interpreter/queue.c",
                                   "interpreter/thread.h", NULL};

static const DemoDescription description = {
    .name = "subinterpreters",
    .title = N_("Several interpreters, one process"),
    .summary = N_("Each interpreter has its own GIL and its own objects: they run in parallel, and "
                  "talk by messages."),
    .explanation = N_(
        "`concurrent.interpreters` (new in 3.14) makes interpreters inside one process. Each has "
        "its own modules, its own objects and, since 3.12, **its own GIL**: threads of one "
        "interpreter take turns, threads of two do not.\n\n"
        "They share no objects, as processes do not, but starting one is cheaper and nothing "
        "leaves the process. What passes between them is copied or pickled.\n\n"
        "**The queue** of 3.14 does not wake anybody: `get()` looks, finds nothing, sleeps "
        "10 ms and looks again. Choose the other kind to see what it could be."),
    .parameters = parameters,
    .prediction = {N_("How long does a small message take to another interpreter and back?"),
                   "round_trip_us", "us", 1, 100000, 1000, true},
    .charts = charts,
    .code = code,
    .python = "subinterpreters.py",
    .show = show,
    .measure = measure,
};

int
main(int argc, char *argv[])
{
  for (int i = 0; i < 2; i++)
    if ((echo.bytes[i] = calloc(1, MAX_PAYLOAD)) == NULL)
      return 1;
  int status = demo_main(&description, argc, argv);
  free(echo.bytes[0]);
  free(echo.bytes[1]);
  return status;
}
