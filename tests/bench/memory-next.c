/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The next reviews are predicted with all that came before each of them, as a scheduler would.
 */
#define _POSIX_C_SOURCE 200809L

#include "tests/bench/memory-next.h"

#include "app/memory/evaluate.h"
#include "app/memory/optimize.h"
#include "tests/bench/memory-kinds.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define NEXT 20000

static const fsrs_calendar calendar = {.rollover = 240};

static learner_reviews
study(const char *name, uint64_t seed, size_t n)
{
  learner_kind kind = learner_kind_from_name(name);
  if (kind == LEARNER_KINDS) {
    fprintf(stderr, "bench-memory: there is no learner called %s.\n", name);
    exit(2);
  }
  return learner_study_as(kind, seed, n + NEXT);
}

int
write_seen(const char *path, size_t n, const char *kind, uint64_t seed)
{
  learner_reviews reviews = study(kind, seed, n);
  int status = learner_reviews_write(&reviews, n, path);
  learner_reviews_clear(&reviews);
  return status;
}

static fsrs_log *
make_log(const learner_reviews *reviews, size_t n)
{
  fsrs_log *log = NULL;
  fsrs_rows rows = {.n = n,
                    .card_id = reviews->card_id,
                    .time_ms = reviews->time_ms,
                    .rating = reviews->rating,
                    .state = reviews->state};
  if (fsrs_log_new(&rows, &calendar, &log, NULL) != FSRS_OK)
    abort();
  return log;
}

static void
judge(const char *name, const fsrs_log *log, int64_t from_ms, fsrs_predictor predictor,
      const double *w, size_t n)
{
  fsrs_evaluate_options options;
  fsrs_evaluation made;
  fsrs_evaluate_options_init_default(&options);
  options.predictor = predictor;
  options.parameters = w;
  options.n_parameters = n;
  options.from_ms = from_ms;
  if (fsrs_evaluate(log, &options, &made, NULL) != FSRS_OK)
    abort();
  printf(",\"%s\":{\"log_loss\":%.6f,\"rmse_bins\":%.6f}", name, made.log_loss, made.rmse_bins);
}

static double
fit_seen(const fsrs_log *seen, fsrs_version model, fsrs_fit *fit)
{
  struct timespec before, after;
  fsrs_optimize_options options;
  fsrs_optimize_options_init_default(&options);
  options.model = model;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &before);
  if (fsrs_optimize(seen, &options, fit, NULL) != FSRS_OK)
    abort();
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &after);
  return (double) (after.tv_sec - before.tv_sec) + (double) (after.tv_nsec - before.tv_nsec) * 1e-9;
}

static size_t
read_weights(const char *text, double w[FSRS_MAX_PARAMETERS])
{
  size_t n = 0;
  char *end;
  for (; n < FSRS_MAX_PARAMETERS && *text != '\0'; n++, text = *end == ',' ? end + 1 : end)
    w[n] = strtod(text, &end);
  return n;
}

int
judge_next(size_t n, const char *kind, uint64_t seed, const char *weights)
{
  learner_reviews reviews = study(kind, seed, n);
  fsrs_log *all = make_log(&reviews, reviews.n), *seen = make_log(&reviews, n);
  int64_t from = reviews.time_ms[n];
  double theirs[FSRS_MAX_PARAMETERS];
  fsrs_fit six, seven;

  printf("{\"cpu\":%.4f,\"cpu7\":%.4f", fit_seen(seen, FSRS_6, &six),
         fit_seen(seen, FSRS_7, &seven));
  judge("average", all, from, FSRS_PREDICT_AVERAGE, NULL, 0);
  judge("moving average", all, from, FSRS_PREDICT_MOVING_AVERAGE, NULL, 0);
  judge("defaults", all, from, FSRS_PREDICT_MODEL, fsrs6_default_parameters, FSRS6_PARAMETERS);
  if (weights != NULL)
    judge("binding", all, from, FSRS_PREDICT_MODEL, theirs, read_weights(weights, theirs));
  judge("FSRS-6 here", all, from, FSRS_PREDICT_MODEL, six.parameters, six.n_parameters);
  judge("FSRS-7 here", all, from, FSRS_PREDICT_MODEL, seven.parameters, seven.n_parameters);
  puts("}");
  fsrs_log_free(all);
  fsrs_log_free(seen);
  learner_reviews_clear(&reviews);
  return 0;
}
