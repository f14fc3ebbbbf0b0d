/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Evaluating: predict, weigh, measure.
 */
#include "app/memory/evaluate.h"

#include "app/memory/predict-private.h"
#include "app/memory/status-private.h"
#include "app/memory/training-private.h"

#include <stdlib.h>

void
fsrs_evaluate_options_init_default(fsrs_evaluate_options *options)
{
  *options = (fsrs_evaluate_options){
      .predictor = FSRS_PREDICT_MODEL,
      .parameters = fsrs6_default_parameters,
      .n_parameters = FSRS6_PARAMETERS,
      .short_term = true,
      .relearning_steps = 1,
  };
}

static fsrs_status
weigh(const fsrs_log *log, const fsrs_evaluate_options *options, float *weight)
{
  for (size_t card = 0; card < log->n_cards; card++)
    for (uint32_t i = log->begin[card]; i < log->start[card + 1]; i++)
      weight[i] = fsrs_is_item(log, log->begin[card], i) && log->time_ms[i] >= options->from_ms;
  return options->by_recency ? fsrs_weigh_by_recency(log, weight) : FSRS_OK;
}

fsrs_status
fsrs_evaluate(const fsrs_log *log, const fsrs_evaluate_options *options,
              fsrs_evaluation *evaluation, fsrs_error *error)
{
  float *recall = calloc(log->n + 1, sizeof *recall);
  float *weight = calloc(log->n + 1, sizeof *weight);
  fsrs_status status = FSRS_ERROR_NO_MEMORY;
  fsrs_error reason = {.index = 0};
  if (recall != NULL && weight != NULL)
    status = fsrs_predict(log, options, recall, &reason);
  if (status == FSRS_OK)
    status = weigh(log, options, weight);
  if (status == FSRS_OK)
    status = fsrs_measure(log, recall, weight, evaluation);
  free(recall);
  free(weight);
  if (status == FSRS_OK)
    return status;
  const char *text = status == FSRS_ERROR_PARAMETERS ? reason.text : fsrs_status_text(status);
  return fsrs_fail(error, status, reason.index, "%s", text);
}
