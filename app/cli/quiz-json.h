/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A quiz for programs: an object a line, for each question, each answer, and the sum. Main thread
 * only. For app/cli only.
 */
#pragma once

#include "app/quiz/quiz.h"

void ilk_quiz_json_question(IlkQuiz *quiz);
void ilk_quiz_json_feedback(IlkQuiz *quiz);
void ilk_quiz_json_summary(IlkQuiz *quiz);
