/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is put in order, and what is matched: rows that follow a quiz and tell it what was done.
 * Both are used by keys alone: a row's step is moved by two buttons, a left side gets its partner
 * from a list. Main thread.
 */
#pragma once

#include "app/quiz/quiz.h"

#include <gtk/gtk.h>

/** ui_quiz_order_list_fill: puts the steps into @box, in the order that @quiz has them */
void ui_quiz_order_list_fill(GtkBox *box, IlkQuiz *quiz);

/** ui_quiz_match_list_fill: puts a row for each left side into @box */
void ui_quiz_match_list_fill(GtkBox *box, IlkQuiz *quiz);
