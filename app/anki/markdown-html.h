/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown as HTML, as fields of packages have it. Linear in its length. Any thread.
 */
#pragma once

#include <glib.h>

/**
 * IlkHtmlFile:
 * @address: as the text names a picture or sound
 * @is_sound: (out): whether it is played
 *
 * Returns: (transfer full) (nullable): what it is called outside, NULL to leave its address
 */
typedef char *(*IlkHtmlFile)(gpointer data, const char *address, gboolean *is_sound);

/** ilk_markdown_to_html: @find: called with @data for each picture. Returns: (transfer full): a
 * fragment; one paragraph alone has no mark */
char *ilk_markdown_to_html(const char *markdown, IlkHtmlFile find, gpointer data)
    G_GNUC_WARN_UNUSED_RESULT;
