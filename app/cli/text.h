/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Text in columns: how wide it is, and wrapping it. Pure functions, any thread. For app/cli only.
 */
#pragma once

#include <glib.h>

/** ilk_text_width: Returns: terminal columns that @text (one line, UTF-8) takes */
int ilk_text_width(const char *text);

/** ilk_text_pad: Returns: (transfer full): @text and spaces up to @width columns */
char *ilk_text_pad(const char *text, int width) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_text_cut: Returns: (transfer full): @text, ended by “…” where it is wider than @width */
char *ilk_text_cut(const char *text, int width) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_text_figure: Returns: (transfer full): @value with so many @decimals, to the right in @width
 * columns; a dash for a figure that does not exist (infinite, or no number) */
char *ilk_text_figure(double value, int width, int decimals) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_text_wrap:
 * @text: plain text as ilk_markdown_to_plain() makes it
 * @width: columns, at least 20
 * @indent: columns kept free before each line
 *
 * Breaks lines at spaces, but not between a number and its unit, and a word that is wider than a
 * line wherever the line ends. Lines that begin with four spaces are code and stay whole as long as
 * they fit; the lines of a list item hang below its text. Control characters are dropped, so a card
 * cannot drive the terminal.
 *
 * Returns: (transfer full): lines ended by a newline
 */
char *ilk_text_wrap(const char *text, int width, int indent) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_text_fold:
 * @column: where the cursor is
 *
 * Breaks what is wider than @width (at least 20) at spaces: what follows stands below the second
 * column of a line that has columns. Code points from U+100000 on, which become the terminal's
 * codes, take no room.
 *
 * Returns: (transfer full): @text, with more line breaks
 */
char *ilk_text_fold(const char *text, int column, int width) G_GNUC_WARN_UNUSED_RESULT;
