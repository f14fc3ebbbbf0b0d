/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The choice is a filled dot with its value beside it, the suggestion a ring, and what costs hardly
 * more than the cheapest a broad part of the line: told apart without colour.
 */
#include "ui/settings/memory-curve.h"

#include "config.h"
#include "ui/charts/plot.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT 150
#define TOP 26
#define RADIUS 5
#define BAND 10
#define PERCENT_TICK 10
#define LAST_PERCENT (ILK_CURVE_FIRST_PERCENT + ILK_CURVE_POINTS - 1)

struct _UiMemoryCurve {
  UiChart parent_instance;

  double values[ILK_CURVE_POINTS];
  gboolean filled;
  int chosen;
  int cheapest;
  int suggested;
};

G_DEFINE_FINAL_TYPE(UiMemoryCurve, ui_memory_curve, UI_TYPE_CHART)

static char *
dup_number(double value)
{
  return g_strdup_printf(value < 10 ? "%.1f" : "%.0f", value);
}

static double
get_most(UiMemoryCurve *self)
{
  double most = 0;

  for (int i = 0; i < ILK_CURVE_POINTS; i++)
    most = MAX(most, self->values[i]);
  return most;
}

static void
draw_percents(UiMemoryCurve *self, GtkSnapshot *snapshot, const UiPlot *plot)
{
  for (int percent = ILK_CURVE_FIRST_PERCENT; percent <= LAST_PERCENT; percent += PERCENT_TICK) {
    g_autofree char *text = ui_units_format_short(percent, "%");
    ui_plot_draw_below(plot, UI_CHART(self), snapshot, text,
                       ui_axis_position(&plot->across, percent));
  }
}

static double
get_value(UiMemoryCurve *self, int percent)
{
  return self
      ->values[CLAMP(percent, ILK_CURVE_FIRST_PERCENT, LAST_PERCENT) - ILK_CURVE_FIRST_PERCENT];
}

static void
draw_line(UiMemoryCurve *self, cairo_t *cr, const UiPlot *plot, int first, int last, double width)
{
  GdkRGBA rgba = ui_palette_get(UI_COLOR_MODEL);

  for (int percent = first; percent <= last; percent++)
    cairo_line_to(cr, ui_plot_get_x(plot, percent), ui_plot_get_y(plot, get_value(self, percent)));
  rgba.alpha *= width > 2 ? 0.3F : 1;
  gdk_cairo_set_source_rgba(cr, &rgba);
  cairo_set_line_width(cr, width);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke(cr);
}

static void
draw_mark(UiMemoryCurve *self, cairo_t *cr, const UiPlot *plot, int percent, gboolean chosen)
{
  GdkRGBA line = ui_palette_get(UI_COLOR_MODEL);
  GdkRGBA ground = ui_palette_get(UI_COLOR_BACKGROUND);

  cairo_arc(cr, ui_plot_get_x(plot, percent), ui_plot_get_y(plot, get_value(self, percent)), RADIUS,
            0, 2 * G_PI);
  gdk_cairo_set_source_rgba(cr, chosen ? &line : &ground);
  cairo_fill_preserve(cr);
  gdk_cairo_set_source_rgba(cr, &line);
  cairo_set_line_width(cr, 2);
  cairo_stroke(cr);
}

static void
draw_choice(UiMemoryCurve *self, GtkSnapshot *snapshot, const UiPlot *plot)
{
  double value = get_value(self, self->chosen);
  g_autofree char *text = dup_number(value);

  ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_STRONG, UI_COLOR_TEXT,
                     ui_plot_get_x(plot, self->chosen), ui_plot_get_y(plot, value) - RADIUS - 3,
                     ui_axis_position(&plot->across, self->chosen), 1);
}

static void
ui_memory_curve_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiMemoryCurve *self = UI_MEMORY_CURVE(widget);
  UiAxis percents = {ILK_CURVE_FIRST_PERCENT, LAST_PERCENT, FALSE};
  UiPlot plot;

  ui_plot_init(&plot, UI_CHART(self), percents, 0, get_most(self), NULL,
               TOP * ui_chart_get_scale(UI_CHART(self)), RADIUS);
  draw_percents(self, snapshot, &plot);
  if (!self->filled)
    return;
  ui_plot_draw_values(&plot, UI_CHART(self), snapshot);
  cairo_t *cr = ui_plot_begin(UI_CHART(self), snapshot);
  if (self->suggested > self->cheapest)
    draw_line(self, cr, &plot, self->cheapest, self->suggested, BAND);
  draw_line(self, cr, &plot, ILK_CURVE_FIRST_PERCENT, LAST_PERCENT, 2);
  if (self->suggested != self->chosen)
    draw_mark(self, cr, &plot, self->suggested, FALSE);
  draw_mark(self, cr, &plot, self->chosen, TRUE);
  cairo_destroy(cr);
  draw_choice(self, snapshot, &plot);
}

/* “70 % 12, 80 % 15, …; at your 90 % 29” */
static void
describe(UiMemoryCurve *self)
{
  if (!self->filled) {
    ui_chart_describe(UI_CHART(self), _("Line chart, not computed yet"));
    return;
  }
  g_autoptr(GString) words = g_string_new(NULL);
  for (int percent = ILK_CURVE_FIRST_PERCENT; percent <= LAST_PERCENT; percent += PERCENT_TICK) {
    g_autofree char *value = dup_number(get_value(self, percent));
    /* Translators: a retention and the figure it leads to. */
    g_string_append_printf(words, _("at %d\u00a0%% %s"), percent, value);
    g_string_append(words, ", ");
  }
  g_autofree char *value = dup_number(get_value(self, self->chosen));
  g_string_append_printf(words, _("at your %d\u00a0%% %s"), self->chosen, value);
  ui_chart_describe(UI_CHART(self), words->str);
}

static void
ui_memory_curve_class_init(UiMemoryCurveClass *klass)
{
  GTK_WIDGET_CLASS(klass)->snapshot = ui_memory_curve_snapshot;
  ui_chart_class_set_size(UI_CHART_CLASS(klass), 180, 240, HEIGHT);
}

static void
ui_memory_curve_init(UiMemoryCurve *self)
{
  self->chosen = self->cheapest = self->suggested = LAST_PERCENT;
  gtk_widget_set_hexpand(GTK_WIDGET(self), TRUE);
  describe(self);
}

void
ui_memory_curve_set_values(UiMemoryCurve *self, const double *values)
{
  g_return_if_fail(UI_IS_MEMORY_CURVE(self) && values != NULL);

  memcpy(self->values, values, sizeof self->values);
  self->filled = TRUE;
  describe(self);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

void
ui_memory_curve_set_marks(UiMemoryCurve *self, int chosen, int cheapest, int suggested)
{
  g_return_if_fail(UI_IS_MEMORY_CURVE(self));

  self->chosen = chosen;
  self->cheapest = cheapest;
  self->suggested = suggested;
  describe(self);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}
