/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From what a text calls a picture or a sound to the file. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

/**
 * ui_media_find_file:
 * @widget: the file is one of the collection that the page is about on which it stands
 * @address: see ilk_media_map_resolve()
 * @name: (out) (transfer none): what the note calls it, a part of @address
 *
 * Returns: (transfer full) (nullable): where it lies, NULL when it is not there
 */
char *ui_media_find_file(GtkWidget *widget, const char *address, const char **name);

/** ui_media_dup_options: Returns: (transfer full) (nullable): what stands in @address besides the
 * file */
char *ui_media_dup_options(const char *address) G_GNUC_WARN_UNUSED_RESULT;

/** ui_media_is_sound: Returns: whether what is called @address is played, by the end of its name */
gboolean ui_media_is_sound(const char *address);
