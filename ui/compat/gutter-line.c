/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * GtkSourceView 5.16 measures in fractions of a pixel, and deprecates what measured before.
 */
#include "ui/compat/newest.h"

#include "ui/compat/gutter-line.h"

#if GTK_SOURCE_CHECK_VERSION(5, 16, 0)

void
ui_gutter_line_get_extent(GtkSourceGutterLines *lines, guint line, double *y, double *height)
{
  gtk_source_gutter_lines_get_line_extent(
      lines, line, GTK_SOURCE_GUTTER_RENDERER_ALIGNMENT_MODE_FIRST, y, height);
}

#else

void
ui_gutter_line_get_extent(GtkSourceGutterLines *lines, guint line, double *y, double *height)
{
  int top, rows;

  gtk_source_gutter_lines_get_line_yrange(
      lines, line, GTK_SOURCE_GUTTER_RENDERER_ALIGNMENT_MODE_FIRST, &top, &rows);
  *y = top;
  *height = rows;
}

#endif
