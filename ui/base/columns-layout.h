/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two children: side by side when there is room, the first narrow and the second wide; otherwise
 * one below the other. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

/** From this width on the children stand side by side. */
#define UI_COLUMNS_FROM 780

#define UI_TYPE_COLUMNS_LAYOUT (ui_columns_layout_get_type())
G_DECLARE_FINAL_TYPE(UiColumnsLayout, ui_columns_layout, UI, COLUMNS_LAYOUT, GtkLayoutManager)

GtkLayoutManager *ui_columns_layout_new(void) G_GNUC_WARN_UNUSED_RESULT;
