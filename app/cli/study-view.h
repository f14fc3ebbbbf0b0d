/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the session in a terminal looks like: one thing after the other, colour
 * only where it means something. Prints to stdout. Main thread only. For app/cli only.
 */
#pragma once

#include "app/study/session.h"

void ilk_study_view_question(IlkSession *session);

/** ilk_study_view_countdown: draws the line of the countdown over itself; nothing when stdout is no
 * terminal. @written: (nullable): as an answer so far, where it is to be written */
void ilk_study_view_countdown(IlkSession *session, const char *written);

/** ilk_study_view_answer: as much of the answer as the screen has room for below the question, and
 * the choices when that is all. Returns: (transfer full) (nullable): the rest */
char *ilk_study_view_answer(IlkSession *session) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_study_view_more: the next screenful of @rest. Returns: (transfer full) (nullable): the rest
 * of that */
char *ilk_study_view_more(IlkSession *session, const char *rest) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_study_view_choices: the four grades with their intervals, and the other keys */
void ilk_study_view_choices(IlkSession *session);

/** ilk_study_view_note: prints a sentence, wrapped */
void ilk_study_view_note(const char *text);

/** ilk_study_view_grade: says what @rating has led to; before ilk_session_grade() */
void ilk_study_view_grade(IlkSession *session, IlkRating rating);

void ilk_study_view_summary(IlkSession *session);
