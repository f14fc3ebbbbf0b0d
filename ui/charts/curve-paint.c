/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The model is a line with round dots; a Python is dashed with square ones.
 */
#include "ui/charts/curve-paint.h"

#include <math.h>

#define NAME_GAP 16
#define DOT_GAP 4

static void
set_color(cairo_t *cr, UiColor color)
{
  GdkRGBA rgba = ui_palette_get(color);

  gdk_cairo_set_source_rgba(cr, &rgba);
}

static void
add_dot(cairo_t *cr, const UiCurveLine *line, double x, double y)
{
  const double dot = UI_CURVE_DOT;

  cairo_new_sub_path(cr);
  if (line->color == UI_COLOR_PYTHON)
    cairo_rectangle(cr, x - dot + 0.5, y - dot + 0.5, 2 * dot - 1, 2 * dot - 1);
  else
    cairo_arc(cr, x, y, dot, 0, 2 * G_PI);
}

void
ui_curve_paint_line(cairo_t *cr, const UiPlot *plot, const UiCurveLine *line, const GArray *sizes)
{
  const double dashes[] = {6, 3};
  const double *size = (const double *) (gconstpointer) sizes->data;

  set_color(cr, line->color);
  for (guint i = 0; i < sizes->len; i++)
    if (isfinite(line->values[i]))
      cairo_line_to(cr, ui_plot_get_x(plot, size[i]), ui_plot_get_y(plot, line->values[i]));
  cairo_set_line_width(cr, 2);
  cairo_set_dash(cr, dashes, line->color == UI_COLOR_PYTHON ? 2 : 0, 0);
  cairo_stroke(cr);
  for (guint i = 0; i < sizes->len; i++)
    if (isfinite(line->values[i]))
      add_dot(cr, line, ui_plot_get_x(plot, size[i]), ui_plot_get_y(plot, line->values[i]));
  cairo_fill(cr);
}

void
ui_curve_paint_names(UiChart *chart, GtkSnapshot *snapshot, cairo_t *cr, const UiPlot *plot,
                     const GArray *lines)
{
  const double y = plot->top / 3;
  double x = plot->left + UI_CURVE_DOT;

  for (guint i = 0; i < lines->len; i++) {
    const UiCurveLine *line = &g_array_index(lines, UiCurveLine, i);
    int width;
    set_color(cr, line->color);
    add_dot(cr, line, x, y);
    cairo_fill(cr);
    x += UI_CURVE_DOT + DOT_GAP;
    ui_chart_measure_text(chart, line->label, UI_TEXT_CAPTION, &width, NULL);
    ui_chart_draw_text(chart, snapshot, line->label, UI_TEXT_CAPTION, UI_COLOR_TEXT, x, y, 0, 0.5);
    x += width + NAME_GAP;
  }
}
