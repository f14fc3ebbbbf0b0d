/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The picture of a text with gaps, on which the parts that it hides are drawn: with the mouse, or
 * by keys (Insert, Delete, Page Up and Page Down, arrows, with Shift for the size). It is there
 * only while there is such a picture. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_PARTS_EDITOR (ui_parts_editor_get_type())
G_DECLARE_FINAL_TYPE(UiPartsEditor, ui_parts_editor, UI, PARTS_EDITOR, GtkWidget)

/* Signals: "edited" (text): hides what was drawn. */

/** ui_parts_editor_show: @text: (nullable): whose last picture is drawn on; NULL for none. @media:
 * which files its names mean, see app/model/media-map.h */
void ui_parts_editor_show(UiPartsEditor *self, const char *text, const char *media);
