/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The convoy effect: one thread answers small messages, others compute. Whoever waits for a
 * message lets go of the GIL, and must ask for it back.
 */
#include "demos/interpreter/team.h"
#include "demos/limits.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <sys/socket.h>
#include <unistd.h>

#define REPETITIONS 5
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
  for (int i = 0; i < n; i++)
    demo_lane(HOG_LANE + i, "cpu", _("compute %d"), i + 1);
  if (demo_get("gil") != 0)
    demo_holder_lane(HOLDER_LANE);
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
repeat(int done, void *data)
{
  Numbers *numbers = data;
  double seconds = demo_seconds() * 2 / 3 / REPETITIONS;
  if (!run(0, seconds / 6, false))
    return false;
  series_add(&numbers->alone, percentile(client.latencies, client.n, 50) / 1e3);
  if (!run((int) demo_get("hogs"), seconds * 5 / 6, false))
    return false;
  for (size_t i = 0; i < client.n; i++)
    histogram_add(&numbers->histogram, client.latencies[i] / NS_PER_US);
  series_add(&numbers->p50, percentile(client.latencies, client.n, 50) / 1e3);
  series_add(&numbers->p99, percentile(client.latencies, client.n, 99) / 1e3);
  return true;
}

static bool
measure(void)
{
  Numbers numbers = {0};
  if (!demo_repeat(REPETITIONS, repeat, &numbers))
    return false;
  demo_histogram("echo", &numbers.histogram, "us");
  demo_result("echo_p50_us", &numbers.p50, "us");
  demo_result("echo_p99_us", &numbers.p99, "us");
  demo_result("echo_alone_us", &numbers.alone, "us");
  return true;
}

static const DemoExperiment experiment = {.show = show, .measure = measure};

int
main(int argc, char *argv[])
{
  if (!open_socket())
    return 1;
  return demo_main(&demo_description, &experiment, argc, argv);
}
