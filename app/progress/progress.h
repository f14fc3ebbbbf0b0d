/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How far the learner has come, in numbers. Read from the roll-up of days, the memory states and
 * the reviews of the cards studied lately, so a long past costs nothing. Nothing is drawn here.
 */
#pragma once

#include "app/progress/calibration.h"
#include "app/progress/distribution.h"
#include "app/progress/quiz-figures.h"
#include "app/store/front/collection-figures.h"

#define ILK_FORECAST_DAYS 30

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
 * @recalls: reviews in the window and how many were recalled: the true retention
 * @due: studied cards that come due today, tomorrow, …
 * @distribution: how strong the memories are
 * @calibration: how well the latest predictions in the lab were met
 * @quizzes: what quizzes have shown
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
  IlkRecallTotals recalls;
  guint due[ILK_FORECAST_DAYS];
  IlkDistribution distribution;
  IlkCalibration calibration;
  IlkQuizFigures quizzes;
} IlkProgress;

void ilk_progress_free(IlkProgress *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(IlkProgress, ilk_progress_free)

/** ilk_progress_get_true_retention: Returns: share of the reviews that were recalled, NAN without
 * reviews */
double ilk_progress_get_true_retention(const IlkProgress *self);

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
