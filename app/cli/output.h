/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The way out: whatever the commands print goes through here, and is cleaned of what could drive
 * the terminal, whoever wrote it. Any thread. For app/cli only.
 */
#pragma once

#include <glib.h>

/** ilk_output_capture: from now on, what this thread prints goes to @out and @err (nullable: no
 * longer), without colours */
void ilk_output_capture(GString *out, GString *err);

/** ilk_output_is_captured: Returns: whether that is so on this thread */
gboolean ilk_output_is_captured(void);

/** ilk_output_begin: from now on g_print() and g_printerr() are cleaned */
void ilk_output_begin(void);

/** ilk_output_dup_mark: Returns: (transfer full): @text between two signs that nobody can guess,
 * which become the terminal's @code and its end when they are printed */
char *ilk_output_dup_mark(const char *text, const char *code) G_GNUC_WARN_UNUSED_RESULT;

/** ilk_output_control: writes what drives the terminal, which is the program's own, to stdout */
void ilk_output_control(const char *sequence);

/** ilk_output_data: writes lines that are meant for programs to stdout, without the bytes below a
 * blank that have no place in them */
void ilk_output_data(const char *data, gsize length);

/** ilk_output_json: writes a line of JSON, with escapes for what could drive a terminal: it means
 * the same */
void ilk_output_json(const char *line);
