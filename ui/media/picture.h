/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A picture of a card: as wide as it wants and the card allows, larger on a click or Return. Its
 * file is looked for in the collection of the page it stands on, once it stands there. What cannot
 * be shown is said so; the text that describes a picture is for who hears it, since it may be the
 * answer. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_PICTURE (ui_picture_get_type())
G_DECLARE_FINAL_TYPE(UiPicture, ui_picture, UI, PICTURE, GtkWidget)

/** ui_picture_new: @address: see ilk_media_map_resolve(). @alternative: plain text, may be empty */
GtkWidget *ui_picture_new(const char *address, const char *alternative, float xalign);

/** ui_picture_is_ready: Returns: whether it, or why there is none, can be seen */
gboolean ui_picture_is_ready(UiPicture *self);
