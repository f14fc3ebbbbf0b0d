/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * HTML as text, without reading it as a browser would: what Anki compares, sorts and counts by.
 * Linear in the length of what is read. Pure, any thread.
 */
#pragma once

#include <glib.h>

/** ilk_html_strip: Returns: (transfer full): @html without comments, styles, scripts and tags, its
 * entities as the letters they stand for */
char *ilk_html_strip(const char *html) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_html_strip_field: Returns: (transfer full): the same, pictures and sounds by their names and
 * no-break spaces as spaces: what two notes are the same by */
char *ilk_html_strip_field(const char *html) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_html_checksum: Returns: the sum by which Anki looks for a first field */
guint32 ilk_html_checksum(const char *html);

/** ilk_html_is_blank: Returns: whether @html is nothing but white space, line breaks and divisions:
 * what conditions take for an empty field */
gboolean ilk_html_is_blank(const char *html);

/** ilk_html_append_escaped: appends plain @text so that HTML shows it */
void ilk_html_append_escaped(GString *html, const char *text);

/** ilk_html_decode: Returns: (transfer full): @text with its entities as what they stand for */
char *ilk_html_decode(const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_html_next_media:
 * @at: (inout): where to look from; behind what was found
 * @begin, @end: (out): the name as it stands there
 * @tag: (out) (transfer none): where the tag or mark begins that holds it
 *
 * Returns: whether there is another picture or sound: `src` or `data` of a tag, or `[sound:…]`
 */
gboolean ilk_html_next_media(const char **at, const char **begin, const char **end,
                             const char **tag);
