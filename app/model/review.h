/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the log and the scheduler speak of: ratings, card states, memory states and reviews. Plain
 * values, copied freely between threads. The numbers are stored in the collection: never renumber.
 */
#pragma once

#include <glib.h>

typedef enum {
  ILK_RATING_AGAIN = 1,
  ILK_RATING_HARD = 2,
  ILK_RATING_GOOD = 3,
  ILK_RATING_EASY = 4,
} IlkRating;

#define ILK_N_RATINGS 4

typedef enum {
  ILK_STATE_NEW = 0,
  ILK_STATE_LEARNING = 1,
  ILK_STATE_REVIEW = 2,
  ILK_STATE_RELEARNING = 3,
} IlkState;

/**
 * IlkReviewKind:
 * @ILK_REVIEW_ANSWER: the learner graded the card
 * @ILK_REVIEW_UNDO: takes back the card's latest answer that is not taken back yet; its rating is 0
 * @ILK_REVIEW_IMPORTED: an answer that came with an import; with a rating of 0, what another
 * program's SM-2 or FSRS had made of all answers until then
 * @ILK_REVIEW_FORGOTTEN: the learner wants the card to be new again; its rating is 0
 * @ILK_REVIEW_PLACED: the learner chose the day on which it comes due; its rating is 0
 */
typedef enum {
  ILK_REVIEW_ANSWER = 0,
  ILK_REVIEW_UNDO = 1,
  ILK_REVIEW_IMPORTED = 2,
  ILK_REVIEW_FORGOTTEN = 3,
  ILK_REVIEW_PLACED = 4,
} IlkReviewKind;

/**
 * IlkMemory:
 * @state: see IlkState
 * @step: index into the learning or relearning steps
 * @due: UTC ms; for a new card 0. In review it orders the cards of a day, and says no more
 * @due_day: the learner's day on which a card in review comes due, 0 in the other states
 * @stability: FSRS stability S in days, 0 for a new card
 * @stability_fast: the second trace of FSRS-7, else 0
 * @difficulty: FSRS difficulty D in [1, 10], 0 for a new card
 * @last: UTC ms of the last review, 0 for a new card
 * @last_utc_offset: minutes east of UTC at that review
 * @reps: answers so far
 * @lapses: times forgotten while in review
 *
 * A card's scheduling state: a cache that can be rebuilt from the review log.
 */
typedef struct {
  IlkState state;
  int step;
  gint64 due;
  gint64 due_day;
  double stability;
  double stability_fast;
  double difficulty;
  gint64 last;
  int last_utc_offset;
  int reps;
  int lapses;
} IlkMemory;

/** IlkReviewKey: made by the client that recorded the review; the same key is never stored
 * twice. */
typedef struct {
  gint64 device;
  gint64 seq;
} IlkReviewKey;

/**
 * IlkReview:
 * @key: who recorded it, and as which number
 * @card: card id
 * @at: UTC ms
 * @kind: see IlkReviewKind
 * @rating: 1 to 4; 0 for an undo and for what SM-2 made of a card
 * @ms: active answering time: the clock stands while the window is inactive or a demo runs
 * @over_time: whether @ms passed the card's target time
 * @utc_offset: minutes east of UTC at @at, so that "which day" is reproducible
 * @days: whole days until the card comes back, as they were given; 0 when it stayed in steps, or
 * when nobody wrote it down
 * @ease: SM-2's factor in thousandths, 0 but for what SM-2 made of a card
 * @stability: what another program's FSRS had made of a card, in days; else 0
 * @difficulty: the same, in [1, 10]; else 0
 */
typedef struct {
  IlkReviewKey key;
  gint64 card;
  gint64 at;
  IlkReviewKind kind;
  int rating;
  gint64 ms;
  gboolean over_time;
  int utc_offset;
  int days;
  int ease;
  double stability;
  double difficulty;
} IlkReview;

/** ilk_review_is_answer: Returns: whether @review, which stands, was an answer of the learner here
 * or elsewhere, and no memory that was brought along */
static inline gboolean
ilk_review_is_answer(const IlkReview *review)
{
  return review->rating != 0;
}

/** ilk_review_leaves_new: Returns: whether a card that @was_new, or not, is new after @review,
 * which stands */
static inline gboolean
ilk_review_leaves_new(const IlkReview *review, gboolean was_new)
{
  if (review->kind == ILK_REVIEW_FORGOTTEN)
    return TRUE;
  return review->kind == ILK_REVIEW_PLACED && was_new;
}

/**
 * ilk_rating_from_name:
 * @name: `again`, `hard`, `good` or `easy`, in any case
 * @rating: (out): set only on success
 *
 * Returns: whether @name is a rating
 */
gboolean ilk_rating_from_name(const char *name, IlkRating *rating);

/** ilk_rating_get_name: Returns: the untranslated name, as the command line spells it */
const char *ilk_rating_get_name(IlkRating rating);

/** ilk_rating_get_label: Returns: the translated name, as a button shows it */
const char *ilk_rating_get_label(IlkRating rating);

/** ilk_state_get_name: Returns: `new`, `learning`, `review` or `relearning`, untranslated */
const char *ilk_state_get_name(IlkState state);
