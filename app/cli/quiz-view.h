/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a quiz in a terminal looks like: 80 columns at most, one thing after the other, colour only
 * beside words. Prints to stdout. Main thread only. For app/cli only.
 */
#pragma once

#include "app/quiz/quiz.h"

void ilk_quiz_view_question(IlkQuiz *quiz);
void ilk_quiz_view_feedback(IlkQuiz *quiz);
/** ilk_quiz_view_prompt: says what may be answered now */
void ilk_quiz_view_prompt(IlkQuiz *quiz);
void ilk_quiz_view_summary(IlkQuiz *quiz);
