/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The convoy effect: one thread answers small messages, others compute. Whoever waits for a
 * message lets go of the GIL, and must ask for it back.
 */
#include "demos/interpreter/team.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>
#include <stdio.h>
#include <sys/socket.h>
#include <unistd.h>

#define REPETITIONS 5
#define MAX_HOGS 4
#define ECHO_LANE 0
#define HOG_LANE 1
#define HOLDER_LANE (HOG_LANE + MAX_HOGS)
#define MAX_MESSAGES 20000
#define PAUSE_NS (500 * NS_PER_US) /* between an answer and the client's next message */
#define GLANCE_US 50000            /* how often who waits for a message looks for orders */

enum { CLIENT, SERVER };

/* The client is another program to the interpreter: a thread that never touches the GIL. */
static struct {
  int ends[2];
  pthread_t thread;
  atomic_bool stop;
  uint64_t latencies[MAX_MESSAGES];
  size_t n;
} client;

static VmTeam server, hogs;

static bool
ask_once(uint64_t *latency)
{
  char byte = 'x';
  uint64_t start = clock_now();
  if (send(client.ends[CLIENT], &byte, 1, 0) != 1)
    return false;
  while (recv(client.ends[CLIENT], &byte, 1, 0) != 1)
    if (client.stop)
      return false;
  *latency = clock_now() - start;
  return true;
}

static void *
run_client(void *data)
{
  struct timespec pause = clock_timespec(PAUSE_NS);
  while (!client.stop && client.n < MAX_MESSAGES && ask_once(&client.latencies[client.n])) {
    client.n++;
    nanosleep(&pause, NULL);
  }
  return NULL;
}

/* What the Python thread does: sock.send(sock.recv(1)), for ever. Both let go of the GIL. */
static int64_t
serve(VmThread *thread, void *data)
{
  char byte;
  while (vm_thread_check(thread)) {
    vm_thread_release(thread, TRACE_BLOCKED);
    ssize_t n = recv(client.ends[SERVER], &byte, 1, 0);
    vm_thread_reacquire(thread);
    if (n != 1)
      continue;
    vm_thread_release(thread, TRACE_BLOCKED);
    send(client.ends[SERVER], &byte, 1, 0);
    vm_thread_reacquire(thread);
  }
  return 0;
}

static bool
open_socket(void)
{
  const struct timeval glance = {.tv_usec = GLANCE_US};
  if (socketpair(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0, client.ends) != 0)
    return false;
  for (int end = CLIENT; end <= SERVER; end++)
    setsockopt(client.ends[end], SOL_SOCKET, SO_RCVTIMEO, &glance, sizeof glance);
  return true;
}

/* Lets the server answer for @seconds while @n hogs compute. Returns false when a control cut in.
 */
