/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A button whose label may take several lines: in large letters and another language it is wider
 * than a narrow window. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

/** ui_wrap_label: @button: one with a label */
void ui_wrap_label(GtkWidget *button);
