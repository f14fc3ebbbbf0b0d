/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The four grades, each with the interval it would give. Main thread.
 */
#pragma once

#include "app/study/session.h"

#include <adwaita.h>

#define UI_TYPE_GRADE_BAR (ui_grade_bar_get_type())
G_DECLARE_FINAL_TYPE(UiGradeBar, ui_grade_bar, UI, GRADE_BAR, AdwBin)

/** ui_grade_bar_show: shows what each grade of the card that is up would lead to; @preselected is
 * marked */
void ui_grade_bar_show(UiGradeBar *self, IlkSession *session, IlkRating preselected);

/** ui_grade_bar_focus: puts the focus on the preselected grade */
void ui_grade_bar_focus(UiGradeBar *self);
