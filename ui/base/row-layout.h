/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Children side by side, each at its natural height and in the middle, for rows whose labels wrap.
 * The width decides, and what is left of it is shared by the children that expand. A GtkBox, and a
 * child's “valign”, ask besides how narrow a child could be at the height it got (as of GTK 4.8),
 * which a label that wraps finds out by laying its text out a dozen times: half of all the work of
 * a start. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_ROW_LAYOUT (ui_row_layout_get_type())
G_DECLARE_FINAL_TYPE(UiRowLayout, ui_row_layout, UI, ROW_LAYOUT, GtkLayoutManager)

/* Property: "spacing" (int), pixels between children. */

GtkLayoutManager *ui_row_layout_new(int spacing) G_GNUC_WARN_UNUSED_RESULT;
