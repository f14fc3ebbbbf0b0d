/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Small operations on Markdown texts that the reader and the writer of deck files share. Any
 * thread.
 */
#pragma once

#include <glib.h>

/** ilk_markdown_normalise: Returns: (transfer full): @text with newlines as \n, without blank lines
 * before and white space after it; indentation of its first line stays */
char *ilk_markdown_normalise(const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_markdown_indentation: Returns: the column at which @line's text begins, tab stops being 4
 * apart */
guint ilk_markdown_indentation(const char *line);

/** ilk_markdown_unindent: appends @line (@length bytes) to @out, without its first @columns columns
 * as far as they are blank */
void ilk_markdown_unindent(GString *out, const char *line, gsize length, guint columns);

/** ilk_markdown_join_words: Returns: (transfer full): the letters and digits of @text in lower
 * case, joined by hyphens where anything else stood between them */
GString *ilk_markdown_join_words(const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_markdown_slug:
 * @text: plain text
 *
 * Returns: (transfer full): @text as an id, as versions before schema 5 made it: its letters and
 * digits in lower case, joined by hyphens; a long one is cut and a sum of the whole text is added.
 * Signs are lost: new ids come from ilk_derived_id().
 */
char *ilk_markdown_slug(const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_id_is_valid: Returns: whether @id can stand in a deck file: visible characters only, not too
 * many */
gboolean ilk_id_is_valid(const char *id);

/** ilk_demo_name_is_valid: Returns: whether @name has the shape of a demo's name, `[a-z0-9-]+` */
gboolean ilk_demo_name_is_valid(const char *name);
