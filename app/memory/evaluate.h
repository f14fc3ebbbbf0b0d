/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Judging parameters by how well they predicted a log's reviews, beside predictors that know no
 * memory at all. Any thread.
 */
#pragma once

#include "app/memory/log.h"
#include "app/memory/parameters.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

#define FSRS_CALIBRATION_BINS 20

/**
 * fsrs_predictor:
 * @FSRS_PREDICT_MODEL: FSRS with given parameters
 * @FSRS_PREDICT_AVERAGE: the log's average recall, whatever the card
 * @FSRS_PREDICT_MOVING_AVERAGE: how the learner did lately, whatever the card
 * @FSRS_PREDICT_SM2: SM-2's interval taken as the time after which recall is 90 %
 */
typedef enum {
  FSRS_PREDICT_MODEL,
  FSRS_PREDICT_AVERAGE,
  FSRS_PREDICT_MOVING_AVERAGE,
  FSRS_PREDICT_SM2,
} fsrs_predictor;

/** fsrs_calibration_bin: predictions of like size: how many (weighted), their mean, and how many of
 * them were recalled */
typedef struct {
  double count;
  double predicted;
  double recalled;
} fsrs_calibration_bin;

/**
 * fsrs_evaluate_options:
 * @predictor: who predicts
 * @parameters: for FSRS_PREDICT_MODEL, else NULL; clamped as a scheduler would
 * @n_parameters: how many, which says whose they are; see fsrs_parameters_read()
 * @short_term: as the scheduler
 * @relearning_steps: as the scheduler
 * @by_recency: whether new reviews count more, as in a fit, or all the same
 * @from_ms: reviews before this time (UTC ms) are walked but not judged; 0 judges all
 */
typedef struct {
  fsrs_predictor predictor;
  const double *parameters;
  size_t n_parameters;
  bool short_term;
  size_t relearning_steps;
  bool by_recency;
  int64_t from_ms;
} fsrs_evaluate_options;

/**
 * fsrs_evaluation:
 * @items: predictions judged: reviews on another day than the card's review before
 * @log_loss: mean cross entropy
 * @rmse_bins: root mean square of predicted minus actual recall over bins of like interval, length
 * and lapses
 * @auc: probability that a recalled review was given a higher prediction than a forgotten one; NaN
 * when all were recalled or all forgotten
 * @average_recall: of the reviews judged
 * @calibration: predictions by size, from 0 to 1 in equal bins
 */
typedef struct {
  size_t items;
  double log_loss;
  double rmse_bins;
  double auc;
  double average_recall;
  fsrs_calibration_bin calibration[FSRS_CALIBRATION_BINS];
} fsrs_evaluation;

/** fsrs_evaluate_options_init_default: the model with default parameters, short-term on, one
 * relearning step, all reviews alike */
void fsrs_evaluate_options_init_default(fsrs_evaluate_options *options);

/**
 * fsrs_evaluate:
 * @evaluation: (out): set on success
 * @error: (nullable): what is wrong
 *
 * Returns: FSRS_OK, FSRS_ERROR_PARAMETERS, FSRS_ERROR_TOO_FEW when there is nothing to judge, or
 * FSRS_ERROR_NO_MEMORY
 */
fsrs_status fsrs_evaluate(const fsrs_log *log, const fsrs_evaluate_options *options,
                          fsrs_evaluation *evaluation, fsrs_error *error);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
