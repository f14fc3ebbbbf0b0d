/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Why the GIL exists: two threads count references to one object, in each of the ways there are.
 */
#include "demos/interpreter/counters.h"
#include "demos/trace/demo.h"
#include "demos/trace/text.h"
#include "demos/trace/whole.h"

#include <math.h>
#include <string.h>

#define REPETITIONS 12
#define THREADS COUNTERS_MAX
#define HOLDER_LANE COUNTERS_MAX
#define SAMPLES_PER_S 20

/* The count goes up a thousand and down a thousand, again and again: it should stay near 1. */
static void
show(void)
{
  unsigned generation = demo_generation();
  CountersTask waves = {.way = vm_way_find(demo_get_choice("mode")),
                        .loop = COUNTERS_WAVES,
                        .threads = THREADS,
                        .shared = demo_get("shared") != 0};
  for (int i = 0; i < THREADS; i++)
    demo_lane(i, "cpu", _("thread %d"), i + 1);
  demo_holder_lane(HOLDER_LANE);
  if (counters_start(waves))
    for (int left = (int) (demo_seconds() / 3 * SAMPLES_PER_S); left > 0; left--) {
      double value = (double) counters_read();
      demo_sample("count", &value, 1);
      if (!demo_wait(1.0 / SAMPLES_PER_S, generation))
        break;
    }
  counters_stop();
}

/* The runs of a repetition. Counts are lost by ups alone: pairs of up and down almost always
 * balance by chance. */
enum { LOSE, PLAIN, ALONE, OWN, SHARED, N_RUNS };

typedef struct {
  CountersTask runs[N_RUNS];
  Series lost, lost_share, ns, against_plain, own, shared;
} Numbers;

/* An immortal count has nothing to lose. */
static void
count_lost(Numbers *numbers)
{
  double asked = (double) (THREADS * numbers->runs[LOSE].rounds);
  bool immortal = strcmp(numbers->runs[LOSE].way->name, "immortal") == 0;
  double lost = immortal ? 0 : asked - (double) (counters_read() - 1);
  series_add(&numbers->lost, lost);
  series_add(&numbers->lost_share, 100 * lost / asked);
}

static bool
repeat(int done, void *data)
{
  Numbers *numbers = data;
  double ns[N_RUNS];
  for (int i = 0; i < N_RUNS; i++) {
    ns[i] = counters_run(numbers->runs[i]);
    if (isnan(ns[i]))
      return false;
    if (i == LOSE)
      count_lost(numbers);
  }
  series_add(&numbers->against_plain, ns[ALONE] / ns[PLAIN]);
  series_add(&numbers->own, THREADS * ns[ALONE] / ns[OWN]);
  series_add(&numbers->shared, THREADS * ns[ALONE] / ns[SHARED]);
  series_add(&numbers->ns, demo_get("shared") != 0 ? ns[SHARED] : ns[OWN]);
  return true;
}

/* So many rounds that all runs take about as long. */
static void
choose_rounds(CountersTask *what)
{
  enum { TRIAL = 200000 };
  double budget = demo_seconds() * 2 / 3 / (REPETITIONS * N_RUNS) * 1e9;
  what->rounds = TRIAL;
  double ns = counters_run(*what);
  if (!isnan(ns))
    what->rounds += whole(budget / ns);
}

static bool
measure(void)
{
  const VmWay *way = vm_way_find(demo_get_choice("mode")), *plain = vm_way_find("plain");
  Numbers numbers = {.runs = {
                         [LOSE] = {way, COUNTERS_UP, THREADS, true, 0},
                         [PLAIN] = {plain, COUNTERS_PAIRS, 1, false, 0},
                         [ALONE] = {way, COUNTERS_PAIRS, 1, false, 0},
                         [OWN] = {way, COUNTERS_PAIRS, THREADS, false, 0},
                         [SHARED] = {way, COUNTERS_PAIRS, THREADS, true, 0},
                     }};
  for (int i = 0; i < N_RUNS; i++)
    choose_rounds(&numbers.runs[i]);
  if (!demo_repeat(REPETITIONS, 1, repeat, &numbers))
    return false;
  demo_result("lost", &numbers.lost, "count");
  demo_result("lost_share", &numbers.lost_share, "%");
  demo_result("ns_per_op", &numbers.ns, "ns");
  demo_result("against_plain", &numbers.against_plain, "x");
  demo_result("scaling_own", &numbers.own, "x");
  demo_result("scaling_shared", &numbers.shared, "x");
  return true;
}

const DemoExperiment demo_experiment = {.show = show, .measure = measure};
