/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a process costs that a thread does not: starting it, its memory, every byte that passes
 * between two of them, and what they can see of each other.
 */
#include "demos/executors/exchange.h"
#include "demos/executors/forkserver.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define REPETITIONS 5
#define MAX_PAYLOAD (64 << 20)
#define SHOWN_WORK_NS (2 * NS_PER_MS)

/* The kinds of worker; also their lanes and rings, after the main thread's. */
enum { THREAD, FORK, FORKSERVER, N_KINDS };
static const char *const kind_names[N_KINDS] = {N_("thread"), N_("fork"), N_("forkserver")};
#define MAIN_LANE 0
#define LANE_OF(kind) (1 + (kind))

static const size_t sizes[] = {1 << 10, 1 << 20, MAX_PAYLOAD};
enum { N_SIZES = sizeof sizes / sizeof *sizes };

typedef struct {
  Series start_ms[N_KINDS], pss[N_KINDS], sees_global[N_KINDS];
  Series trip_us[N_SIZES][EXCHANGE_N_WAYS], chosen_us;
} Numbers;

static Numbers numbers;

/* Set after the fork server has been started. */
static volatile int global;

/* What a worker tells about itself; threads write it, processes send it. */
typedef struct {
  double pss;
  int global;
} Report;

static void
prepare(void)
{
  for (unsigned lane = MAIN_LANE; lane <= LANE_OF(FORKSERVER); lane++)
    trace_ring(lane);
  if (!forkserver_start())
    demo_fail(_("No process could be started."));
  global = 1;
}

/* ---- What workers do ---- */

static void
do_nothing(const int *fds, int64_t argument)
{
}

static void
report(const int *fds, int64_t argument)
{
  Report words = {pss_read(), global};
  connection_send(fds[0], &words, sizeof words);
}

/* Keeps a CPU busy for a moment, on its lane. */
static void
work_shown(const int *fds, int64_t kind)
{
  TraceRing *ring = trace_ring(LANE_OF((unsigned) kind));
  uint64_t end = clock_now() + SHOWN_WORK_NS;
  trace_state(ring, LANE_OF((int) kind), TRACE_RUNNING_FREE);
  while (clock_now() < end)
    ;
  trace_state(ring, LANE_OF((int) kind), TRACE_DONE);
}

typedef struct {
  ProcessMain function;
  int64_t argument;
  int end;
} ThreadStart;

static void *
run_thread(void *data)
{
  const ThreadStart *start = data;
  start->function(&start->end, start->argument);
  return NULL;
}

/* Starts a worker of @kind and waits for its end. */
static bool
start_and_join(int kind, ProcessMain function, int64_t argument, int end)
{
  ThreadStart start = {function, argument, end};
  pthread_t thread;
  Process process;
  if (kind == THREAD)
    return pthread_create(&thread, NULL, run_thread, &start) == 0 &&
           pthread_join(thread, NULL) == 0;
  if (!process_start(&process, kind == FORK ? PROCESS_FORK : PROCESS_FORKSERVER, function, argument,
                     &end, end >= 0))
    return false;
  process_join(&process);
  return true;
}

static void
show(void)
{
  enum { TURNS = 4 };
  unsigned generation = demo_generation();
  TraceRing *ring = trace_ring(MAIN_LANE);
  demo_lane(MAIN_LANE, "cpu", _("main"));
  for (int kind = THREAD; kind < N_KINDS; kind++)
    demo_lane(LANE_OF(kind), "cpu", _(kind_names[kind]));
  for (int turn = 0; turn < TURNS * N_KINDS && demo_wait(0.001, generation); turn++) {
    int kind = turn % N_KINDS;
    demo_phase("showing", turn, TURNS * N_KINDS);
    trace_state(ring, MAIN_LANE, TRACE_BLOCKED);
    trace_state(ring, LANE_OF(kind), TRACE_WAITING_FOR_LOCK);
    start_and_join(kind, work_shown, kind, -1);
    trace_state(ring, MAIN_LANE, TRACE_RUNNING_FREE);
  }
  trace_state(ring, MAIN_LANE, TRACE_DONE);
  demo_phase("showing", TURNS * N_KINDS, TURNS * N_KINDS);
}

/* ---- Measuring ---- */

static void
measure_start(int kind)
{
  enum { STARTS = 11 };
  uint64_t ns[STARTS];
  for (int i = 0; i < STARTS; i++) {
    uint64_t start = clock_now();
    if (!start_and_join(kind, do_nothing, 0, -1))
      return;
    ns[i] = clock_now() - start;
  }
  series_add(&numbers.start_ms[kind], percentile(ns, STARTS, 50) / NS_PER_MS);
}

static void *
wait_at(void *barrier)
{
  pthread_barrier_wait(barrier);
  pthread_barrier_wait(barrier);
  return NULL;
}

