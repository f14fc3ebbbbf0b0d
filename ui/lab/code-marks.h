/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A margin beside the code that says which thread stands at which line, in the colours and patterns
 * of the lanes, and tints those lines. Main thread.
 */
#pragma once

#include "app/lab/trace.h"

#include <gtksourceview/gtksource.h>

#define UI_TYPE_CODE_MARKS (ui_code_marks_get_type())
G_DECLARE_FINAL_TYPE(UiCodeMarks, ui_code_marks, UI, CODE_MARKS, GtkSourceGutterRenderer)

/** ui_code_marks_new: Returns: (transfer floating): to be inserted into a gutter of a view */
UiCodeMarks *ui_code_marks_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_code_marks_read: @source: what the view shows now; the margin is hidden where nothing can be
 * marked */
void ui_code_marks_read(UiCodeMarks *self, const char *source);

/** ui_code_marks_show: @trace: (nullable): of the run that goes on, NULL for no marks */
void ui_code_marks_show(UiCodeMarks *self, IlkTrace *trace);

/** ui_code_marks_dup_words: Returns: (transfer full) (nullable): the marks in words; NULL where
 * nothing can be marked */
char *ui_code_marks_dup_words(UiCodeMarks *self) G_GNUC_WARN_UNUSED_RESULT;

/** ui_code_marks_get_first: Returns: the first marked line, counted from 0; -1 when there is
 * none */
int ui_code_marks_get_first(UiCodeMarks *self);
