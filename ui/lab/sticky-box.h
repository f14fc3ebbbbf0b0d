/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Three widgets below each other in a scrolled window: what scrolls away, what stays at the top
 * once it would scroll away, and the rest, which scrolls below it. Where the middle one would take
 * most of what can be seen, it scrolls like the others. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_STICKY_BOX (ui_sticky_box_get_type())
G_DECLARE_FINAL_TYPE(UiStickyBox, ui_sticky_box, UI, STICKY_BOX, GtkWidget)

/** ui_sticky_box_set_scrolled: @scrolled: (transfer none): the window that scrolls it, whose child
 * it is or fills from the top */
void ui_sticky_box_set_scrolled(UiStickyBox *self, GtkScrolledWindow *scrolled);

/** ui_sticky_box_reveal: scrolls so far that the beginning of @widget, which is in the last of the
 * three, is seen; when everything has its place */
void ui_sticky_box_reveal(UiStickyBox *self, GtkWidget *widget);
