/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The terminal the program runs in: its width, whether it shows colour, and reading single keys.
 * Main thread only. For app/cli only.
 */
#pragma once

#include <glib.h>

/** ilk_terminal_get_width: Returns: columns to write in: the terminal's, at most 80 */
int ilk_terminal_get_width(void);

/** ilk_terminal_get_columns: Returns: all columns of the terminal behind @fd; 0 when it is none */
int ilk_terminal_get_columns(int fd);

/** ilk_terminal_get_height: Returns: rows of the screen; G_MAXINT where nothing scrolls away */
int ilk_terminal_get_height(void);

/** ilk_terminal_clear: an empty screen, where stdout is one */
void ilk_terminal_clear(void);

/** ilk_terminal_is_output: Returns: whether stdout is a terminal that can redraw a line */
gboolean ilk_terminal_is_output(void);

/** ilk_terminal_mark: Returns: @mark, or @plain where the locale has ASCII only */
const char *ilk_terminal_mark(const char *mark, const char *plain);

/** ilk_terminal_clear_line: blanks the line that the cursor is in, where stdout is a terminal */
void ilk_terminal_clear_line(void);

/** ilk_terminal_is_input: Returns: whether stdin is a terminal */
gboolean ilk_terminal_is_input(void);

/**
 * IlkStyle: what a piece of text means; how that looks is up to the terminal
 */
typedef enum {
  ILK_STYLE_TITLE,
  ILK_STYLE_QUIET,
  ILK_STYLE_AGAIN,
  ILK_STYLE_HARD,
  ILK_STYLE_GOOD,
  ILK_STYLE_EASY,
} IlkStyle;

/** ilk_style: Returns: (transfer full): @text as it looks here; unchanged where there is no colour
 * (no terminal, or NO_COLOR) */
char *ilk_style(IlkStyle style, const char *text) G_GNUC_WARN_UNUSED_RESULT;

/**
 * ilk_terminal_read_keys: has the terminal deliver keys as they are pressed, unseen, until
 * ilk_terminal_restore(). It is restored also when a signal ends the process. Ctrl+C still
 * interrupts; Ctrl+Z and Ctrl+\ are keys.
 */
void ilk_terminal_read_keys(void);
void ilk_terminal_restore(void);
