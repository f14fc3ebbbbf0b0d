/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children in lines, like words: each as wide as it likes to be, the next line when there is no
 * more room. What is left of a line is shared by those of its children that expand, with “stretch”
 * by all of them. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_WRAP_LAYOUT (ui_wrap_layout_get_type())
G_DECLARE_FINAL_TYPE(UiWrapLayout, ui_wrap_layout, UI, WRAP_LAYOUT, GtkLayoutManager)

/* Properties: "spacing" (int): pixels between children and between lines; "stretch" (boolean). */

GtkLayoutManager *ui_wrap_layout_new(int spacing, gboolean stretch) G_GNUC_WARN_UNUSED_RESULT;
