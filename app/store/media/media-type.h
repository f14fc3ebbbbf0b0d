/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a file is, by how it begins: names are not to be trusted. Pure functions, any thread.
 */
#pragma once

#include <glib.h>

/** ilk_media_type: @data: (array length=length): how the file begins, 512 bytes are enough.
 * Returns: (transfer none): a media type such as “image/png”, “application/octet-stream” for what
 * is none of those that are shown or played */
const char *ilk_media_type(gconstpointer data, gsize length);

/** ilk_media_type_is_sound: Returns: whether it is played, not shown */
gboolean ilk_media_type_is_sound(const char *type);

/** ilk_media_type_is_picture: Returns: whether it is shown */
gboolean ilk_media_type_is_picture(const char *type);

/** ilk_media_type_get_suffix: Returns: how names of such files end, with the dot; "" for others */
const char *ilk_media_type_get_suffix(const char *type);
