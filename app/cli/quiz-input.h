/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a line means to a quiz, by where that stands. Main thread only. For app/cli only.
 */
#pragma once

#include "app/quiz/quiz.h"

/**
 * IlkQuizInput:
 * @ILK_QUIZ_INPUT_DONE: the quiz was told
 * @ILK_QUIZ_INPUT_UNCLEAR: it says nothing here
 * @ILK_QUIZ_INPUT_QUIT: the learner wants to stop
 * @ILK_QUIZ_INPUT_DEMO: the learner wants to see the demo
 */
typedef enum {
  ILK_QUIZ_INPUT_DONE,
  ILK_QUIZ_INPUT_UNCLEAR,
  ILK_QUIZ_INPUT_QUIT,
  ILK_QUIZ_INPUT_DEMO,
} IlkQuizInput;

/** ilk_quiz_input: carries out @line */
IlkQuizInput ilk_quiz_input(IlkQuiz *quiz, const char *line);
