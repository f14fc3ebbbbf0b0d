/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which pictures and sounds a package has: it calls them by numbers, and says elsewhere what notes
 * call them. A name is never a path. Pure, any thread.
 */
#pragma once

#include <glib.h>

/**
 * ilk_media_list_parse_json:
 *
 * Returns: (transfer full) (element-type utf8 utf8): names of files to the numbers of members; the
 * names as notes may spell them and as they are normalised. NULL with ILK_ERROR_INVALID
 */
GHashTable *ilk_media_list_parse_json(const char *text, gsize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_media_list_parse_wire: the same of a list as later versions write it; names that would have
 * to be normalised are ILK_ERROR_INVALID there */
GHashTable *ilk_media_list_parse_wire(gconstpointer data, gsize length, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;

/** ilk_media_list_dup_name: Returns: (transfer full) (nullable): @name as a file may be called
 * everywhere; NULL when it is no name but a path, or nothing is left of it */
char *ilk_media_list_dup_name(const char *name) G_GNUC_WARN_UNUSED_RESULT;
