/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where a line of code stands beside its gutter. Main thread.
 */
#pragma once

#include <gtksourceview/gtksource.h>

/**
 * ui_gutter_line_get_extent:
 * @lines: those that are drawn
 * @line: its number, from 0
 * @y: (out): of its first row, in the gutter's pixels
 * @height: (out): of its first row, in pixels
 */
void ui_gutter_line_get_extent(GtkSourceGutterLines *lines, guint line, double *y, double *height);
