/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A grade and the interval it would give. It activates “session.grade” of a widget above. Main
 * thread.
 */
#pragma once

#include "app/model/review.h"

#include <gtk/gtk.h>

#define UI_TYPE_GRADE_BUTTON (ui_grade_button_get_type())
G_DECLARE_FINAL_TYPE(UiGradeButton, ui_grade_button, UI, GRADE_BUTTON, GtkButton)

GtkWidget *ui_grade_button_new(IlkRating rating) G_GNUC_WARN_UNUSED_RESULT;

/** ui_grade_button_set_outcome: @text: what becomes of the card; @told: (nullable): what a
 * screen reader says after that */
void ui_grade_button_set_outcome(UiGradeButton *self, const char *text, const char *told);

/** ui_grade_button_set_preselected: marks it as the grade that Space gives */
void ui_grade_button_set_preselected(UiGradeButton *self, gboolean preselected);
