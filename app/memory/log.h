/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A review log: rows in any order become one sequence of reviews per card, with the days between
 * them as the learner counts them. Immutable once made; any number of threads may read it.
 */
#pragma once

#include "app/memory/status.h"

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif
#pragma GCC visibility push(default)

#define FSRS_MAX_REVIEWS 100000000
/** The latest possible time: a hundred million days after 1970, as in JavaScript. */
#define FSRS_MAX_TIME_MS INT64_C(8640000000000000)

/**
 * fsrs_rows:
 * @n: how many rows
 * @card_id: which card
 * @time_ms: UTC ms since 1970
 * @rating: 1 Again, 2 Hard, 3 Good, 4 Easy
 * @state: (nullable): the card's fsrs_state before the review. A row of state FSRS_NEW begins a
 * card afresh; a card that never was new or learning has no known beginning and teaches nothing.
 * @utc_offset: (nullable): minutes east of UTC at the review; NULL takes the calendar's
 *
 * The columns of a log, borrowed.
 */
typedef struct {
  size_t n;
  const int64_t *card_id;
  const int64_t *time_ms;
  const uint8_t *rating;
  const uint8_t *state;
  const int16_t *utc_offset;
} fsrs_rows;

/**
 * fsrs_calendar:
 * @rollover: minutes after midnight at which the learner's day begins, such as 240 for 04:00
 * @utc_offset: minutes east of UTC, for rows that do not say
 */
typedef struct {
  int rollover;
  int utc_offset;
} fsrs_calendar;

typedef struct fsrs_log fsrs_log;

/**
 * fsrs_calendar_day:
 * @calendar: when a day begins
 * @time_ms: UTC ms since 1970
 *
 * Returns: the learner's day as a count of days
 */
int64_t fsrs_calendar_day(const fsrs_calendar *calendar, int64_t time_ms);

/**
 * fsrs_log_new:
 * @rows: copied; sorted here by card and time, rows of the same time staying in their order
 * @calendar: how to count days
 * @log: (out): owned by the caller; fsrs_log_free()
 * @error: (nullable): its index names the bad row
 *
 * Returns: FSRS_OK; FSRS_ERROR_REVIEW for a time below 0 or above FSRS_MAX_TIME_MS, or a rating,
 * state or offset that does not exist; FSRS_ERROR_OPTION for a calendar that does not;
 * FSRS_ERROR_TOO_LARGE; FSRS_ERROR_NO_MEMORY
 */
fsrs_status fsrs_log_new(const fsrs_rows *rows, const fsrs_calendar *calendar, fsrs_log **log,
                         fsrs_error *error);

/** fsrs_log_free: @log may be NULL */
void fsrs_log_free(fsrs_log *log);

/** fsrs_log_reviews: Returns: how many reviews @log has */
size_t fsrs_log_reviews(const fsrs_log *log);

/** fsrs_log_cards: Returns: how many cards @log has */
size_t fsrs_log_cards(const fsrs_log *log);

#pragma GCC visibility pop
#ifdef __cplusplus
}
#endif
