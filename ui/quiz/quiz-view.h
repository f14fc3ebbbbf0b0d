/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The question that is up: what is asked, what there is to answer with, how sure the learner is,
 * and what came of it. It follows a quiz, and acts by the actions “quiz.…” of the page around it.
 * Main thread.
 */
#pragma once

#include "app/quiz/quiz.h"

#include <adwaita.h>

#define UI_TYPE_QUIZ_VIEW (ui_quiz_view_get_type())
G_DECLARE_FINAL_TYPE(UiQuizView, ui_quiz_view, UI, QUIZ_VIEW, AdwBin)

/** ui_quiz_view_set_quiz: @quiz: (nullable): what is shown */
void ui_quiz_view_set_quiz(UiQuizView *self, IlkQuiz *quiz);

/** ui_quiz_view_expect_move: a step is about to be moved to @place, and keeps the focus */
void ui_quiz_view_expect_move(UiQuizView *self, guint place);

/** ui_quiz_view_focus: turns to what comes next */
void ui_quiz_view_focus(UiQuizView *self);
