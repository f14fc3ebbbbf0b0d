/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A card's log in a package: mended, and cut to the part that says what the card is now. Pure, any
 * thread.
 */
#pragma once

#include "app/model/review.h"

/**
 * IlkAnkiLogKind: as packages number them
 * @ILK_ANKI_LOG_CRAM: in a filtered deck, or ahead of its time
 * @ILK_ANKI_LOG_MANUAL: made new again, or placed on a day
 * @ILK_ANKI_LOG_RESCHEDULED: by the program
 */
typedef enum {
  ILK_ANKI_LOG_LEARNING = 0,
  ILK_ANKI_LOG_REVIEW = 1,
  ILK_ANKI_LOG_RELEARNING = 2,
  ILK_ANKI_LOG_CRAM = 3,
  ILK_ANKI_LOG_MANUAL = 4,
  ILK_ANKI_LOG_RESCHEDULED = 5,
} IlkAnkiLogKind;

/**
 * IlkAnkiLogRow:
 * @at: UTC ms, the row's id
 * @ease: 1 to 4, 0 for what is no answer
 * @interval: days when positive, seconds when negative
 * @factor: thousandths: SM-2's ease, or 100 to 1100 for a difficulty
 * @ms: how long the answer took
 */
typedef struct {
  gint64 at;
  int ease;
  gint64 interval;
  int factor;
  int ms;
  IlkAnkiLogKind kind;
} IlkAnkiLogRow;

/** ilk_anki_log_repair: @rows: (element-type IlkAnkiLogRow): mends what earlier versions wrote.
 * @version_1: whether the scheduler was the first, which had three buttons where there are four */
void ilk_anki_log_repair(GArray *rows, gboolean version_1);

/**
 * ilk_anki_log_choose:
 * @rows: (element-type IlkAnkiLogRow): of one card, by time
 * @ignored_before: UTC ms from which on rows count, 0 for all
 * @complete: (out): whether the card's life is there from its beginning; else the first row is
 * where it begins to be known
 *
 * Returns: (transfer full) (nullable) (element-type IlkAnkiLogRow): the answers that made the card
 * what it is; NULL when the log says nothing of that
 */
GArray *ilk_anki_log_choose(const GArray *rows, gint64 ignored_before, gboolean *complete)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_anki_log_to_reviews:
 * @chosen: from ilk_anki_log_choose()
 * @target_ms: an answer that took longer is over time
 *
 * Returns: (transfer full) (element-type IlkReview): the same as events here, without card and key
 */
GArray *ilk_anki_log_to_reviews(const GArray *chosen, gboolean complete, gint64 target_ms)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_anki_difficulty: Returns: in [1, 10], what a @factor of 100 to 1100 means */
double ilk_anki_difficulty(int factor);
