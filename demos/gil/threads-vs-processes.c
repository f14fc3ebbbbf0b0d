/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a process costs that a thread does not: starting it, its memory, every byte that passes
 * between two of them, and what they can see of each other.
 */
#include "demos/gil/threads-vs-processes.h"
#include "demos/executors/exchange.h"
#include "demos/executors/forkserver.h"
#include "demos/executors/worker.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#define REPETITIONS 5
#define SHOWN_WORK_NS (2 * NS_PER_MS)

/* Lanes and rings: the main thread's, then the workers'. */
#define MAIN_LANE 0
#define LANE_OF(kind) (1 + (int) (kind))

static const char *const kind_names[WORKER_N_KINDS] = {N_("thread"), N_("fork"), N_("forkserver")};

static const size_t sizes[] = {1 << 10, 1 << 20, MAX_EXCHANGE};
enum { N_SIZES = sizeof sizes / sizeof *sizes };

typedef struct {
  Series start_ms[WORKER_N_KINDS], pss[WORKER_N_KINDS], sees_global[WORKER_N_KINDS];
  Series trip_us[N_SIZES][EXCHANGE_N_WAYS], chosen_us;
} Numbers;

static bool
prepare(void)
{
  for (int lane = MAIN_LANE; lane <= LANE_OF(WORKER_FORKSERVER); lane++)
    trace_ring((unsigned) lane);
  return worker_prepare();
}

/* Keeps a CPU busy for a moment, on its lane. */
static void
work_shown(const int *fds, int64_t kind)
{
  TraceRing *ring = trace_ring((unsigned) LANE_OF(kind));
  uint64_t end = clock_now() + SHOWN_WORK_NS;
  trace_state(ring, LANE_OF(kind), TRACE_RUNNING_FREE);
  while (clock_now() < end)
    ;
  trace_state(ring, LANE_OF(kind), TRACE_DONE);
}

static void
show(void)
{
  enum { TURNS = 4 * WORKER_N_KINDS };
  unsigned generation = demo_generation();
  TraceRing *ring = trace_ring(MAIN_LANE);
  demo_lane(MAIN_LANE, "cpu", _("main"));
  for (int kind = 0; kind < WORKER_N_KINDS; kind++)
    demo_lane(LANE_OF(kind), "future", "%s", _(kind_names[kind]));
  for (int turn = 0; turn < TURNS && demo_wait(0.001, generation); turn++) {
    int kind = turn % WORKER_N_KINDS;
    demo_phase("showing", turn, TURNS);
    trace_state(ring, MAIN_LANE, TRACE_BLOCKED);
    trace_state(ring, LANE_OF(kind), TRACE_WAITING_FOR_LOCK);
    worker_run((WorkerKind) kind, work_shown, kind, -1);
    trace_state(ring, MAIN_LANE, TRACE_RUNNING_FREE);
  }
  trace_state(ring, MAIN_LANE, TRACE_DONE);
}

static void
measure_worker(WorkerKind kind, Numbers *numbers)
{
  WorkerReport report;
  series_add(&numbers->start_ms[kind], worker_start_ms(kind));
  if (!worker_ask(kind, &report))
    return;
  series_add(&numbers->sees_global[kind], report.global);
  series_add(&numbers->pss[kind], kind == WORKER_THREAD ? worker_thread_memory() : report.pss);
}

/* The memory is given back afterwards: a child of the next repetition would be charged for it. */
static bool
measure_trips(Numbers *numbers)
{
  Exchange exchange;
  ProcessMethod method = demo_chose("method", "fork") ? PROCESS_FORK : PROCESS_FORKSERVER;
  unsigned generation = demo_generation();
  if (!exchange_start(&exchange, method, MAX_EXCHANGE)) {
    demo_fail(_("No process could be started."));
    return false;
  }
  series_add(&numbers->chosen_us,
             exchange_measure(&exchange, EXCHANGE_SOCKET, (size_t) demo_get("payload")));
  for (int size = 0; size < N_SIZES; size++)
    for (int way = 0; way < EXCHANGE_N_WAYS && !demo_outdated(generation); way++)
      series_add(&numbers->trip_us[size][way],
                 exchange_measure(&exchange, (ExchangeWay) way, sizes[size]));
  exchange_stop(&exchange);
  return true;
}

static bool
repeat(int done, void *data)
{
  for (int kind = 0; kind < WORKER_N_KINDS; kind++)
    measure_worker((WorkerKind) kind, data);
  return measure_trips(data);
}

static void
report(const Numbers *numbers)
{
  static const char *const trips[N_SIZES][EXCHANGE_N_WAYS] = {
      {"1kB_socket", "1kB_copied", "1kB_in_place"},
      {"1MB_socket", "1MB_copied", "1MB_in_place"},
      {"64MB_socket", "64MB_copied", "64MB_in_place"},
  };
  int chosen = demo_chose("method", "fork") ? WORKER_FORK : WORKER_FORKSERVER;
  demo_result("start_ms", &numbers->start_ms[chosen], "ms");
  demo_result("pss_bytes", &numbers->pss[chosen], "bytes");
  demo_result("round_trip_us", &numbers->chosen_us, "us");
  for (int kind = 0; kind < WORKER_N_KINDS; kind++) {
    demo_result_of("start_ms", kind_names[kind], &numbers->start_ms[kind], "ms");
    demo_result_of("pss_bytes", kind_names[kind], &numbers->pss[kind], "bytes");
    demo_result_of("sees_global", kind_names[kind], &numbers->sees_global[kind], "count");
  }
  for (int size = 0; size < N_SIZES; size++)
    for (int way = 0; way < EXCHANGE_N_WAYS; way++)
      demo_result_of("us", trips[size][way], &numbers->trip_us[size][way], "us");
}

static bool
measure(void)
{
  Numbers numbers = {0};
  if (!demo_repeat(REPETITIONS, 1, repeat, &numbers))
    return false;
  report(&numbers);
  return true;
}

const DemoExperiment demo_experiment = {
    .prepare = prepare, .finish = forkserver_stop, .show = show, .measure = measure};
