/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: what is known of a learner before the first review, which is what learners
 * are like. A fit is the parameters that are most probable given this and the log (maximum a
 * posteriori), so that a short log moves them little and a long one as far as it says. Any thread.
 */
#pragma once

#include "app/memory/model.h"

/** FSRS_LOGARITHMIC: these first parameters of FSRS-6, the first stabilities, are fitted by their
 * logarithms: a step changes each by a share of itself, and none of them can fall to its bound in
 * one step */
#define FSRS_LOGARITHMIC 4

/** FSRS_SHORT_TERM: the first parameter of FSRS-6, and how many, that say what reviews on one day do;
 * without these they stay what they are */
#define FSRS_SHORT_TERM 17
#define FSRS_SHORT_TERMS 3

/**
 * fsrs_prior:
 * @version: whose parameters
 * @spread: how far each lies from @start among learners
 * @pull: how many times their distance counts, squared and by @spread
 * @start: where the parameters of a learner of whom nothing is known lie
 */
typedef struct {
  fsrs_version version;
  const double *spread;
  double pull;
  double start[FSRS_MAX_PARAMETERS];
} fsrs_prior;

/**
 * fsrs_prior_slope:
 * @w: parameters
 * @share: of the log that is looked at; so much of the slope is given
 * @slope: (inout): per parameter, of its logarithm for the first FSRS_LOGARITHMIC of FSRS-6: the
 * derivative of how improbable @w is, in nats, is added
 */
void fsrs_prior_slope(const fsrs_prior *self, const double *w, double share, double *slope);
