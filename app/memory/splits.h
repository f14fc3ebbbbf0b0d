/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Judging a fit by reviews it has not seen: the log is cut by time, and each part is predicted from
 * what came before it. Any thread.
 */
#pragma once

#include "app/memory/evaluate.h"
#include "app/memory/optimize.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

#define FSRS_MAX_SPLITS 100

/**
 * fsrs_comparison:
 * @fitted: the model with parameters fitted to what came before each part
 * @defaults: the model with its default parameters
 * @average: the average recall of what came before each part
 * @moving_average: how the learner did lately
 * @sm2: SM-2
 *
 * All judged by the same reviews.
 */
typedef struct {
  fsrs_evaluation fitted;
  fsrs_evaluation defaults;
  fsrs_evaluation average;
  fsrs_evaluation moving_average;
  fsrs_evaluation sm2;
} fsrs_comparison;

/**
 * fsrs_compare:
 * @options: how to fit; its progress is that of all fits together
 * @splits: how many parts are predicted, 1 to FSRS_MAX_SPLITS; srs-benchmark has 5. The log is cut
 * into one more, of as many predictions each.
 * @comparison: (out): set on success
 * @error: (nullable): what is wrong
 *
 * Returns: FSRS_OK, FSRS_ERROR_TOO_FEW when there are not at least two predictions a part, or as
 * fsrs_optimize()
 */
fsrs_status fsrs_compare(const fsrs_log *log, const fsrs_optimize_options *options, int splits,
                         fsrs_comparison *comparison, fsrs_error *error);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
