/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: what the optimiser has to know of a model. Read only, any thread.
 */
#pragma once

#include "app/memory/model.h"
#include "app/memory/sequences-private.h"

/**
 * fsrs_trainee:
 * @spread: how far each parameter lies from the defaults among learners
 * @pull: see fsrs_prior
 * @rate: Adam's learning rate at the first step
 * @beta1: Adam's memory of slopes
 * @beta2: Adam's memory of squared slopes
 * @epochs: passes over the reviews, at least
 * @batch_items: predictions between two steps, or 0 for as many as suit the log
 * @step_size: of the workspace for a review
 * @sum: (out): @sums: the gradient of the loss over groups @from to @to - 1 of @cards. @steps: a
 * workspace for one more than the longest group
 */
typedef struct {
  const double *spread;
  double pull;
  double rate, beta1, beta2;
  int epochs;
  size_t batch_items;
  size_t step_size;
  void (*sum)(const fsrs_model *model, const fsrs_sequences *cards, size_t from, size_t to,
              void *steps, double *sums);
} fsrs_trainee;

/** fsrs_trainee_of: Returns: how @version is trained */
const fsrs_trainee *fsrs_trainee_of(fsrs_version version);
