/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: walking cards through FSRS-6, one a lane, and back again for the gradient.
 * One walk passes each review once, so a card costs as much as it has reviews. Any thread, one
 * workspace each.
 */
#pragma once

#include "app/memory/fsrs6.h"
#include "app/memory/row-private.h"

/** fsrs6_step: what the way back needs to know of a review */
typedef struct {
  fsrs_lanes s, d;       /* before the review */
  fsrs_lanes ln_x, r;    /* ln(1 + c t / S) and the recall that follows from it */
  fsrs_lanes ln_s, ln_d; /* ln S, in a lapse ln(S + 1); ln D */
  fsrs_lanes e1, e2;     /* the two powers of the update */
} fsrs6_step;

/** fsrs6_gradient: derivatives of the loss by parameter, for each lane */
typedef struct {
  fsrs_lanes w[FSRS6_PARAMETERS];
} fsrs6_gradient;

/**
 * fsrs6_walk:
 * @back: walks @n reviews, first ones first, and back. @steps: workspace for @n + 1 steps;
 * @gradient: (inout): the derivative of the summed loss is added to it. The loss of a review is
 * weight times the cross entropy of its prediction, held within [1e-7, 1 - 1e-7].
 * @predict: walks forward only. @recall: (out): the recall before each of the @n reviews, 1 before
 * a first one
 *
 * The two walks, compiled for one kind of processor.
 */
typedef struct {
  void (*back)(const fsrs6 *model, const fsrs_row *rows, size_t n, fsrs6_step *steps,
               fsrs6_gradient *gradient);
  void (*predict)(const fsrs6 *model, const fsrs_row *rows, size_t n, fsrs_lanes_stored *recall);
} fsrs6_walk;

/** fsrs6_get_walk: Returns: the walks for the processor this runs on */
const fsrs6_walk *fsrs6_get_walk(void);
