/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Markdown as plain text, for a terminal, a screen reader and the search index. Any thread.
 */
#pragma once

#include <glib.h>

/**
 * ilk_markdown_to_plain:
 * @markdown: valid UTF-8
 *
 * Blocks are parted by an empty line, list items begin with “•” or their number, code is indented
 * by four spaces, emphasis is dropped and a link is followed by its address in parentheses. Lines
 * are not wrapped.
 *
 * Returns: (transfer full): the text, without a newline at its end
 */
char *ilk_markdown_to_plain(const char *markdown) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_markdown_to_terminal: Returns: (transfer full): the same for who cannot see pictures and is
 * asked what they show: they are named, not described */
char *ilk_markdown_to_terminal(const char *markdown) G_GNUC_WARN_UNUSED_RESULT;
