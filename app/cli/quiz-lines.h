/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lines from stdin, of a terminal or a pipe, without blocking the main loop. Main thread only. For
 * app/cli only.
 */
#pragma once

#include <glib.h>

typedef struct _IlkLines IlkLines;

IlkLines *ilk_lines_new(void) G_GNUC_WARN_UNUSED_RESULT;
void ilk_lines_free(IlkLines *self);

/** ilk_lines_take: @ended: (out): whether no line will come any more. Returns: (transfer full)
 * (nullable): the next line without its end, NULL when the main loop has to run before there is
 * one; what is past the longest line is dropped */
char *ilk_lines_take(IlkLines *self, gboolean *ended) G_GNUC_WARN_UNUSED_RESULT;