/* Threads share everything but their stacks, so several are needed to see what one adds. */
static void
measure_thread_memory(void)
{
  enum { THREADS = 16 };
  pthread_t threads[THREADS];
  pthread_barrier_t barrier;
  pthread_barrier_init(&barrier, NULL, THREADS + 1);
  double before = pss_read();
  for (int i = 0; i < THREADS; i++)
    if (pthread_create(&threads[i], NULL, wait_at, &barrier) != 0)
      return;
  pthread_barrier_wait(&barrier);
  series_add(&numbers.pss[THREAD], (pss_read() - before) / THREADS);
  pthread_barrier_wait(&barrier);
  for (int i = 0; i < THREADS; i++)
    pthread_join(threads[i], NULL);
  pthread_barrier_destroy(&barrier);
}

static void
ask_worker(int kind)
{
  Report words;
  int ends[2];
  if (!connection_pair(ends))
    return;
  start_and_join(kind, report, 0, ends[1]);
  if (connection_receive(ends[0], &words, sizeof words) == sizeof words) {
    series_add(&numbers.sees_global[kind], words.global);
    if (kind != THREAD)
      series_add(&numbers.pss[kind], words.pss);
  }
  connection_close(&ends[0]);
  connection_close(&ends[1]);
}

static void
measure_workers(void)
{
  for (int kind = THREAD; kind < N_KINDS; kind++) {
    measure_start(kind);
    ask_worker(kind);
  }
  measure_thread_memory();
}

/* The median of several trips after the first, which touches the memory. In us. */
static double
measure_trip(Exchange *exchange, ExchangeWay way, size_t n)
{
  enum { TRIPS = 21 };
  uint64_t ns[TRIPS];
  size_t trips = n > sizes[1] ? 1 : TRIPS;
  exchange_trip(exchange, way, n);
  for (size_t i = 0; i < trips; i++)
    ns[i] = exchange_trip(exchange, way, n);
  return percentile(ns, trips, 50) / NS_PER_US;
}

static ProcessMethod
get_method(void)
{
  return strcmp(demo_get_choice("method"), "fork") == 0 ? PROCESS_FORK : PROCESS_FORKSERVER;
}

/* The memory is given back afterwards: a child of the next repetition would be charged for it. */
static void
measure_trips(unsigned generation)
{
  Exchange exchange;
  if (!exchange_start(&exchange, get_method(), MAX_PAYLOAD)) {
    demo_fail(_("No process could be started."));
    return;
  }
  series_add(&numbers.chosen_us,
             measure_trip(&exchange, EXCHANGE_SOCKET, (size_t) demo_get("payload")));
  for (int size = 0; size < N_SIZES; size++)
    for (int way = 0; way < EXCHANGE_N_WAYS && !demo_outdated(generation); way++)
      series_add(&numbers.trip_us[size][way],
                 measure_trip(&exchange, (ExchangeWay) way, sizes[size]));
  exchange_stop(&exchange);
}

static void
conclude(void)
{
  double thread = series_median(&numbers.start_ms[THREAD]);
  double process =
      series_median(&numbers.start_ms[get_method() == PROCESS_FORK ? FORK : FORKSERVER]);
  double socket = series_median(&numbers.trip_us[N_SIZES - 1][EXCHANGE_SOCKET]);
  double in_place = series_median(&numbers.trip_us[N_SIZES - 1][EXCHANGE_IN_PLACE]);
  demo_verdict(_("What threads share for nothing, processes pay for by the byte."),
               _("A thread was started and gone in %.2g ms, a process in %.2g ms. 64 MB through a "
                 "socket and back took %.0f ms, in shared memory %.2g ms whatever the size. A "
                 "global variable set since was seen by the thread and the forked child, but not "
                 "by the fork server's. All this is the floor: no interpreter to start, no "
                 "pickle."),
               thread, process, socket / 1e3, in_place / 1e3);
}

static void
report_all(void)
{
  static const char *const size_names[N_SIZES] = {"1kB", "1MB", "64MB"};
  static const char *const way_names[EXCHANGE_N_WAYS] = {"socket", "copied", "in_place"};
  int chosen = get_method() == PROCESS_FORK ? FORK : FORKSERVER;
  char name[64];
  demo_result("start_ms", &numbers.start_ms[chosen], "ms");
  demo_result("pss_bytes", &numbers.pss[chosen], "bytes");
  demo_result("round_trip_us", &numbers.chosen_us, "us");
  for (int kind = THREAD; kind < N_KINDS; kind++) {
    snprintf(name, sizeof name, "start_ms_%s", kind_names[kind]);
    demo_result(name, &numbers.start_ms[kind], "ms");
    snprintf(name, sizeof name, "pss_bytes_%s", kind_names[kind]);
    demo_result(name, &numbers.pss[kind], "bytes");
    snprintf(name, sizeof name, "sees_global_%s", kind_names[kind]);
    demo_result(name, &numbers.sees_global[kind], "count");
  }
  for (int size = 0; size < N_SIZES; size++)
    for (int way = 0; way < EXCHANGE_N_WAYS; way++) {
      snprintf(name, sizeof name, "us_%s_%s", size_names[size], way_names[way]);
      demo_result(name, &numbers.trip_us[size][way], "us");
    }
  conclude();
}

