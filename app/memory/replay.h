/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Replay: what a scheduler would have made of every review of a log, in order. Any thread.
 */
#pragma once

#include "app/memory/fsrs.h"
#include "app/memory/log.h"

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

/**
 * fsrs_replayed:
 * @row: which row of the log's input
 * @card_id: which card
 * @time_ms: UTC ms
 * @rating: 1 to 4
 * @elapsed_days: days since the card's previous review, 0 for its first: for FSRS-6 whole days by
 * the learner's calendar, for FSRS-7 with their fraction
 * @retrievability: probability of recall just before, NaN for a new card
 * @outcome: the card after the review, and its wait
 * @due_ms: UTC ms
 */
typedef struct {
  size_t row;
  int64_t card_id;
  int64_t time_ms;
  int rating;
  double elapsed_days;
  double retrievability;
  fsrs_outcome outcome;
  int64_t due_ms;
} fsrs_replayed;

/** fsrs_replay_cb: Returns: whether to go on */
typedef bool (*fsrs_replay_cb)(const fsrs_replayed *review, void *data);

/**
 * fsrs_replay:
 * @log: reviews
 * @scheduler: how to schedule; with fuzz, seeded by fsrs_review_seed()
 * @callback: called for every review, cards in the order of their identifiers, reviews of a card in
 * the order of their times
 * @data: passed on
 *
 * Returns: FSRS_OK, or FSRS_ERROR_CANCELLED when @callback returned false
 */
fsrs_status fsrs_replay(const fsrs_log *log, const fsrs_scheduler *scheduler,
                        fsrs_replay_cb callback, void *data);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
