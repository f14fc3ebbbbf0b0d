/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The scheduler: a card, the time since its last review and a rating in; the card's new state and
 * the wait until its next review out. It knows no clock and no time zone: elapsed time is an
 * argument, a wait is what it returns.
 *
 * A scheduler is prepared once from a configuration and never changes; any number of threads may
 * share it.
 */
#pragma once

#include "app/memory/model.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

#define FSRS_MAX_STEPS 32
#define FSRS_MAX_STEP_MINUTES (60 * 24 * 365)
#define FSRS_MAX_INTERVAL 36500
#define FSRS_MAX_ELAPSED_DAYS 1e9

/** fsrs_state: numbers that programs store: never renumbered */
typedef enum {
  FSRS_NEW = 0,
  FSRS_LEARNING = 1,
  FSRS_REVIEW = 2,
  FSRS_RELEARNING = 3,
} fsrs_state;

/**
 * fsrs_card:
 * @state: where the card is
 * @step: index into the learning or relearning steps
 * @memory: zeros while @state is FSRS_NEW
 * @reps: reviews so far
 * @lapses: times forgotten while in review
 *
 * What has to be remembered of a card. All zeros is a new one.
 */
typedef struct {
  fsrs_state state;
  int step;
  fsrs_memory memory;
  int reps;
  int lapses;
} fsrs_card;

/**
 * fsrs_config:
 * @model: whose parameters these are; fsrs_config_set_parameters() sets both
 * @parameters: as many as the model has; the scheduler clamps them
 * @desired_retention: probability of recall at which a card comes due, in (0, 1]
 * @maximum_interval: days, 1 to FSRS_MAX_INTERVAL
 * @learning_steps: minutes between the reviews of a new card before FSRS sets its intervals
 * @relearning_steps: the same after a lapse
 * @short_term: FALSE for a scheduler in whole days only: it has no steps, and reviews on one day
 * count like any others
 * @fuzz: whether intervals vary a little, so that cards learned together do not stay together
 */
typedef struct {
  fsrs_version model;
  double parameters[FSRS_MAX_PARAMETERS];
  double desired_retention;
  int maximum_interval;
  int learning_steps[FSRS_MAX_STEPS];
  size_t n_learning_steps;
  int relearning_steps[FSRS_MAX_STEPS];
  size_t n_relearning_steps;
  bool short_term;
  bool fuzz;
} fsrs_config;

/** fsrs_scheduler: a configuration with what every review would derive from it again. Read only. */
typedef struct {
  fsrs_config config;
  fsrs_model model;
  double interval_per_stability; /* of FSRS-6: days until the desired retention, for S = 1 day */
} fsrs_scheduler;

/**
 * fsrs_outcome:
 * @card: the card after the review
 * @scheduled_days: whole days to wait, 0 while in learning or relearning steps
 * @delay_seconds: how long to wait in all; a multiple of a day exactly when FSRS set the interval
 */
typedef struct {
  fsrs_card card;
  double scheduled_days;
  int64_t delay_seconds;
} fsrs_outcome;

/** fsrs_day_weight: Returns: how welcome a review is after @days whole days, 0 or more: a day of
 * twice the weight is chosen twice as often, one of 0 only when all are */
typedef double (*fsrs_day_weight)(int days, const void *data);

/**
 * fsrs_choice:
 * @given: whole days that were given already, as a log tells; 0 for none. Taken when it is one of
 * the days that may be chosen.
 * @weight: (nullable): weighs the days; all weigh the same without it
 * @data: passed to @weight
 * @seed: draws among the weights: the same seed and weights choose the same day
 *
 * How a day within the fuzz range is chosen. None of them leads out of it.
 */
typedef struct {
  int given;
  fsrs_day_weight weight;
  const void *data;
  uint64_t seed;
} fsrs_choice;

/** fsrs_config_init_default: FSRS-6 with its defaults, 90 %, 36500 days, steps of 1 and 10 minutes,
 * one relearning step of 10 minutes, short-term on, no fuzz */
void fsrs_config_init_default(fsrs_config *config);

/**
 * fsrs_config_set_parameters:
 * @parameters: 17, 19 or 21 numbers for FSRS-6, or 34 for FSRS-7; see fsrs_parameters_read()
 * @n: how many
 * @error: (nullable): what is wrong with them
 *
 * Returns: FSRS_OK or FSRS_ERROR_PARAMETERS
 */
fsrs_status fsrs_config_set_parameters(fsrs_config *config, const double *parameters, size_t n,
                                       fsrs_error *error);

/**
 * fsrs_scheduler_init:
 * @scheduler: (out): prepared; copies all of @config
 * @error: (nullable): what is wrong with @config
 *
 * Returns: FSRS_OK, or an error and @scheduler untouched
 */
fsrs_status fsrs_scheduler_init(fsrs_scheduler *scheduler, const fsrs_config *config,
                                fsrs_error *error);

/**
 * fsrs_schedule:
 * @card: the card before the review
 * @elapsed_days: since its last review, at most FSRS_MAX_ELAPSED_DAYS; ignored for a new card. For
 * FSRS-6 whole days by the learner's calendar, a fraction is dropped; for FSRS-7 with the fraction.
 * @rating: 1 Again, 2 Hard, 3 Good, 4 Easy
 * @seed: picks within the fuzz range; the same seed picks the same, so seed with something of the
 * card and its number of reviews. Ignored without fuzz.
 * @outcome: (out): the card after the review and the wait; untouched on failure
 *
 * Returns: FSRS_OK, FSRS_ERROR_CARD, FSRS_ERROR_ELAPSED or FSRS_ERROR_RATING
 */
fsrs_status fsrs_schedule(const fsrs_scheduler *scheduler, const fsrs_card *card,
                          double elapsed_days, int rating, uint64_t seed, fsrs_outcome *outcome);

/**
 * fsrs_schedule_by: as fsrs_schedule(), but by @choice. A day it returned with any weights is in
 * range for the same review, so when it is @given, it comes back; a day that parameters of today
 * would not allow gives way to what fsrs_schedule() says.
 */
fsrs_status fsrs_schedule_by(const fsrs_scheduler *scheduler, const fsrs_card *card,
                             double elapsed_days, int rating, const fsrs_choice *choice,
                             fsrs_outcome *outcome);

/** fsrs_preview: all four outcomes, Again first; each equals what fsrs_schedule() gives for that
 * rating and @seed. Returns: as fsrs_schedule() */
fsrs_status fsrs_preview(const fsrs_scheduler *scheduler, const fsrs_card *card,
                         double elapsed_days, uint64_t seed, fsrs_outcome outcomes[FSRS_RATINGS]);

/** fsrs_recall: Returns: the probability that @card is recalled @elapsed_days after its last review
 * (0 for a new card); fractions of a day count */
double fsrs_recall(const fsrs_scheduler *scheduler, const fsrs_card *card, double elapsed_days);

/**
 * fsrs_fuzz_range:
 * @interval: days, as FSRS set it
 * @elapsed_days: days since the last review; an interval that grew stays longer than that
 * @maximum_interval: days
 * @min: (out): shortest whole-day interval fuzz may choose
 * @max: (out): longest one
 */
void fsrs_fuzz_range(double interval, double elapsed_days, int maximum_interval, int *min,
                     int *max);

/** fsrs_review_seed: Returns: a seed for fsrs_schedule(): the same for a preview of a review and
 * for the review itself. @reps: reviews the card had before */
uint64_t fsrs_review_seed(int64_t card_id, int reps);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
