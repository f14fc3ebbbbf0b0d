/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the end of a quiz is made of. Only it and the tests include this.
 */
#pragma once

#include "ui/quiz/quiz-ending.h"

struct _UiQuizEnding {
  AdwBin parent_instance;

  /* Template */
  GtkLabel *headline;
  GtkLabel *figures;
  GtkBox *mistakes;
  GtkWidget *mistakes_title;
  GtkWidget *again_button;
  GtkWidget *cards_button;
  GtkWidget *today_button;
  GtkWidget *undo_today_button;
  GtkWidget *new_button;

  gboolean any_late; /* mistakes that would come back another day */
};
