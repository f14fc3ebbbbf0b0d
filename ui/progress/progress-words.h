/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Figures in sentences, as one would tell them on the phone. Each returns a new string. No widget.
 */
#pragma once

#include "app/progress/progress.h"

/** ui_progress_dup_headline: “12 answers today, 3 days in a row” */
char *ui_progress_dup_headline(const IlkProgress *progress) G_GNUC_WARN_UNUSED_RESULT;

/** ui_progress_dup_outlook: what comes due today and tomorrow */
char *ui_progress_dup_outlook(const IlkProgress *progress) G_GNUC_WARN_UNUSED_RESULT;

/** ui_progress_dup_goal: what the true retention is compared with */
char *ui_progress_dup_goal(const IlkProgress *progress) G_GNUC_WARN_UNUSED_RESULT;

char *ui_progress_dup_year(const IlkProgress *progress) G_GNUC_WARN_UNUSED_RESULT;
char *ui_progress_dup_forecast(const IlkProgress *progress) G_GNUC_WARN_UNUSED_RESULT;
char *ui_progress_dup_states(const IlkProgress *progress) G_GNUC_WARN_UNUSED_RESULT;
char *ui_progress_dup_stability(const IlkProgress *progress) G_GNUC_WARN_UNUSED_RESULT;
char *ui_progress_dup_difficulty(const IlkProgress *progress) G_GNUC_WARN_UNUSED_RESULT;
char *ui_progress_dup_calibration(const IlkProgress *progress) G_GNUC_WARN_UNUSED_RESULT;

/** ui_progress_dup_quizzes: the latest scores, how sure the learner rightly was, what an answer
 * says of the next recall, and the lures that caught most */
char *ui_progress_dup_quizzes(const IlkProgress *progress) G_GNUC_WARN_UNUSED_RESULT;

/** ui_progress_dup_date: @day: counted from 1970-01-01; “Thu, 3 Dec” */
char *ui_progress_dup_date(gint64 day) G_GNUC_WARN_UNUSED_RESULT;
