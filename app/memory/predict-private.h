/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: predicting every review of a log. Any thread.
 */
#pragma once

#include "app/memory/evaluate.h"
#include "app/memory/log-private.h"

#include <stdbool.h>

/** fsrs_is_item: Returns: whether review @i of a card that begins at @begin is one to predict: on
 * another day than the card's review before */
static inline bool
fsrs_is_item(const fsrs_log *log, uint32_t begin, uint32_t i)
{
  return i > begin && log->days[i] > 0;
}

/**
 * fsrs_predict:
 * @options: who predicts
 * @recall: (out): per review of @log; unchanged where a card has no known beginning
 *
 * Returns: FSRS_OK, FSRS_ERROR_PARAMETERS or FSRS_ERROR_NO_MEMORY
 */
fsrs_status fsrs_predict(const fsrs_log *log, const fsrs_evaluate_options *options, float *recall,
                         fsrs_error *error);

/** fsrs_measure: judges @recall where @weight is not 0. Returns: FSRS_OK, FSRS_ERROR_TOO_FEW when
 * it is 0 everywhere, or FSRS_ERROR_NO_MEMORY */
fsrs_status fsrs_measure(const fsrs_log *log, const float *recall, const float *weight,
                         fsrs_evaluation *evaluation);
