/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is printed or shown and was written by somebody else: titles, quotes in errors, names of
 * files, what a demo says. It must not drive a terminal, turn the words around it, or pile up marks
 * over the lines above. Pure, any thread.
 *
 * Control characters and the signs that override or embed a direction are dropped; isolates, which
 * do what those cannot do safely, are kept where they are closed; of the marks on one letter the
 * first ILK_MAX_MARKS are kept. What is not UTF-8 becomes "�".
 */
#pragma once

#include <gio/gio.h>

/** ilk_clean_text: Returns: (transfer full): @text, whose line ends and tabs stay */
char *ilk_clean_text(const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_clean_line: Returns: (transfer full): the same in one line, of ILK_MAX_LINE_LETTERS at
 * most */
char *ilk_clean_line(const char *text) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_clean_path: Returns: (transfer full): the name of a file as a person may read it */
char *ilk_clean_path(const char *path) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_clean_file: Returns: (transfer full): the same of what need not lie on this computer */
char *ilk_clean_file(GFile *file) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_is_clean: Returns: whether @text is valid UTF-8 of which nothing would be dropped */
gboolean ilk_is_clean(const char *text);
