/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What app/progress sums up: the roll-up of days, rows and counts. All of it is read, nothing
 * changed. What has no `_async` blocks, so any thread but the window's: counting recalls reads the
 * reviews of every card studied in its days.
 */
#pragma once

#include "app/store/front/collection.h"

/** IlkDayTotal: of one of the learner's days */
typedef struct {
  gint64 day;
  guint n;
  guint pass;
  gint64 ms;
} IlkDayTotal;

/** ilk_collection_list_days: Returns: (transfer full) (element-type IlkDayTotal): days with answers
 * in [@first, @last], in order */
GArray *ilk_collection_list_days(IlkCollection *self, gint64 first, gint64 last, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * IlkCardTotals:
 * @by_state: cards by IlkState
 * @known: expected number of cards recalled now, the sum of their retrievabilities
 */
typedef struct {
  guint by_state[4];
  double known;
} IlkCardTotals;

gboolean ilk_collection_count_cards(IlkCollection *self, IlkCardTotals *totals, GError **error);

/**
 * ilk_collection_count_due:
 * @deck: deck id, 0 for all decks
 * @until: UTC ms
 * @n: (out): studied cards that come due before @until; new cards do not count
 */
gboolean ilk_collection_count_due(IlkCollection *self, gint64 deck, gint64 until, guint *n,
                                  GError **error);
void ilk_collection_count_due_async(IlkCollection *self, gint64 deck, gint64 until,
                                    GCancellable *cancellable, GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean ilk_collection_count_due_finish(IlkCollection *self, GAsyncResult *result, guint *n,
                                         GError **error);

/**
 * IlkRecallTotals:
 * @reviews: answers to cards in review, the first of each card on a day
 * @recalled: those that were not Again
 * @desired: the retention wanted of them, a mean over the decks they are in; the collection's own
 * without reviews
 */
typedef struct {
  guint reviews;
  guint recalled;
  double desired;
} IlkRecallTotals;

/** ilk_collection_count_recalls: @totals: (out): over the learner's days [@first, @last]. Other
 * requests are carried out in between. */
gboolean ilk_collection_count_recalls(IlkCollection *self, gint64 first, gint64 last,
                                      IlkRecallTotals *totals, GError **error);

/** IlkStrength: @stability: days until recall has fallen to 90 %; @difficulty: in [1, 10] */
typedef struct {
  double stability;
  double difficulty;
} IlkStrength;

/** ilk_collection_list_strengths: Returns: (transfer full) (element-type IlkStrength): of every
 * card that was ever answered, in no order */
GArray *ilk_collection_list_strengths(IlkCollection *self, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_collection_forecast:
 * @due: (out) (array length=n): studied cards that come due on each of @n days from today on; what
 * is overdue counts for today
 */
gboolean ilk_collection_forecast(IlkCollection *self, guint *due, guint n, GError **error);

/** IlkGuess: what the learner said a demo would measure, and what it did measure */
typedef struct {
  double predicted;
  double measured;
} IlkGuess;

/** ilk_collection_list_guesses: Returns: (transfer full) (element-type IlkGuess): the latest @limit
 * predictions whose run came to an end, oldest first */
GArray *ilk_collection_list_guesses(IlkCollection *self, guint limit, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
