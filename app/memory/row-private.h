/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: what the walks of both models walk over. A plain value.
 */
#pragma once

#include "app/memory/lanes-private.h"
#include "app/memory/memory.h"

/* The cross entropy of a prediction is taken within this distance of 0 and 1. */
#define FSRS_MIN_PROBABILITY 1e-7

/**
 * fsrs_row:
 * @days: since the card's previous review; 0 in a padding review
 * @rating: 1 to 4; 3 in a padding review
 * @weight: what the prediction of this review counts in the loss; 0 in a first or padding review
 *
 * One review of each lane.
 */
typedef struct {
  fsrs_lanes_stored days;
  fsrs_lanes_stored rating;
  fsrs_lanes_stored weight;
} fsrs_row;

/** fsrs_row_loss_slope: Returns: the derivative of the review's own loss by the recall @r that was
 * predicted */
FSRS_INLINE fsrs_lanes
fsrs_row_loss_slope(const fsrs_row *row, fsrs_lanes r)
{
  fsrs_lanes p = fsrs_within(r, FSRS_MIN_PROBABILITY, 1 - FSRS_MIN_PROBABILITY);
  fsrs_mask again = fsrs_load(row->rating) == FSRS_AGAIN;
  fsrs_lanes slope = fsrs_pick(again, 1 / (1 - p), -1 / p);
  return fsrs_where(p == r, fsrs_load(row->weight) * slope);
}
