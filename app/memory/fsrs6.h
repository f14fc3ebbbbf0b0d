/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The formulas of FSRS-6: what a review does to a memory, how likely it is recalled later, and how
 * long to wait. Pure functions of a prepared model; any number of threads may share one.
 *
 * Days are whole days by the learner's calendar. Ratings are 1 Again, 2 Hard, 3 Good, 4 Easy; the
 * callers have checked them.
 */
#pragma once

#include "app/memory/memory.h"
#include "app/memory/parameters.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/**
 * fsrs6:
 * @w: the parameters, clamped
 * @short_term: whether a review on the day of the previous one has formulas of its own
 *
 * Parameters with what every review would otherwise derive from them again.
 */
typedef struct {
  double w[FSRS6_PARAMETERS];
  bool short_term;
  /*< private >*/
  double curve_factor;    /* c of the forgetting curve */
  double growth_factor;   /* exp(w8) */
  double mean_difficulty; /* what difficulty reverts to: d0(Easy), not clamped */
  double lapse_divisor;   /* a lapse leaves at most S / this */
} fsrs6;

/** fsrs6_init: prepares @model. @w: parameters within their bounds */
void fsrs6_init(fsrs6 *model, const double w[FSRS6_PARAMETERS], bool short_term);

/** fsrs6_retrievability: Returns: the probability of recall @days after a review that left
 * @stability */
double fsrs6_retrievability(const fsrs6 *model, double stability, double days);

/** fsrs6_interval: Returns: days until recall has fallen to @retention, not rounded */
double fsrs6_interval(const fsrs6 *model, double stability, double retention);

/** fsrs6_first: Returns: the memory that a first review with @rating leaves */
fsrs_memory fsrs6_first(const fsrs6 *model, int rating);

/** fsrs6_next: Returns: what a review with @rating @days after the previous one makes of @memory */
fsrs_memory fsrs6_next(const fsrs6 *model, const fsrs_memory *memory, double days, int rating);

/** fsrs6_next_passes: the same for Hard, Good and Easy at once, which have most of the work in
 * common */
void fsrs6_next_passes(const fsrs6 *model, const fsrs_memory *memory, double days,
                       fsrs_memory next[3]);

/** fsrs6_next_difficulty: Returns: D after a review with @rating */
double fsrs6_next_difficulty(const fsrs6 *model, double difficulty, int rating);

/** fsrs6_success: Returns: S after Hard, Good or Easy when recall had fallen to @retrievability */
double fsrs6_success(const fsrs6 *model, const fsrs_memory *memory, double retrievability,
                     int rating);

/** fsrs6_lapse: Returns: S after Again when recall had fallen to @retrievability, at most what S
 * was */
double fsrs6_lapse(const fsrs6 *model, const fsrs_memory *memory, double retrievability);

/** fsrs6_same_day: Returns: S after another review on the same day */
double fsrs6_same_day(const fsrs6 *model, double stability, int rating);

/**
 * fsrs6_from_sm2:
 * @ease: SM-2's factor, such as 2.5
 * @interval: SM-2's last interval in days
 * @retention: how likely SM-2's learner recalled at the end of an interval, within (0, 1)
 *
 * Returns: the memory that comes nearest to a card scheduled by SM-2
 */
fsrs_memory fsrs6_from_sm2(const fsrs6 *model, double ease, double interval, double retention);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
