/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: the four first stabilities, fitted on their own from each card's first review
 * after the day it was learned. Any thread.
 */
#pragma once

#include "app/memory/parameters.h"

#define FSRS_FIRSTS 4

/** fsrs_first_group: cards with the same first rating, and the same days until they were reviewed
 * on another day: how many, and which share of them was recalled */
typedef struct {
  double days;
  double count;
  double recall;
} fsrs_first_group;

/** fsrs_first_smooth: moves the recall of each of @n groups towards @average, as one more card of
 * average recall would */
void fsrs_first_smooth(fsrs_first_group *groups, size_t n, double average);

/**
 * fsrs_first_loss:
 * @groups: @n groups
 * @stability: to be judged
 * @prior: the default, which a stability far from it pays for
 *
 * Returns: the summed cross entropy of the default forgetting curve
 */
double fsrs_first_loss(const fsrs_first_group *groups, size_t n, double stability, double prior);

/** fsrs_first_fit: Returns: the stability of the least loss, within the bounds of w0 to w3 */
double fsrs_first_fit(const fsrs_first_group *groups, size_t n, double prior);

/**
 * fsrs_first_complete:
 * @stability: (inout): by first rating; 0 where nothing is known, which is filled
 * @count: how many cards each one was fitted on
 *
 * Brings the four in order: where a better rating left a lower stability, the one known from fewer
 * cards yields.
 */
void fsrs_first_complete(double stability[FSRS_FIRSTS], const double count[FSRS_FIRSTS]);
