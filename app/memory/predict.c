/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The predictors: FSRS, and three to compare it with.
 */
#include "app/memory/predict-private.h"

#include "app/memory/model.h"
#include "app/memory/sequences-private.h"
#include "app/memory/sort-private.h"
#include "app/memory/walk7-private.h"

#include <math.h>
#include <stdlib.h>

/* srs-benchmark's moving average: a logit that each answer pushes. */
#define MOVING_START 1.2
#define MOVING_PUSH 0.3

static void
scatter(const fsrs_log *log, const fsrs_group *group, const fsrs_lanes_stored *from, float *recall)
{
  for (size_t lane = 0; lane < FSRS_LANES; lane++) {
    if (group->card[lane] == FSRS_NO_CARD)
      continue;
    uint32_t begin = log->begin[group->card[lane]];
    uint32_t length = log->start[group->card[lane] + 1] - begin;
    for (size_t i = 0; i < length; i++)
      recall[begin + i] = from[i][lane];
  }
}

static void
predict_group(const fsrs_model *model, const fsrs_row *rows, size_t n, fsrs_lanes_stored *recall)
{
  if (model->version == FSRS_7)
    fsrs7_get_walk()->predict(&model->seven, rows, n, recall);
  else
    fsrs6_get_walk()->predict(&model->six, rows, n, recall);
}

static fsrs_status
predict_in_lanes(const fsrs_log *log, const fsrs_model *model, float *recall)
{
  fsrs_sequences cards;
  fsrs_layout layout = {.fractions = model->version == FSRS_7};
  fsrs_status status = fsrs_sequences_init(&cards, log, &layout);
  if (status != FSRS_OK)
    return status;
  fsrs_lanes_stored *by_row = fsrs_lanes_alloc(cards.longest * sizeof *by_row);
  if (by_row != NULL) {
    for (size_t g = 0; g < cards.n_groups; g++) {
      const fsrs_group *group = &cards.groups[g];
      predict_group(model, cards.rows + group->at, group->length, by_row);
      scatter(log, group, by_row, recall);
    }
  }
  fsrs_sequences_clear(&cards);
  status = by_row == NULL ? FSRS_ERROR_NO_MEMORY : FSRS_OK;
  free(by_row);
  return status;
}

static fsrs_status
predict_model(const fsrs_log *log, const fsrs_evaluate_options *options, float *recall,
              fsrs_error *error)
{
  double w[FSRS_MAX_PARAMETERS];
  fsrs_version version;
  fsrs_model model;
  fsrs_status status =
      fsrs_parameters_read(options->parameters, options->n_parameters, &version, w, error);
  if (status != FSRS_OK)
    return status;
  fsrs_parameters_clamp(version, w, options->relearning_steps, options->short_term);
  fsrs_model_init(&model, version, w, options->short_term);
  return predict_in_lanes(log, &model, recall);
}

/* With a time to judge from, only what came before it is known. */
static void
predict_average(const fsrs_log *log, int64_t from_ms, float *recall)
{
  size_t n = 0, recalled = 0;
  for (size_t card = 0; card < log->n_cards; card++) {
    for (uint32_t i = log->begin[card]; i < log->start[card + 1]; i++) {
      bool known =
          fsrs_is_item(log, log->begin[card], i) && (from_ms == 0 || log->time_ms[i] < from_ms);
      n += known;
      recalled += known && log->rating[i] > FSRS_AGAIN;
    }
  }
  float average = n == 0 ? 0.9f : (float) ((double) recalled / (double) n);
  for (size_t i = 0; i < log->n; i++)
    recall[i] = average;
}

static fsrs_status
predict_moving_average(const fsrs_log *log, float *recall)
{
  fsrs_keyed *items = malloc(2 * (log->n + 1) * sizeof *items);
  size_t n = 0;
  if (items == NULL)
    return FSRS_ERROR_NO_MEMORY;
  for (size_t card = 0; card < log->n_cards; card++)
    for (uint32_t i = log->begin[card]; i < log->start[card + 1]; i++)
      if (fsrs_is_item(log, log->begin[card], i))
        items[n++] = (fsrs_keyed){(uint64_t) log->time_ms[i], i};
  fsrs_sort(items, items + n, n);
  double logit = MOVING_START;
  for (size_t i = 0; i < n; i++) {
    double p = 1 / (1 + exp(-logit));
    recall[items[i].index] = (float) p;
    logit += MOVING_PUSH * ((log->rating[items[i].index] > FSRS_AGAIN) - p);
  }
  free(items);
  return FSRS_OK;
}

typedef struct {
  double ease;
  double interval;
  int successes;
} sm2;

/* Ratings 1 to 4 are SM-2's grades 2 to 5; a grade below 3 starts again. */
static void
sm2_review(sm2 *self, int rating)
{
  int missing = FSRS_EASY - rating;
  if (rating == FSRS_AGAIN) {
    self->successes = 0;
    self->interval = 1;
  } else {
    self->interval = self->successes == 0   ? 1
                     : self->successes == 1 ? 6
                                            : self->interval * self->ease;
    self->successes++;
  }
  self->ease = fmax(self->ease + 0.1 - missing * (0.08 + missing * 0.02), 1.3);
  self->interval = fmin(fmax(round(self->interval), 1), 36500);
}

static void
predict_sm2(const fsrs_log *log, float *recall)
{
  for (size_t card = 0; card < log->n_cards; card++) {
    sm2 state = {.ease = 2.5, .interval = 1};
    for (uint32_t i = log->begin[card]; i < log->start[card + 1]; i++) {
      recall[i] = (float) pow(0.9, log->days[i] / state.interval);
      sm2_review(&state, log->rating[i]);
    }
  }
}

fsrs_status
fsrs_predict(const fsrs_log *log, const fsrs_evaluate_options *options, float *recall,
             fsrs_error *error)
{
  switch (options->predictor) {
  case FSRS_PREDICT_AVERAGE:
    predict_average(log, options->from_ms, recall);
    return FSRS_OK;
  case FSRS_PREDICT_MOVING_AVERAGE:
    return predict_moving_average(log, recall);
  case FSRS_PREDICT_SM2:
    predict_sm2(log, recall);
    return FSRS_OK;
  case FSRS_PREDICT_MODEL:
  default:
    return predict_model(log, options, recall, error);
  }
}
