/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The widest value decides how much room stands on the left.
 */
#include "ui/charts/plot.h"

#include <math.h>

#define BELOW_HEIGHT 20
#define BELOW_GAP 4
#define VALUE_GAP 8
#define VALUE_TICKS 4

static int
measure_value(const UiPlot *plot, UiChart *chart, double value)
{
  g_autofree char *text = ui_units_format_tick(value, plot->step, plot->scale);
  int width;

  ui_chart_measure_text(chart, text, UI_TEXT_CAPTION, &width, NULL);
  return width;
}

void
ui_plot_init(UiPlot *plot, UiChart *chart, UiAxis across, double least, double most,
             const char *unit, double top, double right)
{
  double below = BELOW_HEIGHT * ui_chart_get_scale(chart);
  double low = least < 0 ? -ui_axis_round_up(-least) : 0;
  double high = most > 0 || low == 0 ? ui_axis_round_up(most) : 0;

  *plot = (UiPlot){.top = top, .across = across, .value = {low, high, FALSE}};
  plot->scale = ui_units_scale(unit, MAX(high, -low));
  plot->step = ui_axis_step(high - low, VALUE_TICKS);
  plot->left = MAX(measure_value(plot, chart, low), measure_value(plot, chart, high)) + VALUE_GAP;
  plot->width = MAX(gtk_widget_get_width(GTK_WIDGET(chart)) - plot->left - right, 1);
  plot->bottom = MAX(gtk_widget_get_height(GTK_WIDGET(chart)) - below, top + 1);
}

double
ui_plot_get_x(const UiPlot *plot, double value)
{
  return plot->left + ui_axis_position(&plot->across, value) * plot->width;
}

double
ui_plot_get_y(const UiPlot *plot, double value)
{
  return plot->bottom - ui_axis_position(&plot->value, value) * (plot->bottom - plot->top);
}

void
ui_plot_draw_level(const UiPlot *plot, GtkSnapshot *snapshot, UiColor color, double value)
{
  float y = (float) round(ui_plot_get_y(plot, value));

  ui_chart_draw_box(snapshot, color,
                    &GRAPHENE_RECT_INIT((float) plot->left, y, (float) plot->width, 1), 0);
}

void
ui_plot_draw_values(const UiPlot *plot, UiChart *chart, GtkSnapshot *snapshot)
{
  g_autoptr(GArray) ticks = ui_axis_dup_ticks(&plot->value, VALUE_TICKS + 1);

  for (guint i = 0; i < ticks->len; i++) {
    double value = g_array_index(ticks, double, i);
    g_autofree char *text = ui_units_format_tick(value, plot->step, plot->scale);
    ui_plot_draw_level(plot, snapshot, UI_COLOR_GRID, value);
    ui_chart_draw_text(chart, snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM, plot->left - VALUE_GAP,
                       round(ui_plot_get_y(plot, value)), 1, 0.5);
  }
}

void
ui_plot_draw_below(const UiPlot *plot, UiChart *chart, GtkSnapshot *snapshot, const char *text,
                   double position)
{
  ui_chart_draw_text(chart, snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM,
                     plot->left + position * plot->width, plot->bottom + BELOW_GAP, position, 0);
}

cairo_t *
ui_plot_begin(UiChart *chart, GtkSnapshot *snapshot)
{
  GtkWidget *widget = GTK_WIDGET(chart);
  graphene_rect_t area = GRAPHENE_RECT_INIT(0, 0, (float) gtk_widget_get_width(widget),
                                            (float) gtk_widget_get_height(widget));

  return gtk_snapshot_append_cairo(snapshot, &area);
}
