/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How fast and how well the memory model learns, from so many reviews that a known learner made, or
 * from a review log: a table for each. Usage:
 *
 *     bench-memory [REVIEWS|FILE.csv…]
 *     bench-memory --steps                               scheduling alone
 *     bench-memory --write FILE.csv REVIEWS LEARNER SEED a known learner's reviews, for others
 *     bench-memory --seen FILE.csv REVIEWS KIND SEED     the first reviews of a learner of a kind
 *     bench-memory --next REVIEWS KIND SEED [W,W,…]      how well these fits predict the next ones
 */
#define _POSIX_C_SOURCE 200809L

#include "app/exchange/review-log-csv.h"
#include "app/memory/evaluate.h"
#include "app/memory/optimize.h"
#include "tests/bench/memory-learner.h"
#include "tests/bench/memory-next.h"

#include <inttypes.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#define LEARNER 2026
#define STEPS 4000000
#define CARDS 64

static const fsrs_calendar calendar = {.rollover = 240};

typedef struct {
  double cpu, wall;
} moment;

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

/* @truth: (nullable): the parameters of the learner whose reviews these are */
static void
measure_log(const fsrs_rows *rows, const double *truth)
{
  fsrs_log *log = NULL;
  moment before = now();
  if (fsrs_log_new(rows, &calendar, &log, NULL) != FSRS_OK)
    abort();
  printf("%zu reviews of %zu cards, read in %.3f s\n", rows->n, fsrs_log_cards(log),
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
  if (truth != NULL)
    print_judgement("the truth", log, FSRS_PREDICT_MODEL, truth, FSRS6_PARAMETERS);
  fsrs_log_free(log);
}

static void
measure_learner(size_t n)
{
  double truth[FSRS6_PARAMETERS];
  learner_make(LEARNER, truth);
  learner_reviews reviews = learner_study(truth, n, LEARNER);
  const fsrs_rows rows = {.n = reviews.n,
                          .card_id = reviews.card_id,
                          .time_ms = reviews.time_ms,
                          .rating = reviews.rating,
                          .state = reviews.state};
  measure_log(&rows, truth);
  learner_reviews_clear(&reviews);
}

static int
measure_file(const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkReviewLog) reviews = ilk_review_log_read_csv(path, FALSE, &error);
  if (reviews == NULL) {
    fprintf(stderr, "%s\n", error->message);
    return 1;
  }
  const fsrs_rows rows = ilk_review_log_rows(reviews);
  measure_log(&rows, NULL);
  return 0;
}

static int
write_learner(const char *path, size_t n, uint64_t learner, uint64_t seed)
{
  double truth[FSRS6_PARAMETERS];
  learner_make(learner, truth);
  learner_reviews reviews = learner_study(truth, n, seed);
  int status = learner_reviews_write(&reviews, reviews.n, path);
  learner_reviews_clear(&reviews);
  return status;
}

static unsigned long long
number(const char *text)
{
  return strtoull(text, NULL, 10);
}

static void
measure_scheduling(bool fuzz)
{
  fsrs_config config;
  fsrs_scheduler scheduler;
  fsrs_config_init_default(&config);
  config.fuzz = fuzz;
  fsrs_scheduler_init(&scheduler, &config, NULL);
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

static void
measure_steps(void)
{
  measure_scheduling(false);
  measure_scheduling(true);
  measure_memory();
}

int
main(int argc, char *argv[])
{
  static const size_t sizes[] = {10000, 100000, 1000000};
  if (argc == 6 && strcmp(argv[1], "--write") == 0)
    return write_learner(argv[2], number(argv[3]), number(argv[4]), number(argv[5]));
  if (argc == 6 && strcmp(argv[1], "--seen") == 0)
    return write_seen(argv[2], number(argv[3]), argv[4], number(argv[5]));
  if ((argc == 5 || argc == 6) && strcmp(argv[1], "--next") == 0)
    return judge_next(number(argv[2]), argv[3], number(argv[4]), argv[5]);
  measure_steps();
  if (argc == 2 && strcmp(argv[1], "--steps") == 0)
    return 0;
  for (size_t i = 0; argc < 2 && i < G_N_ELEMENTS(sizes); i++)
    measure_learner(sizes[i]);
  for (int i = 1; i < argc; i++) {
    size_t n = (size_t) strtoull(argv[i], NULL, 10);
    if (n > 0)
      measure_learner(n);
    else if (measure_file(argv[i]) != 0)
      return 1;
  }
  return 0;
}
