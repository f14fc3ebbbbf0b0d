/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which model fits a job? Its shape and a few costs measured beforehand predict how long each of
 * five would take; then all are run.
 */
#include "demos/executors/parallel.h"
#include "demos/trace/clock.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define REPETITIONS 5
#define LANES_EACH 8
#define SHOWN_ITEMS 8

enum { SERIAL, THREADS, PROCESSES, INTERPRETERS, LOOP, N_MODELS };

static const struct {
  const char *name;
  const char *label;
  ParallelWay way;
} models[N_MODELS] = {
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

static double rounds_per_us, hashes_per_us;

static void
prepare(void)
{
  if (!parallel_prepare())
    demo_fail(_("No process could be started."));
}

/* As many as the pools of concurrent.futures have by default, up to what there is room for. */
static int
count_workers(int model)
{
  int n = model == THREADS ? demo_cpus() + 4 : demo_cpus();
  if (model == SERIAL || model == LOOP)
    return 1;
  return n < PARALLEL_MAX_WORKERS ? n : PARALLEL_MAX_WORKERS;
}

static Shape
get_shape(void)
{
  double length = demo_get("item_us"), bytecode = demo_get("cpu") / 100;
  double waiting = fmin(demo_get("waiting") / 100, 1 - bytecode);
  return (Shape){length * bytecode, length * (1 - bytecode - waiting), length * waiting};
}

static ParallelJob
make_job(Shape shape)
{
  return (ParallelJob){
      .items = (int64_t) demo_get("items"),
      .rounds = (int64_t) (shape.bytecode * rounds_per_us),
      .hashes = (int64_t) (shape.native * hashes_per_us + 0.5),
      .wait_ns = (uint64_t) (shape.waiting * NS_PER_US),
      .payload = (size_t) demo_get("payload"),
  };
}

static bool
run(int model, const ParallelJob *job, int lane, ParallelTimes *times)
{
  return parallel_run(models[model].way, count_workers(model), job, lane, times);
}

static void
announce_lanes(void)
{
  char name[64];
  for (int model = 0; model < N_MODELS; model++)
    for (int i = 0; i < count_workers(model); i++) {
      snprintf(name, sizeof name, i > 0 ? "%s %d" : "%s", _(models[model].label), i + 1);
      demo_lane(model * LANES_EACH + i, "cpu", name);
    }
  demo_lane(PARALLEL_HOLDER_LANE, "holder", _("GIL held by"));
}

/* One model after the other, with a few of the items. */
static void
show(void)
{
  unsigned generation = demo_generation();
  announce_lanes();
  parallel_calibrate(&rounds_per_us, &hashes_per_us);
  ParallelJob job = make_job(get_shape());
  job.items = job.items < SHOWN_ITEMS ? job.items : SHOWN_ITEMS;
  for (int model = 0; model < N_MODELS && !demo_outdated(generation); model++) {
    ParallelTimes times;
    demo_phase("showing", model, N_MODELS);
    run(model, &job, model * LANES_EACH, &times);
  }
  demo_phase("showing", N_MODELS, N_MODELS);
}

/* ---- Predicting ---- */

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
find_shape(const ParallelJob *job)
{
  return (Shape){(double) job->rounds / rounds_per_us, (double) job->hashes / hashes_per_us,
                 measure_wait(job->wait_ns)};
}

/**
 * predict: how long @model will take for @n items, in us. Nothing is quicker than its scarcest
 * resource: the GIL, which only bytecode needs; the CPUs, which waiting does not need; the workers,
 * who do one item at a time. The last item's rest comes on top.
 */
static double
predict(int model, double n, Shape shape, Cost cost)
{
  double workers = count_workers(model), cpus = demo_cpus();
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
  small.items = (int64_t) n;
  for (int i = 0; i < RUNS; i++) {
    ParallelTimes times;
    if (run(model, &small, PARALLEL_UNRECORDED, &times))
      ns[i] = times.total;
  }
  return percentile(ns, RUNS, 50) / NS_PER_US;
}

/* What is not explained by the small items themselves: starting, letting go of the GIL and getting
 * it back, sending the payload. */
static Cost
measure_cost(int model, const ParallelJob *job)
{
  ParallelJob small = {0, 1, job->hashes > 0, job->wait_ns > 0, job->payload};
  Shape shape = find_shape(&small);
  double few = count_workers(model), many = few + (job->payload > 1 << 20 ? 8 : 64);
  double start = time_small(model, small, few) - predict(model, few, shape, (Cost){0, 0});
  double rest = time_small(model, small, many) - predict(model, many, shape, (Cost){0, 0});
  return (Cost){fmax(0, start), fmax(0, (rest - start) / (many - few))};
}

static int
find_best(const double us[N_MODELS])
{
  int best = 0;
  for (int model = 1; model < N_MODELS; model++)
    if (us[model] < us[best])
      best = model;
  return best;
}

static void
predict_all(const ParallelJob *job, double us[N_MODELS])
{
  Shape shape = find_shape(job);
  for (int model = 0; model < N_MODELS; model++)
    us[model] = predict(model, (double) job->items, shape, measure_cost(model, job));
}

/* ---- Measuring ---- */

static void
conclude(const double predicted[N_MODELS], const double measured[N_MODELS])
{
  int guess = find_best(predicted), best = find_best(measured);
  double lost = measured[guess] / measured[best];
  if (guess == best)
    demo_verdict(_("The prediction was right."),
                 _("Of the five, %s was quickest: %.2f times as fast as one by one; %.2f times had "
                   "been predicted."),
                 _(models[best].label), measured[SERIAL] / measured[best],
                 predicted[SERIAL] / predicted[best]);
  else if (lost < 1.1)
    demo_verdict(_("Two were equally good."),
                 _("Predicted was “%s”, quickest was “%s”, by %.0f %%: %.2f times as fast as one "
                   "by one."),
                 _(models[guess].label), _(models[best].label), 100 * (lost - 1),
                 measured[SERIAL] / measured[best]);
  else
    demo_verdict(_("The prediction was wrong."),
                 _("Predicted was “%s”, but “%s” was %.2f times as fast as that. Something matters "
                   "that the prediction does not know, or other programs were in the way."),
                 _(models[guess].label), _(models[best].label), lost);
}

static void
report_number(const char *name, double value)
{
  Series series = {0};
  series_add(&series, value);
  demo_result(name, &series, "x");
}

static void
report(const double predicted[N_MODELS], const Series us[N_MODELS], const Series *gain)
{
  double measured[N_MODELS];
  char name[64];
  for (int model = 0; model < N_MODELS; model++)
    measured[model] = series_median(&us[model]);
  int guess = find_best(predicted), best = find_best(measured);
  report_number("predicted", predicted[SERIAL] / predicted[guess]);
  demo_result("measured", &gain[best], "x");
  report_number("lost", measured[guess] / measured[best]);
  for (int model = 0; model < N_MODELS; model++) {
    snprintf(name, sizeof name, "predicted_%s", models[model].name);
    report_number(name, predicted[SERIAL] / predicted[model]);
    snprintf(name, sizeof name, "measured_%s", models[model].name);
    demo_result(name, &gain[model], "x");
  }
  conclude(predicted, measured);
}

static void
measure(void)
{
  double predicted[N_MODELS];
  Series us[N_MODELS] = {0}, gain[N_MODELS] = {0};
  ParallelJob job = make_job(get_shape());
  unsigned generation = demo_generation();
  predict_all(&job, predicted);
  for (int done = 0; done < REPETITIONS * N_MODELS && !demo_outdated(generation); done++) {
    int model = done % N_MODELS;
    ParallelTimes times;
    demo_phase("measuring", done, REPETITIONS * N_MODELS);
    if (!run(model, &job, PARALLEL_UNRECORDED, &times))
      return;
    series_add(&us[model], (double) times.total / NS_PER_US);
    int repetition = done / N_MODELS;
    series_add(&gain[model], us[SERIAL].values[repetition] / us[model].values[repetition]);
  }
  demo_phase("measuring", REPETITIONS * N_MODELS, REPETITIONS * N_MODELS);
  if (!demo_outdated(generation))
    report(predicted, us, gain);
}

static const DemoParameter parameters[] = {
    {"cpu", N_("Python code"), DEMO_INT, 0, 100, 10, "%", .live = true},
    {"waiting", N_("Waiting"), DEMO_INT, 0, 100, 90, "%", .live = true},
    {"item_us", N_("One item"), DEMO_INT, 10, 10000, 1000, "us", true, true},
    {"items", N_("Items"), DEMO_INT, 1, 100, 40, .live = true},
    {"payload", N_("Data of an item"), DEMO_INT, 1, PARALLEL_MAX_PAYLOAD, 1024, "bytes", true,
     true},
    {NULL},
};

#define BARS(TITLE, NAME)                                                                          \
  .kind = "bars", .title = TITLE,                                                                  \
  .results = {NAME "_serial", NAME "_threads", NAME "_processes", NAME "_interpreters",            \
              NAME "_loop"},                                                                       \
  .labels = {N_("one by one"), N_("threads"), N_("processes"), N_("interpreters"),                 \
             N_("event loop")},                                                                    \
  .unit = "x"

static const DemoChart charts[] = {
    {BARS(N_("Measured speed-up"), "measured")},
    {BARS(N_("Predicted speed-up"), "predicted")},
    {.kind = "lanes", .title = N_("One model after the other")},
    {.kind = "value",
     .title = N_("The predicted one took, of the quickest"),
     .results = {"lost"},
     .unit = "x"},
    {NULL},
};

static const char *const code[] = {"pick-a-model.c", "executors/parallel.c",
                                   "executors/parallel-item.c", NULL};

static const DemoDescription description = {
    .name = "pick-a-model",
    .title = N_("Which model fits?"),
    .summary = N_("Describe a job: how much Python, how much waiting, how long, how large. Which "
                  "of five models is quickest?"),
    .explanation =
        N_("Each item computes in Python, computes in C (what is neither Python nor waiting), and "
           "waits. Ask what is scarce:\n\n"
           "**The GIL.** Python code of threads takes turns: it adds up, however many there "
           "are.\n\n"
           "**CPUs.** Processes and interpreters compute at the same time, but each item's data "
           "must travel, and they must be started.\n\n"
           "**Workers.** A worker who waits does nothing else. A pool of threads overlaps as many "
           "waits as it has threads; an event loop any number, with one thread, as long as "
           "nothing computes for long.\n\n"
           "One by one is the model to beat: short jobs are over before a worker has started. "
           "Starting is cheaper here than in Python, where a process takes 2 to 5 ms and an "
           "interpreter 15 to 20 ms, so in Python a job must be longer to be worth either."),
    .parameters = parameters,
    .prediction = {N_("How much faster than one by one is the quickest of the five?"), "measured",
                   "x", 0.5, 50, 2, true},
    .charts = charts,
    .code = code,
    .python = "pick_a_model.py",
    .prepare = prepare,
    .finish = parallel_finish,
    .show = show,
    .measure = measure,
};

int
main(int argc, char *argv[])
{
  return demo_main(&description, argc, argv);
}
