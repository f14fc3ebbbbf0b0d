/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One of the answers to choose from: a button with its letter, its text, and what became of it. It
 * is read as “A, of 4”, then its text. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_QUIZ_OPTION (ui_quiz_option_get_type())
G_DECLARE_FINAL_TYPE(UiQuizOption, ui_quiz_option, UI, QUIZ_OPTION, GtkButton)

/**
 * UiQuizMark: what is shown of an option, always in words beside the colour
 * @UI_QUIZ_MARK_CHOSEN: of several, for now
 * @UI_QUIZ_MARK_RIGHT: right, and not chosen
 * @UI_QUIZ_MARK_RIGHT_CHOSEN: right, and chosen
 * @UI_QUIZ_MARK_WRONG_CHOSEN: chosen, and wrong
 */
typedef enum {
  UI_QUIZ_MARK_NONE,
  UI_QUIZ_MARK_CHOSEN,
  UI_QUIZ_MARK_RIGHT,
  UI_QUIZ_MARK_RIGHT_CHOSEN,
  UI_QUIZ_MARK_WRONG_CHOSEN,
} UiQuizMark;

/** ui_quiz_option_new: @index: from 0 on; the button's action “quiz.pick” is given it. @of: how
 * many there are. Returns: (transfer floating) */
GtkWidget *ui_quiz_option_new(guint index, guint of, const char *markdown);

/** ui_quiz_option_set_mark: @reason: (nullable): why it is wrong, Markdown; shown when it was
 * chosen */
void ui_quiz_option_set_mark(UiQuizOption *self, UiQuizMark mark, const char *reason);
