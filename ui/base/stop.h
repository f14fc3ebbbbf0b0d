/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A stop for Tab that is no control: what is in it comes into view, and is read to who does not see
 * it. A GtkBox or an AdwBin hands the focus on to what is in it, even where it could have it.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_STOP (ui_stop_get_type())
G_DECLARE_FINAL_TYPE(UiStop, ui_stop, UI, STOP, GtkWidget)

/** ui_stop_class_init_focus: the same for a class of its own that only shows something. Its
 * instances are made focusable. */
void ui_stop_class_init_focus(GtkWidgetClass *klass);

/** ui_stop_new: @child: what is in it. Who makes it gives it a name. */
GtkWidget *ui_stop_new(GtkWidget *child);
