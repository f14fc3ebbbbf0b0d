/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: which reviews of a log a fit learns from, and what each one counts.
 */
#pragma once

#include "app/memory/first-stability-private.h"
#include "app/memory/log-private.h"

#include <stdbool.h>

#define FSRS_MAX_SEQUENCE 256

/**
 * fsrs_training:
 * @weight: per review of the log: 0.25 for the oldest to 1 for the newest, 0 for what is left out
 * @items: how many reviews count
 * @outliers: how many more would, if their cards were not outliers
 * @later_items: those of them that are not their card's first review on another day
 * @first_stability: fitted from the others, completed and in order
 * @first_count: how many cards each of these stands on
 */
typedef struct {
  float *weight;
  size_t items;
  size_t outliers;
  size_t later_items;
  double first_stability[FSRS_FIRSTS];
  double first_count[FSRS_FIRSTS];
} fsrs_training;

/**
 * fsrs_training_init:
 * @fractions: whether every later review counts (FSRS-7), or only those on another day than the one
 * before
 *
 * Leaves out cards whose first reviews are outliers: pairs of first rating and days that hardly
 * occur. Returns: FSRS_OK or FSRS_ERROR_NO_MEMORY
 */
fsrs_status fsrs_training_init(fsrs_training *self, const fsrs_log *log, bool fractions);

void fsrs_training_clear(fsrs_training *self);

/**
 * fsrs_weigh_by_recency:
 * @weight: (inout): per review of @log; every one that is not 0 becomes 0.25 for the oldest to 1
 * for the newest, most of the rise in the last third: 0.25 + 0.75 (i / (n - 1))^3
 *
 * Returns: FSRS_OK or FSRS_ERROR_NO_MEMORY
 */
fsrs_status fsrs_weigh_by_recency(const fsrs_log *log, float *weight);
