/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How another program uses the memory library: it schedules a card, then fits the model to a review
 * log and judges the fit. Where the library is installed, the headers are <fsrs/fsrs.h> and so on:
 *
 *     cc example.c $(pkg-config --cflags --libs fsrs)
 */
#include "app/memory/evaluate.h"
#include "app/memory/fsrs.h"
#include "app/memory/optimize.h"

#include <stdio.h>

#define CARDS 200
#define REVIEWS 6
#define DAY INT64_C(86400000)

/* A card is learned, recalled when due, and forgotten once. */
static void
schedule_a_card(void)
{
  static const int ratings[] = {FSRS_GOOD, FSRS_GOOD, FSRS_GOOD, FSRS_AGAIN, FSRS_GOOD};
  fsrs_config config;
  fsrs_scheduler scheduler;
  fsrs_outcome now = {.card = {.state = FSRS_NEW}};
  fsrs_error error;

  fsrs_config_init_default(&config);
  config.desired_retention = 0.85;
  if (fsrs_scheduler_init(&scheduler, &config, &error) != FSRS_OK) {
    fprintf(stderr, "%s\n", error.text);
    return;
  }
  for (size_t i = 0; i < sizeof ratings / sizeof *ratings; i++) {
    fsrs_schedule(&scheduler, &now.card, now.scheduled_days, ratings[i], 0, &now);
    printf("rated %d: again in %.0f min, stability %.2f d, difficulty %.2f\n", ratings[i],
           (double) now.delay_seconds / 60, now.card.memory.stability, now.card.memory.difficulty);
  }
}

static double
log_loss(const fsrs_log *log, const double *parameters)
{
  fsrs_evaluate_options options;
  fsrs_evaluation evaluation;

  fsrs_evaluate_options_init_default(&options);
  options.parameters = parameters;
  if (fsrs_evaluate(log, &options, &evaluation, NULL) != FSRS_OK)
    return 0;
  return evaluation.log_loss;
}

/* A learner who forgets every third time. */
static void
fit_a_log(void)
{
  static int64_t card_id[CARDS * REVIEWS], time_ms[CARDS * REVIEWS];
  static uint8_t rating[CARDS * REVIEWS];
  const fsrs_rows rows = {CARDS * REVIEWS, card_id, time_ms, rating, NULL, NULL};
  const fsrs_calendar calendar = {.rollover = 240};
  fsrs_optimize_options options;
  fsrs_log *log;
  fsrs_fit fit;

  for (int i = 0; i < CARDS * REVIEWS; i++) {
    card_id[i] = i / REVIEWS;
    time_ms[i] = (i % REVIEWS) * (i % REVIEWS) * DAY;
    rating[i] = (i / REVIEWS + i) % 3 == 0 ? FSRS_AGAIN : FSRS_GOOD;
  }
  fsrs_optimize_options_init_default(&options);
  if (fsrs_log_new(&rows, &calendar, &log, NULL) != FSRS_OK)
    return;
  if (fsrs_optimize(log, &options, &fit, NULL) == FSRS_OK)
    printf("%zu reviews: log-loss %.3f with the defaults, %.3f fitted\n", fit.reviews,
           log_loss(log, fsrs6_default_parameters), log_loss(log, fit.parameters));
  fsrs_log_free(log);
}

int
main(void)
{
  schedule_a_card();
  fit_a_log();
  return 0;
}
