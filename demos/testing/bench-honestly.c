/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two programs that are the same, compared while somebody else uses the CPU now and then: all of A
 * and then all of B, or by turns. Which way finds the ratio that is known, 1.00?
 */
#include "demos/interpreter/gil.h"
#include "demos/interpreter/setup.h"
#include "demos/schedule/random.h"
#include "demos/trace/clock.h"
#include "demos/trace/demo.h"

#include <math.h>

#define PAIRS 100
#define SLICE_US 100.0
#define PHASE_US 20000 /* that the noise is on and off for, on average */
#define NEAR 0.03
#define TRIALS SERIES_MAX

static VmInterpreter interpreter;
static VmThread thread;
static VmTeam team;
static atomic_bool noisy;

/* Uses the CPU that is measured on for a part of the time, in phases of random length. */
static void *
make_noise(void *data)
{
  const double *share = data;
  Random random = {demo_seed()};
  demo_pin(pthread_self(), 0);
  while (noisy) {
    double on = 2 * PHASE_US * *share * random_share(&random);
    double off = 2 * PHASE_US * (1 - *share) * random_share(&random);
    uint64_t until = clock_now() + (uint64_t) (on * 1e3);
    while (noisy && clock_now() < until)
      ;
    struct timespec rest = {0, (long) (off * 1e3)};
    clock_nanosleep(CLOCK_MONOTONIC, 0, &rest, NULL);
  }
  return NULL;
}

static double
time_once(int64_t rounds)
{
  uint64_t start = clock_now();
  interpreter.build->run(&thread, VM_COUNTDOWN, rounds);
  return (double) (clock_now() - start);
}

static double
find_median(double *values, int n)
{
  uint64_t sorted[2 * PAIRS];
  for (int i = 0; i < n; i++)
    sorted[i] = (uint64_t) (values[i] * 1e6);
  return (double) percentile(sorted, (size_t) n, 50) / 1e6;
}

/* All of the one, then all of the other; the ratio of the means. */
static double
compare_blocks(int64_t rounds)
{
  double sums[2] = {0};
  for (int block = 0; block < 2; block++)
    for (int i = 0; i < PAIRS; i++)
      sums[block] += time_once(rounds);
  return sums[1] / sums[0];
}

/* By turns, each first as often as the other; the median of the ratios inside a pair. */
static double
compare_turns(int64_t rounds)
{
  double ratios[PAIRS];
  for (int i = 0; i < PAIRS; i++) {
    double times[2];
    times[i % 2] = time_once(rounds);
    times[1 - i % 2] = time_once(rounds);
    ratios[i] = times[1] / times[0];
  }
  return find_median(ratios, PAIRS);
}

typedef struct {
  int64_t rounds;
  Series blocks, turns;
} Numbers;

static bool
repeat(int done, void *data)
{
  Numbers *numbers = data;
  series_add(&numbers->blocks, compare_blocks(numbers->rounds));
  series_add(&numbers->turns, compare_turns(numbers->rounds));
  return true;
}

static void
report_way(const char *way, const Series *ratios)
{
  Series off = {.n = 0}, near = {.n = 0};
  int n = 0;
  for (int i = 0; i < ratios->n; i++) {
    n += fabs(ratios->values[i] - 1) <= NEAR;
    series_add(&off, 100 * fabs(ratios->values[i] - 1));
  }
  series_add(&near, 100.0 * n / ratios->n);
  demo_result_of("ratio", way, ratios, "x");
  demo_result_of("off", way, &off, "%");
  demo_result_of("near", way, &near, "%");
}

/* Measures on one CPU, which the noise shares. */
static bool
compare(Numbers *numbers)
{
  double share = demo_get("noise") / 100;
  pthread_t noise;
  demo_pin(pthread_self(), 0);
  noisy = true;
  if (pthread_create(&noise, NULL, make_noise, &share) != 0)
    return false;
  bool whole = demo_repeat(TRIALS, 1, repeat, numbers);
  noisy = false;
  pthread_join(noise, NULL);
  return whole;
}

static bool
measure(void)
{
  Numbers numbers = {.rounds = 1};
  vm_interpreter_init(&interpreter, &vm_build_gil, 5000, 0);
  numbers.rounds = vm_team_calibrate(&team, &interpreter, VM_COUNTDOWN, SLICE_US / 1e6);
  thread = (VmThread){.interpreter = &interpreter};
  vm_gil_take(&interpreter.gil, &thread);
  bool whole = compare(&numbers);
  vm_gil_leave(&interpreter.gil, &thread);
  vm_interpreter_destroy(&interpreter);
  if (!whole)
    return false;
  report_way("blocks", &numbers.blocks);
  report_way("turns", &numbers.turns);
  demo_number("trials", numbers.turns.n, "count");
  return true;
}

const DemoExperiment demo_experiment = {.measure = measure};
