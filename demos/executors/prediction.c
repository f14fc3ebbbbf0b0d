/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a model costs is measured with items that are next to nothing; the rest is arithmetic about
 * what an item needs alone and what it shares.
 */
#include "demos/executors/prediction.h"
#include "demos/trace/clock.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

#include <math.h>

const Model models[N_MODELS] = {
    {"serial", N_("one by one"), PARALLEL_SERIAL},
    {"threads", N_("threads"), PARALLEL_THREADS},
    {"processes", N_("processes"), PARALLEL_PROCESSES},
    {"interpreters", N_("interpreters"), PARALLEL_INTERPRETERS},
    {"loop", N_("event loop"), PARALLEL_LOOP},
};

/* What using a model costs, apart from the work: to start it, and each item. In us. */
typedef struct {
  double start, item;
} Cost;

/* The parts of one item, in us. */
typedef struct {
  double bytecode, native, waiting;
} Shape;

int
model_workers(int model)
{
  int n = model == THREADS ? demo_cpus() + 4 : demo_cpus();
  if (model == SERIAL || model == LOOP)
    return 1;
  return n < PARALLEL_MAX_WORKERS ? n : PARALLEL_MAX_WORKERS;
}

bool
model_run(int model, const ParallelJob *job, int lane, ParallelTimes *times)
{
  return parallel_run(models[model].way, model_workers(model), job, lane, times);
}

/* What the system makes of a wait of @ns: it wakes a little late. In us. */
static double
measure_wait(uint64_t wait_ns)
{
  enum { WAITS = 5 };
  uint64_t ns[WAITS];
  struct timespec time = clock_timespec(wait_ns);
  if (wait_ns == 0)
    return 0;
  for (int i = 0; i < WAITS; i++) {
    uint64_t start = clock_now();
    nanosleep(&time, NULL);
    ns[i] = clock_now() - start;
  }
  return percentile(ns, WAITS, 50) / NS_PER_US;
}

/* What an item of @job really consists of: hashes are whole, and waits are longer. */
static Shape
find_shape(const ParallelJob *job, Speed speed)
{
  return (Shape){(double) job->rounds / speed.rounds, (double) job->hashes / speed.hashes,
                 measure_wait(job->wait_ns)};
}

/* How long @model will take for @n items, in us. Nothing is quicker than its scarcest resource: the
 * GIL, which only bytecode needs; the CPUs, which waiting does not need; the workers, who do one
 * item at a time. The last item's rest comes on top. */
static double
predict(int model, double n, Shape shape, Cost cost)
{
  double workers = model_workers(model), cpus = demo_cpus();
  double computing = shape.bytecode + shape.native, item = computing + shape.waiting;
  double by_workers = ceil(n / workers) * (item + cost.item);
  double by_cpus = n * (computing / fmin(cpus, workers) + cost.item) + shape.waiting;
  double by_gil = n * (shape.bytecode + cost.item) + shape.native + shape.waiting;
  switch (model) {
  case SERIAL:
    return n * (item + cost.item);
  case LOOP:
    return n * (computing + cost.item) + shape.waiting;
  case THREADS:
    return cost.start + fmax(by_gil, fmax(by_cpus, by_workers));
  default:
    return cost.start + fmax(by_cpus, by_workers);
  }
}

/* How long @n items take that do each kind of thing the job does, but next to nothing of it. */
static double
time_small(int model, ParallelJob small, double n)
{
  enum { RUNS = 5 };
  uint64_t ns[RUNS] = {0};
  small.items = whole(n);
  for (int i = 0; i < RUNS; i++) {
    ParallelTimes times;
    if (model_run(model, &small, PARALLEL_UNRECORDED, &times))
      ns[i] = times.total;
  }
  return percentile(ns, RUNS, 50) / NS_PER_US;
}

/* What is not explained by the small items themselves: starting, letting go of the GIL and getting
 * it back, sending the payload. */
static Cost
measure_cost(int model, const ParallelJob *job, Speed speed)
{
  ParallelJob small = {0, 1, job->hashes > 0, job->wait_ns > 0, job->payload};
  Shape shape = find_shape(&small, speed);
  double few = model_workers(model), many = few + (job->payload > 1 << 20 ? 8 : 64);
  double start = time_small(model, small, few) - predict(model, few, shape, (Cost){0, 0});
  double rest = time_small(model, small, many) - predict(model, many, shape, (Cost){0, 0});
  return (Cost){fmax(0, start), fmax(0, (rest - start) / (many - few))};
}

void
predict_all(const ParallelJob *job, Speed speed, double us[N_MODELS])
{
  Shape shape = find_shape(job, speed);
  for (int model = 0; model < N_MODELS; model++)
    us[model] = predict(model, (double) job->items, shape, measure_cost(model, job, speed));
}
