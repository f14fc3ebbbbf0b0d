/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far the learner has come, in numbers. Read from the roll-up of days and the memory states, so
 * it costs the same however long the log is. Nothing is drawn here.
 */
#pragma once

#include "app/store/collection.h"

/**
 * IlkProgress:
 * @today: the learner's day, counted from 1970-01-01
 * @answers_today: answers given today
 * @ms_today: active answering time today
 * @streak: days in a row with an answer, up to today, or up to yesterday when none was given yet
 * @window: how many days @answers and @retention look back over, today included
 * @answers: answers in the window
 * @retention: share of them that were not Again, NAN without answers
 * @cards: cards by state, and how many of them would be recalled now
 * @days: (element-type IlkDayTotal): days with answers in the last year, oldest first
 */
typedef struct {
  gint64 today;
  guint answers_today;
  gint64 ms_today;
  guint streak;
  guint window;
  guint answers;
  double retention;
  IlkCardTotals cards;
  GArray *days;
} IlkProgress;

void ilk_progress_free(IlkProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkProgress, ilk_progress_free)

/**
 * ilk_progress_read:
 * @window: days for the retention, at least 1
 *
 * Blocking. Returns: (transfer full): the numbers as of now, NULL on error
 */
IlkProgress *ilk_progress_read(IlkCollection *collection, guint window, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_progress_read_async: the same on a worker; the callback runs on the caller's main context */
void ilk_progress_read_async(IlkCollection *collection, guint window, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data);
IlkProgress *ilk_progress_read_finish(IlkCollection *collection, GAsyncResult *result,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
