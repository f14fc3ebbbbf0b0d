/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The simulator: a learner who answers by chance, with the chance that the model gives, studies a
 * deck for a while. What it costs and what is known at the end depend on the desired retention; one
 * of them costs the least time for each card remembered. Any thread.
 */
#pragma once

#include "app/memory/fsrs.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

#define FSRS_MAX_SIMULATED_DAYS 36500
#define FSRS_MAX_SIMULATED_CARDS 1000000

/**
 * fsrs_simulate_options:
 * @days: how long, 1 to FSRS_MAX_SIMULATED_DAYS
 * @cards: how many the deck has, 1 to FSRS_MAX_SIMULATED_CARDS
 * @new_per_day: at most this many new cards a day
 * @reviews_per_day: at most this many reviews a day; what is left waits for the next day
 * @first_share: how often a first answer is Again, Hard, Good, Easy; sums to 1
 * @pass_share: how often a recalled card is graded Hard, Good, Easy; sums to 1
 * @first_seconds: how long a first answer takes, by rating, with its repetitions on that day
 * @review_seconds: the same for a later one
 * @seed: of the learner's chance
 */
typedef struct {
  int days;
  int cards;
  int new_per_day;
  int reviews_per_day;
  double first_share[FSRS_RATINGS];
  double pass_share[FSRS_RATINGS - 1];
  double first_seconds[FSRS_RATINGS];
  double review_seconds[FSRS_RATINGS];
  uint64_t seed;
} fsrs_simulate_options;

/**
 * fsrs_simulated_day:
 * @new_cards: learned on this day
 * @reviews: of other cards
 * @lapses: how many of these were forgotten
 * @seconds: spent on all of them
 * @remembered: how many cards would be recalled at the end of the day: the sum of their chances
 */
typedef struct {
  int new_cards;
  int reviews;
  int lapses;
  double seconds;
  double remembered;
} fsrs_simulated_day;

/** fsrs_simulation: the whole time: the sum of its days, @remembered at its end */
typedef struct {
  int64_t new_cards;
  int64_t reviews;
  int64_t lapses;
  double seconds;
  double remembered;
} fsrs_simulation;

/** fsrs_simulate_options_init_default: a year, 20 new cards a day, 10000 cards in all; times and
 * shares as averaged over Anki's learners */
void fsrs_simulate_options_init_default(fsrs_simulate_options *options);

/**
 * fsrs_simulate:
 * @config: how cards are scheduled; steps within a day are left out, their time is in the seconds
 * @days: (out) (nullable): options->days of them
 * @simulation: (out): set on success
 * @error: (nullable): what is wrong
 *
 * Returns: FSRS_OK, FSRS_ERROR_OPTION, FSRS_ERROR_NO_MEMORY, or what fsrs_scheduler_init() says of
 * @config
 */
fsrs_status fsrs_simulate(const fsrs_config *config, const fsrs_simulate_options *options,
                          fsrs_simulated_day *days, fsrs_simulation *simulation, fsrs_error *error);

/**
 * fsrs_suggest_retention:
 * @retention: (out): the desired retention, in hundredths from 0.70 to 0.97, at which a card
 * remembered at the end costs the least time
 *
 * The deck is simulated once for each. Returns: as fsrs_simulate()
 */
fsrs_status fsrs_suggest_retention(const fsrs_config *config, const fsrs_simulate_options *options,
                                   double *retention, fsrs_error *error);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
