/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a card's memory is, in all models. A plain value.
 */
#pragma once

#define FSRS_RATINGS 4
#define FSRS_MIN_STABILITY 0.001
#define FSRS7_MIN_STABILITY 0.0001
#define FSRS_MAX_STABILITY 36500.0
#define FSRS_MIN_DIFFICULTY 1.0
#define FSRS_MAX_DIFFICULTY 10.0

/** fsrs_rating: how a review went, in the words of the buttons. Functions take it as an int, so
 * that a log's numbers can be passed on. */
typedef enum {
  FSRS_AGAIN = 1,
  FSRS_HARD = 2,
  FSRS_GOOD = 3,
  FSRS_EASY = 4,
} fsrs_rating;

/**
 * fsrs_memory:
 * @stability: S, days; in FSRS-6 the time after which recall has fallen to 90 %
 * @stability_fast: the second, faster trace of FSRS-7, else 0
 * @difficulty: D in [1, 10]
 */
typedef struct {
  double stability;
  double stability_fast;
  double difficulty;
} fsrs_memory;
