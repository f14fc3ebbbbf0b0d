/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A review log as CSV, the format that FSRS tools share: a header naming the columns card_id,
 * review_time and review_rating, optionally review_state and review_duration, in any order and
 * among others; whole numbers, times in ms since 1970 UTC. The columns of the public revlog data
 * sets are read as well: rating, state, and for the time day_offset, elapsed_days and
 * elapsed_seconds, with the rows in the order of the reviews. Any thread.
 */
#pragma once

#include "app/memory/log.h"
#include "app/store/front/collection.h"

/**
 * IlkReviewLog: columns of equal length, in the order of the file
 * @n: rows
 * @card_id: (element-type gint64)
 * @time: (element-type gint64): UTC ms
 * @rating: (element-type guint8): 1 to 4
 * @state: (element-type guint8) (nullable): IlkState before the review; NULL without that column
 * @skipped: bad rows that were left out
 * @first_skipped: (nullable): `FILE:LINE: …` of the first of them
 */
typedef struct {
  gsize n;
  GArray *card_id;
  GArray *time;
  GArray *rating;
  GArray *state;
  gsize skipped;
  char *first_skipped;
} IlkReviewLog;

/** ilk_review_log_rows: Returns: the columns of @self as the memory library reads them, borrowed */
fsrs_rows ilk_review_log_rows(const IlkReviewLog *self);

void ilk_review_log_free(IlkReviewLog *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkReviewLog, ilk_review_log_free)

/**
 * ilk_review_log_parse_csv:
 * @text: (array length=length): the file's bytes
 * @file_name: for messages only
 * @lenient: whether a bad row is left out; else a file with one gives no log
 * @error: ILK_ERROR_INVALID with `FILE:LINE: …`
 *
 * Returns: (transfer full): the log, NULL on error
 */
IlkReviewLog *ilk_review_log_parse_csv(const char *text, gsize length, const char *file_name,
                                       gboolean lenient, GError **error) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_review_log_read_csv: the same for the regular file at @path. Blocking. Returns: (transfer
 * full): NULL also when the file cannot be read */
IlkReviewLog *ilk_review_log_read_csv(const char *path, gboolean lenient, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_review_log_write_csv:
 * @deck: deck id, 0 for all decks
 * @file: replaced in one step or left as it is
 *
 * Writes the answers that stand, with the time each took, card by card. Blocking.
 */
gboolean ilk_review_log_write_csv(IlkCollection *collection, gint64 deck, GFile *file,
                                  GError **error);
