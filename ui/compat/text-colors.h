/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Whether text may have colours of its own. A GTK before 4.14 that is asked for the attributes of
 * coloured text, as a screen reader does with every line it reads, ends the program: it reads a
 * colour from a property of GtkTextTag that can only be written. There, colours give way while
 * assistive technology is on. Main thread.
 */
#pragma once

#include <glib-object.h>

#define UI_TYPE_TEXT_COLORS (ui_text_colors_get_type())
G_DECLARE_FINAL_TYPE(UiTextColors, ui_text_colors, UI, TEXT_COLORS, GObject)

/** ui_text_colors_get_default: Returns: (transfer none): the one there is; its property “allowed”
 * may change at any time, and is FALSE until it is known */
UiTextColors *ui_text_colors_get_default(void);

/** ui_text_colors_get_allowed: */
gboolean ui_text_colors_get_allowed(UiTextColors *self);
