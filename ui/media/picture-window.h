/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture as large as the window it came from. Escape, Return or a click leads back. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

/** ui_picture_window_present: @content: (transfer floating): fills the window. @title: what it is
 * called */
void ui_picture_window_present(GtkWidget *from, GtkWidget *content, const char *title);