static void
measure(void)
{
  unsigned generation = demo_generation();
  memset(&numbers, 0, sizeof numbers);
  for (int done = 0; done < REPETITIONS; done++) {
    demo_phase("measuring", done, REPETITIONS);
    measure_workers();
    measure_trips(generation);
    if (demo_outdated(generation))
      return;
  }
  demo_phase("measuring", REPETITIONS, REPETITIONS);
  report_all();
}

static const DemoChoice methods[] = {
    {"forkserver", N_("Fork server (3.14)")}, {"fork", N_("Fork (until 3.13)")}, {NULL}};

static const DemoParameter parameters[] = {
    {"method", N_("Start method"), DEMO_CHOICE, .choices = methods, .live = true},
    {"payload", N_("Message"), DEMO_INT, 1, MAX_PAYLOAD, 1 << 16, "bytes", true, true},
    {NULL},
};

#define KINDS                                                                                      \
  {                                                                                                \
    N_("thread"), N_("fork"), N_("fork server")                                                    \
  }
#define WAYS                                                                                       \
  {                                                                                                \
    N_("socket"), N_("shared memory, copied"), N_("in place")                                      \
  }

static const DemoChart charts[] = {
    {.kind = "lanes", .title = N_("Starting a worker for 2 ms of work")},
    {.kind = "bars",
     .title = N_("Start and end of a worker"),
     .results = {"start_ms_thread", "start_ms_fork", "start_ms_forkserver"},
     .labels = KINDS,
     .log_scale = true,
     .unit = "ms"},
    {.kind = "bars",
     .title = N_("Memory of its own"),
     .results = {"pss_bytes_thread", "pss_bytes_fork", "pss_bytes_forkserver"},
     .labels = KINDS,
     .log_scale = true,
     .unit = "bytes"},
    {.kind = "value",
     .title = N_("The message there and back"),
     .results = {"round_trip_us"},
     .unit = "us"},
    {.kind = "bars",
     .title = N_("1 kB there and back (floor: no pickle)"),
     .results = {"us_1kB_socket", "us_1kB_copied", "us_1kB_in_place"},
     .labels = WAYS,
     .log_scale = true,
     .unit = "us"},
    {.kind = "bars",
     .title = N_("1 MB"),
     .results = {"us_1MB_socket", "us_1MB_copied", "us_1MB_in_place"},
     .labels = WAYS,
     .log_scale = true,
     .unit = "us"},
    {.kind = "bars",
     .title = N_("64 MB"),
     .results = {"us_64MB_socket", "us_64MB_copied", "us_64MB_in_place"},
     .labels = WAYS,
     .log_scale = true,
     .unit = "us"},
    {.kind = "bars",
     .title = N_("Sees a global variable set later"),
     .results = {"sees_global_thread", "sees_global_fork", "sees_global_forkserver"},
     .labels = KINDS,
     .unit = "count"},
    {NULL},
};

static const char *const code[] = {"threads-vs-processes.c", "executors/process.c",
                                   "executors/forkserver.c", "executors/exchange.c",
                                   "executors/connection.c", NULL};

static const DemoDescription description = {
    .name = "threads-vs-processes",
    .title = N_("What does a process cost?"),
    .summary = N_("Threads share their memory, processes do not: what that costs to start, to "
                  "keep, and for each message."),
    .explanation =
        N_("A **thread** is a stack in a process that exists already; it sees every object at "
           "once. A **process** has memory of its own: no GIL to share, and nothing else.\n\n"
           "`fork` copies the caller as it is, with its global variables and with locks that "
           "some thread may hold, which nobody will release in the child. So since Python 3.14 a "
           "**fork server** is the default on Linux: started early, with one thread, it forks the "
           "workers. They see globals as the *server* knew them.\n\n"
           "What passes between processes is copied: pickled, written to a socket, read, "
           "unpickled. **Shared memory** saves the copies when both sides work where the data "
           "lies; it knows bytes, no objects.\n\n"
           "Here is only the floor. A Python worker takes 2 to 5 ms to start and 4 to 8 MB; "
           "pickling makes 64 MB several times slower. Compare with your Python."),
    .parameters = parameters,
    .prediction = {N_("How long do 64 MB take to another process and back?"), "us_64MB_socket",
                   "us", 10, 1000000, 1000, true},
    .charts = charts,
    .code = code,
    .python = "threads_vs_processes.py",
    .prepare = prepare,
    .finish = forkserver_stop,
    .show = show,
    .measure = measure,
};

int
main(int argc, char *argv[])
{
  return demo_main(&description, argc, argv);
}
