/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: Adam (Kingma and Ba, 2015) with a learning rate that falls along half a
 * cosine. One owner, any thread.
 */
#pragma once

#include "app/memory/parameters.h"

typedef struct {
  size_t n;
  double rate; /* at the first step */
  double beta1, beta2;
  size_t total_steps;
  size_t steps;
  double mean[FSRS_MAX_PARAMETERS];
  double square[FSRS_MAX_PARAMETERS];
} fsrs_adam;

/** fsrs_cosine_rate: Returns: the learning rate of step @step of @total, @rate at step 0 and 0 at
 * the end */
double fsrs_cosine_rate(double rate, size_t step, size_t total);

/** fsrs_adam_step: moves @w against @gradient */
void fsrs_adam_step(fsrs_adam *self, double *w, const double *gradient);
