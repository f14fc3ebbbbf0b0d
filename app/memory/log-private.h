/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Within the library: how a log lies in memory. Any thread, read only.
 */
#pragma once

#include "app/memory/log.h"

#define FSRS_MS_PER_DAY 86400000.0

/**
 * fsrs_log:
 * @n: reviews
 * @n_cards: cards
 * @start: where each card's reviews begin, and @n after the last
 * @begin: where the history begins that a fit may use; the next card's start when there is none
 * @card_id: per card, ascending
 * @row: per review: which row it came from
 * @time_ms: per review
 * @days: per review: whole days since the card's previous review, 0 for its first
 * @rating: per review
 * @fresh: per review: whether the row said that the card was new
 */
struct fsrs_log {
  size_t n;
  size_t n_cards;
  uint32_t *start;
  uint32_t *begin;
  int64_t *card_id;
  uint32_t *row;
  int64_t *time_ms;
  int32_t *days;
  uint8_t *rating;
  uint8_t *fresh;
};

/** fsrs_log_elapsed: Returns: days and their fraction between review @i and the one before it; only
 * within a card */
static inline double
fsrs_log_elapsed(const fsrs_log *log, size_t i)
{
  return (double) (log->time_ms[i] - log->time_ms[i - 1]) / FSRS_MS_PER_DAY;
}

/** fsrs_log_new_before: Returns: the reviews of @log from before @time_ms, or NULL without memory;
 * fsrs_log_free() */
fsrs_log *fsrs_log_new_before(const fsrs_log *log, int64_t time_ms);
