/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: walking cards through FSRS-7, one a lane, and back again for the gradient; as
 * walk6-private.h. Any thread, one workspace each.
 */
#pragma once

#include "app/memory/fsrs7.h"
#include "app/memory/row-private.h"

/** fsrs7_step: what the way back needs to know of a review */
typedef struct {
  fsrs_lanes a, b, d;              /* before the review: slow and fast stability, difficulty */
  fsrs_lanes ln_a, ln_b;           /* their logarithms */
  fsrs_lanes ln_a1, ln_b1;         /* in a lapse ln(a + 1) and ln(b + 1), else ln_a and ln_b */
  fsrs_lanes decay, exponent;      /* of the fast curve, and of its factor */
  fsrs_lanes fast_c, slow_c;       /* the factors of time */
  fsrs_lanes fast_ln_x, slow_ln_x; /* ln(1 + c t / stability) */
  fsrs_lanes fast_r, slow_r, r;    /* recall by each curve, and mixed */
  fsrs_lanes of_fast, of_slow;     /* the weights of the mixture */
  fsrs_lanes a1, a2, b1, b2;       /* the two powers in the update of each trace */
} fsrs7_step;

/** fsrs7_gradient: derivatives of the loss by parameter, for each lane */
typedef struct {
  fsrs_lanes w[FSRS7_PARAMETERS];
} fsrs7_gradient;

/** fsrs7_walk: the two walks, compiled for one kind of processor; as in fsrs6_walk */
typedef struct {
  void (*back)(const fsrs7 *model, const fsrs_row *rows, size_t n, fsrs7_step *steps,
               fsrs7_gradient *gradient);
  void (*predict)(const fsrs7 *model, const fsrs_row *rows, size_t n, fsrs_lanes_stored *recall);
} fsrs7_walk;

/** fsrs7_get_walk: Returns: the walk for the processor this runs on */
const fsrs7_walk *fsrs7_get_walk(void);
