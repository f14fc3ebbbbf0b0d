/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A quiz: what it is to be, its questions, its end, and the demo of the question that is up. Being
 * set to a deck chooses that for the next quiz; going back closes the demo first, then ends the
 * quiz. Main thread.
 */
#pragma once

#include "ui/base/page.h"

#define UI_TYPE_QUIZ_PAGE (ui_quiz_page_get_type())
G_DECLARE_FINAL_TYPE(UiQuizPage, ui_quiz_page, UI, QUIZ_PAGE, UiPage)

/* Properties: "quiz-choices" (string): see UiQuizSetup. */
