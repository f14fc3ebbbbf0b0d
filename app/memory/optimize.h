/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The optimiser: parameters that would have predicted a learner's past reviews best. Takes its own
 * threads and gives them back; any thread may call it. The number of threads does not change a bit
 * of the result, nor does the width of the processor's registers.
 */
#pragma once

#include "app/memory/log.h"
#include "app/memory/model.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/**
 * fsrs_optimize_options:
 * @model: whose parameters to fit
 * @short_term: whether reviews on one day change the memory (FSRS-6); if not, w17 to w19 are 0
 * @relearning_steps: see fsrs6_parameters_clamp()
 * @threads: at most this many, 1 to 64, the caller's own among them; more than eight find
 * nothing to do
 * @epochs: passes over the log, 1 to 1000, or 0 for as many as the model is made for: 10 for
 * FSRS-6, 9 for FSRS-7, more for a log of few batches
 * @batch_items: predictions between two steps of the parameters, or 0 for as many as suit the model
 * and the log
 * @seed: of the order in which batches are passed
 * @progress: (nullable): called on the caller's thread with the share that is done, 0 to 1;
 * returning false cancels the fit
 * @data: for @progress
 */
typedef struct {
  fsrs_version model;
  bool short_term;
  size_t relearning_steps;
  size_t threads;
  int epochs;
  size_t batch_items;
  uint64_t seed;
  bool (*progress)(double done, void *data);
  void *data;
} fsrs_optimize_options;

/**
 * fsrs_learned:
 * @FSRS_LEARNED_ALL: every parameter
 * @FSRS_LEARNED_FIRST_STABILITIES: only these: there were no predictions beyond a card's first; the
 * other parameters are the defaults
 * @FSRS_LEARNED_TOO_FEW: nothing: there were fewer than 8 predictions, or 64 for FSRS-7
 * @FSRS_LEARNED_OUTLIERS: nothing: there were enough, but too few were left without the outliers
 *
 * What a fit could learn. Where it learned nothing, its parameters are the defaults.
 */
typedef enum {
  FSRS_LEARNED_ALL,
  FSRS_LEARNED_FIRST_STABILITIES,
  FSRS_LEARNED_TOO_FEW,
  FSRS_LEARNED_OUTLIERS,
} fsrs_learned;

/**
 * fsrs_fit:
 * @learned: which of the parameters are fitted
 * @parameters: fitted, or the defaults
 * @n_parameters: how many
 * @reviews: reviews in the log
 * @items: predictions the fit learned from
 * @outliers: predictions it left out, since hardly any card was first seen again after as many days
 */
typedef struct {
  fsrs_learned learned;
  double parameters[FSRS_MAX_PARAMETERS];
  size_t n_parameters;
  size_t reviews;
  size_t items;
  size_t outliers;
} fsrs_fit;

/** fsrs_optimize_options_init_default: FSRS-6, short-term on, one relearning step, one thread */
void fsrs_optimize_options_init_default(fsrs_optimize_options *options);

/**
 * fsrs_optimize:
 * @log: at most the first 256 reviews of a card are used
 * @fit: (out): set on success
 * @error: (nullable): what is wrong
 *
 * A log that teaches little or nothing is no error: @fit says what it taught.
 *
 * Returns: FSRS_OK, FSRS_ERROR_OPTION, FSRS_ERROR_CANCELLED or FSRS_ERROR_NO_MEMORY
 */
fsrs_status fsrs_optimize(const fsrs_log *log, const fsrs_optimize_options *options, fsrs_fit *fit,
                          fsrs_error *error);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
