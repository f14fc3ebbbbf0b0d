/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formulas of FSRS-7 with 34 parameters: a memory of two traces, a slow and a fast one, whose
 * recalls are mixed. Experimental: no reference implementation is released yet. Pure functions of a
 * prepared model; any number of threads may share one.
 *
 * Days have fractions, down to seconds. Ratings are 1 Again, 2 Hard, 3 Good, 4 Easy; the callers
 * have checked them.
 */
#pragma once

#include "app/memory/memory.h"
#include "app/memory/parameters.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/** fsrs7: parameters with what every review would otherwise derive from them again */
typedef struct {
  double w[FSRS7_PARAMETERS];
  /*< private >*/
  double slow_decay;      /* q */
  double slow_factor;     /* c of the slow curve at difficulty 5 */
  double fast_log;        /* -ln w25 */
  double mean_difficulty; /* what difficulty reverts to: d0(Easy), not clamped */
} fsrs7;

/** fsrs7_init: prepares @model. @w: parameters within their bounds */
void fsrs7_init(fsrs7 *model, const double w[FSRS7_PARAMETERS]);

/** fsrs7_retrievability: Returns: the probability of recall @days after a review that left
 * @memory */
double fsrs7_retrievability(const fsrs7 *model, const fsrs_memory *memory, double days);

/** fsrs7_interval: Returns: days until recall has fallen to @retention, between a second and 36500
 * days, solved numerically */
double fsrs7_interval(const fsrs7 *model, const fsrs_memory *memory, double retention);

/** fsrs7_first: Returns: the memory that a first review with @rating leaves */
fsrs_memory fsrs7_first(const fsrs7 *model, int rating);

/** fsrs7_next: Returns: what a review with @rating @days after the previous one makes of @memory */
fsrs_memory fsrs7_next(const fsrs7 *model, const fsrs_memory *memory, double days, int rating);

/**
 * fsrs7_from_sm2:
 * @ease: SM-2's factor; where it begins, 2.5, becomes the middle of the difficulties, and where it
 * ends, 1.3, the highest
 * @interval: SM-2's last interval in days
 * @retention: how likely SM-2's learner recalled at the end of an interval, within (0, 1)
 *
 * Nobody has published a conversion; this is ours. Returns: a memory as after a first review whose
 * recall has fallen to @retention after @interval
 */
fsrs_memory fsrs7_from_sm2(const fsrs7 *model, double ease, double interval, double retention);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
