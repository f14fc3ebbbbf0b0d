/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which model fits a job? Its shape and a few costs measured beforehand predict how long each of
 * five would take; then all are run.
 */
#include "demos/executors/prediction.h"
#include "demos/trace/clock.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

#include <math.h>

#define REPETITIONS 5
#define LANES_EACH PARALLEL_MAX_WORKERS
#define SHOWN_ITEMS 8
#define OVERHEAD_S 0.2
#define BUSY 2

typedef struct {
  ParallelJob job;
  double serial_us; /* of this repetition */
  Series gain[N_MODELS];
} Numbers;

static Speed speed;
static double stretch; /* how much longer others make what takes so much CPU time */
static double item_s;  /* what an item took when it was shown */

/* Two shares can be more than the whole; then they are scaled. */
static double
get_shares(void)
{
  return demo_get("cpu") + demo_get("waiting");
}

/* What an item consists of: so much bytecode, so much waiting, and hashes for the rest. */
static ParallelJob
make_job(void)
{
  double us = demo_get("item_us"), bytecode = demo_get("cpu") / fmax(100, get_shares());
  double waiting = demo_get("waiting") / fmax(100, get_shares());
  double native = fmax(0, 1 - bytecode - waiting);
  return (ParallelJob){
      .items = (int64_t) demo_get("items"),
      .rounds = whole(us * bytecode * speed.rounds),
      .hashes = whole(us * native * speed.hashes + 0.5),
      .wait_ns = whole_count(us * waiting * NS_PER_US),
      .payload = (size_t) demo_get("payload"),
  };
}

static void
announce_lanes(void)
{
  for (int model = 0; model < N_MODELS; model++) {
    demo_lane(model * LANES_EACH, "cpu", "%s", _(models[model].label));
    for (int i = 1; i < model_workers(model); i++)
      demo_lane(model * LANES_EACH + i, "cpu", "%s %d", _(models[model].label), i + 1);
  }
  demo_holder_lane(PARALLEL_HOLDER_LANE);
}

static void
calibrate(void)
{
  uint64_t start = clock_now(), cpu = clock_cpu();
  parallel_calibrate(&speed.rounds, &speed.hashes);
  stretch = (double) (clock_now() - start) / (double) (clock_cpu() - cpu);
}

/* How many of @items there is time for with each model, where others have the CPUs: as many as took
 * that long when they were shown. */
static int64_t
fit_items(int64_t items)
{
  double most = demo_time_left() / (N_MODELS * item_s);
  return stretch < BUSY ? items : (int64_t) fmax(1, fmin((double) items, most));
}

/* One model after the other, with a few of the items. */
static void
show(void)
{
  unsigned generation = demo_generation();
  announce_lanes();
  calibrate();
  ParallelJob job = make_job();
  job.items = job.items < SHOWN_ITEMS ? job.items : SHOWN_ITEMS;
  uint64_t start = clock_now(), items = 0;
  for (int model = 0; model < N_MODELS && !demo_outdated(generation); model++) {
    ParallelTimes times;
    if (demo_time_left() < demo_seconds()) /* others have the CPUs; the numbers need the rest */
      break;
    demo_phase("showing", model, N_MODELS);
    model_run(model, &job, model * LANES_EACH, &times);
    items += (uint64_t) job.items;
  }
  item_s = (double) (clock_now() - start) / NS_PER_S / (double) items;
}

/* Each model once, the slowest of them as slow as one by one; and some for what comes before. */
static double
least_seconds(void)
{
  double one_by_one = demo_get("item_us") * demo_get("items") / 1e6;
  return fmax(OVERHEAD_S, (N_MODELS * one_by_one - 0.5) / 1.8);
}

static bool
repeat(int done, void *data)
{
  Numbers *numbers = data;
  int model = done % N_MODELS;
  ParallelTimes times;
  if (!model_run(model, &numbers->job, PARALLEL_UNRECORDED, &times))
    return false;
  double us = (double) times.total / NS_PER_US;
  if (model == SERIAL)
    numbers->serial_us = us;
  series_add(&numbers->gain[model], numbers->serial_us / us);
  return true;
}

static int
find_best(const double gains[N_MODELS])
{
  int best = 0;
  for (int model = 1; model < N_MODELS; model++)
    if (gains[model] > gains[best])
      best = model;
  return best;
}

static bool
measure(void)
{
  Numbers numbers = {.job = make_job()};
  double us[N_MODELS], predicted[N_MODELS], measured[N_MODELS];
  numbers.job.items = fit_items(numbers.job.items);
  predict_all(&numbers.job, speed, us);
  if (!demo_repeat(REPETITIONS * N_MODELS, N_MODELS, repeat, &numbers))
    return false;
  for (int model = 0; model < N_MODELS; model++) {
    predicted[model] = us[SERIAL] / us[model];
    measured[model] = series_median(&numbers.gain[model]);
  }
  int guess = find_best(predicted), best = find_best(measured);
  demo_number("predicted", predicted[guess], "x");
  demo_result("measured", &numbers.gain[best], "x");
  demo_number("lost", measured[best] / measured[guess], "x");
  demo_number("guess_is_winner", guess == best, "count");
  demo_number("serial_wins", best == SERIAL, "count");
  demo_number("shares", get_shares(), "%");
  demo_word("guess", _(models[guess].label));
  demo_word("winner", _(models[best].label));
  for (int model = 0; model < N_MODELS; model++) {
    Series prediction = {{predicted[model]}, 1};
    demo_result_of("predicted", models[model].name, &prediction, "x");
    demo_result_of("measured", models[model].name, &numbers.gain[model], "x");
  }
  return true;
}

const DemoExperiment demo_experiment = {.prepare = parallel_prepare,
                                        .finish = parallel_finish,
                                        .show = show,
                                        .measure = measure,
                                        .least_seconds = least_seconds};
