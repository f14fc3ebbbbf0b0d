/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A learner whose memory is known: answers by chance, with the chance that FSRS-6 gives for
 * parameters of their own. The same seeds give the same reviews, whatever the machine.
 */
#pragma once

#include "app/memory/fsrs.h"

/** learner_reviews: columns of a review log; free them with learner_reviews_clear() */
typedef struct {
  int64_t *card_id;
  int64_t *time_ms;
  uint8_t *rating;
  uint8_t *state; /* before the review */
  size_t n;
} learner_reviews;

/** learner_make: @w: (out): the defaults, each parameter off by up to a fifth, by @learner */
void learner_make(uint64_t learner, double w[FSRS6_PARAMETERS]);

/** learner_study: Returns: @n reviews of the learner with @w, scheduled by the defaults. @seed: of
 * their chance */
learner_reviews learner_study(const double w[FSRS6_PARAMETERS], size_t n, uint64_t seed);

/** learner_uniform: @state: (inout): of SplitMix64. Returns: a number from 0 to below 1, by
 * chance */
double learner_uniform(uint64_t *state);

/** learner_reviews_write: the first @n in the columns that all FSRS tools read. Returns: 0, or 1
 * when that failed, which it says */
int learner_reviews_write(const learner_reviews *reviews, size_t n, const char *path);

void learner_reviews_clear(learner_reviews *reviews);
