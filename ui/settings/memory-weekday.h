/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A weekday as a button: a bar as high as what is wanted of it, and its name. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_MEMORY_WEEKDAY (ui_memory_weekday_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryWeekday, ui_memory_weekday, UI, MEMORY_WEEKDAY, GtkButton)

/** ui_memory_weekday_new: @weekday: 0 for a Monday to 6 for a Sunday */
GtkWidget *ui_memory_weekday_new(int weekday) G_GNUC_WARN_UNUSED_RESULT;

int ui_memory_weekday_get_weekday(UiMemoryWeekday *self);

/** ui_memory_weekday_show: @percent: how much is wanted of what another day brings */
void ui_memory_weekday_show(UiMemoryWeekday *self, int percent);

/** ui_memory_weekday_format: @format: of strftime(), such as `%a`. Returns: (transfer full): the
 * name of @weekday */
char *ui_memory_weekday_format(int weekday, const char *format) G_GNUC_WARN_UNUSED_RESULT;

/** ui_memory_weekday_get_first: Returns: on which weekday a week begins where the learner
 * lives */
int ui_memory_weekday_get_first(void);
