/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The end of a quiz: the score of first answers, how well the learner knew what they knew, and the
 * mistakes, those first that they were sure of. Main thread.
 */
#pragma once

#include "app/quiz/quiz.h"

#include <adwaita.h>

#define UI_TYPE_QUIZ_ENDING (ui_quiz_ending_get_type())
G_DECLARE_FINAL_TYPE(UiQuizEnding, ui_quiz_ending, UI, QUIZ_ENDING, AdwBin)

/** ui_quiz_ending_show: what @quiz came to */
void ui_quiz_ending_show(UiQuizEnding *self, IlkQuiz *quiz);

/** ui_quiz_ending_focus: turns to what is likely next */
/** ui_quiz_ending_show_today: @n: how many cards were brought back today, which can be taken back;
 * 0 when nothing was */
void ui_quiz_ending_show_today(UiQuizEnding *self, guint n);

void ui_quiz_ending_focus(UiQuizEnding *self);
