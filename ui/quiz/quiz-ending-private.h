/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the end of a quiz is made of. Only it and the tests include this.
 */
#pragma once

#include "ui/quiz/quiz-ending.h"

/** UI_QUIZ_MISTAKES_AT_A_TIME: how many are listed, and how many more with each press: a quiz of
 * ten thousand questions may have as many mistakes */
#define UI_QUIZ_MISTAKES_AT_A_TIME 50

struct _UiQuizEnding {
  AdwBin parent_instance;

  /* Owned */
  GPtrArray *entries; /* of IlkQuizEntry: the mistakes, of which @shown are listed */

  /* Template */
  GtkLabel *headline;
  GtkLabel *figures;
  GtkBox *mistakes;
  GtkWidget *mistakes_title;
  GtkWidget *more_button;
  GtkWidget *again_button;
  GtkWidget *cards_button;
  GtkWidget *today_button;
  GtkWidget *undo_today_button;
  GtkWidget *new_button;

  guint shown;
  gboolean any_late; /* mistakes that would come back another day */
};