static bool
run(int n, double seconds, bool record)
{
  VmInterpreter interpreter;
  unsigned generation = demo_generation();
  vm_interpreter_init(&interpreter, demo_get("gil") != 0 ? &vm_build_gil : &vm_build_free,
                      (unsigned) demo_get("interval_us"), HOLDER_LANE);
  vm_interpreter_set_native(&interpreter, serve, NULL);
  client.n = 0;
  client.stop = false;
  bool good =
      vm_team_start(&server, &interpreter, VM_JOBS, 1, 1, record ? ECHO_LANE : VM_UNRECORDED) &&
      vm_team_start(&hogs, &interpreter, VM_COUNTDOWN, INT64_MAX, n,
                    record ? HOG_LANE : VM_UNRECORDED) &&
      pthread_create(&client.thread, NULL, run_client, NULL) == 0;
  if (good) {
    good = demo_wait(seconds, generation);
    client.stop = true;
    pthread_join(client.thread, NULL);
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
  for (int i = 0; i < n; i++) {
    char name[32];
    snprintf(name, sizeof name, _("compute %d"), i + 1);
    demo_lane(HOG_LANE + i, "cpu", name);
  }
  if (demo_get("gil") != 0)
    demo_lane(HOLDER_LANE, "holder", _("GIL held by"));
  demo_phase("showing", 0, 1);
  if (run(n, demo_seconds() / 3, true) && client.n > 0)
    demo_latency("echo", "ns", client.latencies, client.n);
  demo_phase("showing", 1, 1);
}

typedef struct {
  Series alone, p50, p99;
  Histogram histogram;
} Numbers;

static bool
repeat(int n, double seconds, Numbers *numbers)
{
  if (!run(0, seconds / 6, false))
    return false;
  series_add(&numbers->alone, percentile(client.latencies, client.n, 50) / 1e3);
  if (!run(n, seconds * 5 / 6, false))
    return false;
  for (size_t i = 0; i < client.n; i++)
    histogram_add(&numbers->histogram, client.latencies[i] / NS_PER_US);
  series_add(&numbers->p50, percentile(client.latencies, client.n, 50) / 1e3);
  series_add(&numbers->p99, percentile(client.latencies, client.n, 99) / 1e3);
  return true;
}

static void
conclude(int n, const Numbers *numbers)
{
  double alone = series_median(&numbers->alone), p50 = series_median(&numbers->p50);
  if (n == 0)
    demo_verdict(_("Alone, the answer is there at once."),
                 _("Half of the answers took less than %.3g µs. Add a thread that computes."), p50);
  else if (p50 < 5 * alone)
    demo_verdict(_("The computing threads did not disturb."),
                 _("Half of the answers took less than %.3g ms, against %.3g ms alone: nobody had "
                   "to wait for a lock."),
                 p50 / 1e3, alone / 1e3);
  else
    demo_verdict(_("Nothing blocks, yet every answer is late."),
                 _("Half of the answers took longer than %.3g ms, %.0f times as long as alone. To "
                   "answer, the thread must take the lock back, and a computing thread gives it up "
                   "only when asked, one interval of %.3g ms later."),
                 p50 / 1e3, p50 / alone, demo_get("interval_us") / 1e3);
}

static void
measure(void)
{
  static Numbers numbers;
  int n = (int) demo_get("hogs");
  numbers = (Numbers){0};
  for (int done = 0; done < REPETITIONS; done++) {
    demo_phase("measuring", done, REPETITIONS);
    if (!repeat(n, demo_seconds() * 2 / 3 / REPETITIONS, &numbers))
      return;
  }
  demo_phase("measuring", REPETITIONS, REPETITIONS);
  demo_histogram("echo", &numbers.histogram, "us");
  demo_result("echo_p50_us", &numbers.p50, "us");
  demo_result("echo_p99_us", &numbers.p99, "us");
  demo_result("echo_alone_us", &numbers.alone, "us");
  conclude(n, &numbers);
}

static const DemoParameter parameters[] = {
    {"hogs", N_("Computing threads"), DEMO_INT, 0, MAX_HOGS, 1, .live = true},
    {"interval_us", N_("Switch interval"), DEMO_INT, 50, 100000, 5000, "us", true, true},
    {"gil", N_("GIL"), DEMO_BOOL, .initial = 1, .live = true},
    {NULL},
};

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Who runs, who waits")},
    {.kind = "histogram",
     .title = N_("Answer time"),
     .name = "echo",
     .unit = "us",
     .mark_parameter = "interval_us",
     .mark_label = N_("one interval")},
    {.kind = "value",
     .title = N_("Half of the answers within"),
     .results = {"echo_p50_us"},
     .unit = "us"},
    {.kind = "value", .title = N_("99 % within"), .results = {"echo_p99_us"}, .unit = "us"},
    {.kind = "value",
     .title = N_("Half, with nobody computing"),
     .results = {"echo_alone_us"},
     .unit = "us"},
    {NULL},
};

static const char *const code[] = {"convoy.c", "interpreter/gil.c", "interpreter/thread.h", NULL};

static const DemoDescription description = {
    .name = "convoy",
    .title = N_("The convoy effect"),
    .summary = N_("One thread answers small messages. Another computes. Nothing blocks, yet every "
                  "answer is late. How late?"),
    .explanation =
        N_("A thread that waits for a message lets go of the GIL. When the message comes, it must "
           "take the lock back, and has **no priority**: it waits one switch interval (5 ms), asks "
           "the computing thread to let go, and only then goes on. Then it sends the answer, lets "
           "go again for the call, and waits once more.\n\n"
           "So threads that do I/O *do* care about threads that compute: they pay up to an "
           "interval for each call. With two computing threads the lock goes from one to the "
           "other before it comes back, and the delay grows.\n\n"
           "A shorter interval makes the answers faster. A process for the computing part, or the "
           "free-threaded build, removes the delay."),
    .parameters = parameters,
    .prediction = {N_("One thread computes. How long does half of the answers take?"),
                   "echo_p50_us", "us", 10, 100000, 200, true},
    .charts = charts,
    .code = code,
    .python = "convoy.py",
    .show = show,
    .measure = measure,
};

int
main(int argc, char *argv[])
{
  if (!open_socket())
    return 1;
  return demo_main(&description, argc, argv);
}
