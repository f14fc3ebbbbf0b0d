/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The convoy effect: one thread answers small messages, others compute. Whoever waits for a
 * message lets go of the GIL, and must ask for it back.
 */
#include "demos/gil/convoy.h"
#include "demos/interpreter/blocking.h"
#include "demos/interpreter/client.h"
#include "demos/interpreter/setup.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#define REPETITIONS 5
#define ECHO_LANE 0
#define HOG_LANE 1
#define HOLDER_LANE (HOG_LANE + MAX_HOGS)

static Client client;
static VmTeam server, hogs;

/* What the Python thread does: sock.send(sock.recv(1)), for ever. Both let go of the GIL. */
static int64_t
serve(VmThread *thread, void *data)
{
  char byte;
  while (vm_thread_check(thread))
    if (vm_receive(thread, client.answers_end, &byte, 1) == 1)
      vm_send(thread, client.answers_end, &byte, 1);
  return 0;
}

/* Lets the server answer for @seconds while @n hogs compute. Returns false when a control cut
 * in. */
static bool
run(int n, double seconds, bool record)
{
  VmInterpreter interpreter;
  unsigned generation = demo_generation();
  vm_setup(&interpreter, HOLDER_LANE);
  vm_interpreter_set_native(&interpreter, serve, NULL);
  bool good =
      vm_team_start(&server, &interpreter, VM_JOBS, 1, 1, record ? ECHO_LANE : VM_UNRECORDED) &&
      vm_team_start(&hogs, &interpreter, VM_COUNTDOWN, INT64_MAX, n,
                    record ? HOG_LANE : VM_UNRECORDED) &&
      client_start(&client);
  if (good) {
    good = demo_wait(seconds, generation);
    client_stop(&client);
  }
  vm_team_interrupt(&hogs);
  vm_team_interrupt(&server);
  vm_team_join(&hogs);
  vm_team_join(&server);
  vm_interpreter_destroy(&interpreter);
  return good;
}

static void
show(void)
{
  int n = (int) demo_get("hogs");
  demo_lane(ECHO_LANE, "io", _("echo"));
  for (int i = 0; i < n; i++)
    demo_lane(HOG_LANE + i, "cpu", _("compute %d"), i + 1);
  if (demo_get("gil") != 0)
    demo_holder_lane(HOLDER_LANE);
  if (run(n, demo_seconds() / 3, true) && client.n > 0)
    demo_latency("echo", "ns", client.trips, client.n);
}

/* Answers come after one interval of waiting, two, three: how many of a hundred after each. */
#define MOST_INTERVALS 3

typedef struct {
  Series alone, p50, p99, share[MOST_INTERVALS];
  size_t answers;
  Histogram histogram;
} Numbers;

static void
count_intervals(Numbers *numbers)
{
  double interval = demo_get("interval_us") * NS_PER_US;
  for (int i = 0; i < MOST_INTERVALS; i++) {
    size_t n = 0;
    for (size_t j = 0; j < client.n; j++)
      n += fabs((double) client.trips[j] / interval - (i + 1)) < 0.5;
    series_add(&numbers->share[i], 100.0 * (double) n / (double) client.n);
  }
}

static bool
repeat(int done, void *data)
{
  Numbers *numbers = data;
  double seconds = demo_seconds() * 2 / 3 / REPETITIONS;
  if (!run(0, seconds / 6, false))
    return false;
  series_add(&numbers->alone, percentile(client.trips, client.n, 50) / 1e3);
  if (!run((int) demo_get("hogs"), seconds * 5 / 6, false))
    return false;
  numbers->answers += client.n;
  histogram_add_times(&numbers->histogram, client.trips, client.n);
  series_add(&numbers->p50, percentile(client.trips, client.n, 50) / 1e3);
  series_add(&numbers->p99, percentile(client.trips, client.n, 99) / 1e3);
  if (client.n > 0)
    count_intervals(numbers);
  return true;
}

static bool
measure(void)
{
  Numbers numbers = {0};
  if (!demo_repeat(REPETITIONS, 1, repeat, &numbers))
    return false;
  while (numbers.answers < CONVOY_ENOUGH && demo_time_left() > 0)
    if (!repeat(0, &numbers))
      return false;
  demo_histogram("echo", &numbers.histogram, "us");
  demo_number("answers", (double) numbers.answers, "count");
  demo_result("echo_p50_us", &numbers.p50, "us");
  demo_result("echo_p99_us", &numbers.p99, "us");
  demo_result("echo_alone_us", &numbers.alone, "us");
  for (int i = 0; i < MOST_INTERVALS; i++)
    demo_result_of("intervals", (const char *[]){"1", "2", "3"}[i], &numbers.share[i], "%");
  return true;
}

static bool
prepare(void)
{
  return client_open(&client);
}

const DemoExperiment demo_experiment = {.prepare = prepare, .show = show, .measure = measure};
