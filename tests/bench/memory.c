/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How fast and how well the memory model learns, from reviews that a known model made: a table for
 * each size. Usage: bench-memory [REVIEWS…]
 */
#define _POSIX_C_SOURCE 200809L

#include "app/memory/evaluate.h"
#include "app/memory/fsrs.h"
#include "app/memory/optimize.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define MS_PER_DAY 86400000.0
#define LONGEST_CARD 40
#define DAYS_OF_LEARNING 700
#define STEPS 4000000
#define CARDS 64

typedef struct {
  int64_t *card_id;
  int64_t *time_ms;
  uint8_t *rating;
  size_t n;
} columns;

typedef struct {
  double cpu, wall;
} moment;

static uint64_t random_state;

static double
uniform(void)
{
  uint64_t x = random_state += UINT64_C(0x9e3779b97f4a7c15);
  x = (x ^ (x >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
  x = (x ^ (x >> 27)) * UINT64_C(0x94d049bb133111eb);
  return (double) ((x ^ (x >> 31)) >> 11) * 0x1p-53;
}

static double
seconds(clockid_t clock)
{
  struct timespec time;
  clock_gettime(clock, &time);
  return (double) time.tv_sec + (double) time.tv_nsec * 1e-9;
}

static moment
now(void)
{
  return (moment){seconds(CLOCK_PROCESS_CPUTIME_ID), seconds(CLOCK_MONOTONIC)};
}

static double
peak_mib(void)
{
  struct rusage usage;
  getrusage(RUSAGE_SELF, &usage);
  return (double) usage.ru_maxrss / 1024;
}

static fsrs_scheduler
scheduler_of(const double *w, bool fuzz)
{
  fsrs_config config;
  fsrs_scheduler scheduler;
  fsrs_config_init_default(&config);
  config.fuzz = fuzz;
  fsrs_config_set_parameters(&config, w, FSRS6_PARAMETERS, NULL);
  if (fsrs_scheduler_init(&scheduler, &config, NULL) != FSRS_OK)
    abort();
  return scheduler;
}

/* The learner: the defaults, each parameter off by up to a fifth. */
static void
make_truth(double w[FSRS6_PARAMETERS])
{
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    w[i] = fsrs6_default_parameters[i] * (0.8 + 0.4 * uniform());
  fsrs6_parameters_clamp(w, 1, true);
}

static int
first_rating(void)
{
  double u = uniform();
  return u < 0.2 ? 1 : u < 0.3 ? 2 : u < 0.9 ? 3 : 4;
}

static int
later_rating(double recall)
{
  if (uniform() > recall)
    return 1;
  double u = uniform();
  return u < 0.1 ? 2 : u < 0.9 ? 3 : 4;
}

/* Reviews come when due or some time after; a card stays for a while. */
static void
make_card(const fsrs_scheduler *truth, const fsrs_scheduler *used, int64_t id, columns *log,
          size_t max)
{
  fsrs_outcome real = {.delay_seconds = 0}, seen = {.delay_seconds = 0};
  double day = floor(uniform() * DAYS_OF_LEARNING) + 0.3 + 0.4 * uniform();
  double last = day;
  int length = 2 + (int) (uniform() * (LONGEST_CARD - 2) * uniform());
  for (int i = 0; i < length && log->n < max; i++) {
    double elapsed = floor(day) - floor(last);
    int rating = i == 0 ? first_rating() : later_rating(fsrs_recall(truth, &real.card, elapsed));
    fsrs_schedule(truth, &real.card, elapsed, rating, 0, &real);
    fsrs_schedule(used, &seen.card, elapsed, rating, (uint64_t) id * 64 + (uint64_t) i, &seen);
    log->card_id[log->n] = id;
    log->time_ms[log->n] = (int64_t) (day * MS_PER_DAY);
    log->rating[log->n++] = (uint8_t) rating;
    last = day;
    day += (double) seen.delay_seconds / 86400.0;
    if (seen.scheduled_days >= 1 && uniform() < 0.3)
      day += floor(uniform() * seen.scheduled_days * 0.5);
  }
}

static columns
make_log(size_t n, const double *truth_w)
{
  columns log = {malloc(n * sizeof *log.card_id), malloc(n * sizeof *log.time_ms), malloc(n), 0};
  fsrs_scheduler truth = scheduler_of(truth_w, false),
                 used = scheduler_of(fsrs6_default_parameters, true);
  if (log.card_id == NULL || log.time_ms == NULL || log.rating == NULL)
    abort();
  for (int64_t id = 1; log.n < n; id++)
    make_card(&truth, &used, id, &log, n);
  return log;
}

static fsrs_evaluation
judge(const fsrs_log *log, fsrs_predictor predictor, const double *w, size_t n)
{
  fsrs_evaluate_options options;
  fsrs_evaluation evaluation;
  fsrs_evaluate_options_init_default(&options);
  options.predictor = predictor;
  options.parameters = w;
  options.n_parameters = n;
  if (fsrs_evaluate(log, &options, &evaluation, NULL) != FSRS_OK)
    abort();
  return evaluation;
}

static void
print_judgement(const char *name, const fsrs_log *log, fsrs_predictor predictor, const double *w,
                size_t n)
{
  moment before = now();
  fsrs_evaluation it = judge(log, predictor, w, n);
  printf("    %-12s log-loss %.5f  RMSE(bins) %.5f  AUC %.4f  in %.3f s\n", name, it.log_loss,
         it.rmse_bins, it.auc, now().cpu - before.cpu);
}

static fsrs_fit
fit_with(const fsrs_log *log, fsrs_version model, size_t threads)
{
  fsrs_optimize_options options;
  fsrs_fit fit;
  fsrs_optimize_options_init_default(&options);
  options.model = model;
  options.threads = threads;
  moment before = now();
  if (fsrs_optimize(log, &options, &fit, NULL) != FSRS_OK)
    abort();
  moment after = now();
  printf("  fit of FSRS-%d, %zu thread%s  %.3f s CPU  %.3f s wall  peak %.0f MiB so far\n",
         (int) model, threads, threads == 1 ? " " : "s", after.cpu - before.cpu,
         after.wall - before.wall, peak_mib());
  return fit;
}

static void
measure_fit(size_t n)
{
  double truth[FSRS6_PARAMETERS];
  random_state = 2026;
  make_truth(truth);
  columns rows = make_log(n, truth);
  fsrs_log *log = NULL;
  moment before = now();
  fsrs_rows view = {rows.n, rows.card_id, rows.time_ms, rows.rating, NULL, NULL};
  if (fsrs_log_new(&view, &(fsrs_calendar){0}, &log, NULL) != FSRS_OK)
    abort();
  printf("%zu reviews of %zu cards, read in %.3f s\n", n, fsrs_log_cards(log),
         now().cpu - before.cpu);
  fsrs_fit fit = fit_with(log, FSRS_6, 1);
  fsrs_fit again = fit_with(log, FSRS_6, 2);
  fsrs_fit seven = fit_with(log, FSRS_7, 1);
  for (int i = 0; i < FSRS6_PARAMETERS; i++)
    if (fit.parameters[i] != again.parameters[i])
      printf("  w%d differs between 1 and 2 threads\n", i);
  print_judgement("average", log, FSRS_PREDICT_AVERAGE, NULL, 0);
  print_judgement("moving avg.", log, FSRS_PREDICT_MOVING_AVERAGE, NULL, 0);
  print_judgement("SM-2", log, FSRS_PREDICT_SM2, NULL, 0);
  print_judgement("defaults", log, FSRS_PREDICT_MODEL, fsrs6_default_parameters, FSRS6_PARAMETERS);
  print_judgement("fitted", log, FSRS_PREDICT_MODEL, fit.parameters, FSRS6_PARAMETERS);
  print_judgement("FSRS-7", log, FSRS_PREDICT_MODEL, seven.parameters, FSRS7_PARAMETERS);
  print_judgement("the truth", log, FSRS_PREDICT_MODEL, truth, FSRS6_PARAMETERS);
  fsrs_log_free(log);
  free(rows.card_id);
  free(rows.time_ms);
  free(rows.rating);
}

static void
measure_scheduling(bool fuzz)
{
  fsrs_scheduler scheduler = scheduler_of(fsrs6_default_parameters, fuzz);
  fsrs_outcome cards[CARDS] = {{.delay_seconds = 0}};
  moment before = now();
  for (int i = 0; i < STEPS; i++) {
    fsrs_outcome *it = &cards[i % CARDS];
    if (it->card.reps == 20)
      it->card = (fsrs_card){.state = FSRS_NEW};
    fsrs_schedule(&scheduler, &it->card, it->scheduled_days, i % 11 == 0 ? 1 : 3, (uint64_t) i, it);
  }
  printf("scheduling %s fuzz  %.1f M reviews/s\n", fuzz ? "with   " : "without",
         STEPS / (now().cpu - before.cpu) * 1e-6);
}

static void
measure_memory(void)
{
  fsrs6 model;
  fsrs_memory cards[CARDS];
  fsrs6_init(&model, fsrs6_default_parameters, true);
  for (int i = 0; i < CARDS; i++)
    cards[i] = fsrs6_first(&model, 3);
  moment before = now();
  for (int i = 0; i < STEPS; i++) {
    fsrs_memory *it = &cards[i % CARDS];
    *it = it->stability > 1000 ? fsrs6_first(&model, 3)
                               : fsrs6_next(&model, it, ceil(it->stability), i % 11 ? 3 : 1);
  }
  printf("memory states alone      %.1f M reviews/s\n", STEPS / (now().cpu - before.cpu) * 1e-6);
}

int
main(int argc, char *argv[])
{
  static const size_t sizes[] = {10000, 100000, 1000000};
  measure_scheduling(false);
  measure_scheduling(true);
  measure_memory();
  for (size_t i = 0; argc < 2 && i < sizeof sizes / sizeof *sizes; i++)
    measure_fit(sizes[i]);
  for (int i = 1; i < argc; i++)
    measure_fit((size_t) strtoull(argv[i], NULL, 10));
  return 0;
}
