/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sizes to the right, values from zero up; above them what the lines are called.
 */
#include "ui/charts/curve.h"

#include "config.h"
#include "ui/charts/curve-paint.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT 190
#define GAP 8
#define TICK_WIDTH 64

struct _UiCurve {
  UiChart parent_instance;

  /* Owned */
  GArray *sizes;
  GArray *lines;
  char *size_unit;
  char *unit;
  char *level_label;
  char *mark_label;

  double level;
  double mark;
};

G_DEFINE_FINAL_TYPE(UiCurve, ui_curve, UI_TYPE_CHART)

static double
size_at(UiCurve *self, guint index)
{
  return g_array_index(self->sizes, double, index);
}

static const UiCurveLine *
line_at(UiCurve *self, guint index)
{
  return &g_array_index(self->lines, UiCurveLine, index);
}

static void
clear_line(gpointer line)
{
  g_free((char *) ((UiCurveLine *) line)->label);
}

static double
get_most(UiCurve *self)
{
  double most = isfinite(self->level) ? self->level : 0;

  for (guint i = 0; i < self->lines->len; i++)
    for (guint j = 0; j < self->sizes->len; j++)
      if (isfinite(line_at(self, i)->values[j]))
        most = MAX(most, line_at(self, i)->values[j]);
  return most;
}

static UiAxis
get_sizes(UiCurve *self)
{
  guint n = self->sizes->len;

  return n > 1 ? (UiAxis){size_at(self, 0), size_at(self, n - 1), TRUE} : (UiAxis){1, 10, TRUE};
}

static void
draw_sizes(UiCurve *self, GtkSnapshot *snapshot, const UiPlot *plot)
{
  double tick_width = TICK_WIDTH * ui_chart_get_scale(UI_CHART(self));
  g_autoptr(GArray) ticks =
      ui_axis_dup_ticks(&plot->across, (guint) MAX(plot->width / tick_width, 2));

  for (guint i = 0; i < ticks->len; i++) {
    double size = g_array_index(ticks, double, i);
    g_autofree char *text = ui_units_format_short(size, self->size_unit);
    ui_plot_draw_below(plot, UI_CHART(self), snapshot, text, ui_axis_position(&plot->across, size));
  }
}

/* “pays from 5.6 ms” */
static char *
dup_mark_text(UiCurve *self)
{
  g_autofree char *size = ui_units_format(self->mark, self->size_unit);

  return self->mark_label != NULL ? g_strdup_printf("%s %s", self->mark_label, size)
                                  : g_steal_pointer(&size);
}

static void
draw_mark(UiCurve *self, GtkSnapshot *snapshot, const UiPlot *plot)
{
  if (!isfinite(self->mark))
    return;
  g_autofree char *text = dup_mark_text(self);
  double x = ui_plot_get_x(plot, self->mark);
  gboolean right = ui_axis_position(&plot->across, self->mark) < 0.5;

  ui_chart_draw_dashes(snapshot, UI_COLOR_MARK, x, plot->top, plot->bottom);
  ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_MARK,
                     right ? x + 5 : x - 5, plot->bottom - 4, right ? 0 : 1, 1);
}

static void
draw_level(UiCurve *self, GtkSnapshot *snapshot, const UiPlot *plot)
{
  if (!isfinite(self->level))
    return;
  ui_plot_draw_level(plot, snapshot, UI_COLOR_DIM, self->level);
  if (self->level_label != NULL)
    ui_chart_draw_text(UI_CHART(self), snapshot, self->level_label, UI_TEXT_CAPTION, UI_COLOR_DIM,
                       plot->left + GAP, round(ui_plot_get_y(plot, self->level)) - 2, 0, 1);
}

static void
ui_curve_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiCurve *self = UI_CURVE(widget);
  UiPlot plot;

  ui_plot_init(&plot, UI_CHART(self), get_sizes(self), 0, 1.1 * get_most(self), self->unit,
               UI_CURVE_NAMES_HEIGHT * ui_chart_get_scale(UI_CHART(self)), UI_CURVE_DOT);
  ui_plot_draw_values(&plot, UI_CHART(self), snapshot);
  draw_sizes(self, snapshot, &plot);
  draw_level(self, snapshot, &plot);
  draw_mark(self, snapshot, &plot);
  cairo_t *cr = ui_plot_begin(UI_CHART(self), snapshot);
  for (guint i = 0; i < self->lines->len; i++)
    ui_curve_paint_line(cr, &plot, line_at(self, i), self->sizes);
  ui_curve_paint_names(UI_CHART(self), snapshot, cr, &plot, self->lines);
  cairo_destroy(cr);
}

static void
describe_line(UiCurve *self, const UiCurveLine *line, GString *words)
{
  g_string_append_printf(words, "%s%s:", words->len > 0 ? "; " : "", line->label);
  for (guint i = 0; i < self->sizes->len; i++) {
    g_autofree char *size = ui_units_format_short(size_at(self, i), self->size_unit);
    g_autofree char *value = ui_units_format(line->values[i], self->unit);
    /* Translators: a point of a curve in words: “at 10 ms 1.20×”. */
    g_string_append_c(words, ' ');
    g_string_append_printf(words, _("at %s %s"), size, value);
    g_string_append(words, i + 1 < self->sizes->len ? "," : "");
  }
}

/* “model: at 1 ms 0.21×, at 10 ms 1.20×; pays from 5.6 ms” */
static void
describe(UiCurve *self)
{
  g_autoptr(GString) words = g_string_new(NULL);

  for (guint i = 0; i < self->lines->len; i++)
    describe_line(self, line_at(self, i), words);
  if (isfinite(self->mark)) {
    g_autofree char *mark = dup_mark_text(self);
    g_string_append_printf(words, "; %s", mark);
  }
  if (words->len == 0)
    g_string_append(words, _("Curve, nothing measured yet"));
  ui_chart_describe(UI_CHART(self), words->str);
}

static void
ui_curve_finalize(GObject *object)
{
  UiCurve *self = UI_CURVE(object);

  g_array_unref(self->sizes);
  g_array_unref(self->lines);
  g_free(self->size_unit);
  g_free(self->unit);
  g_free(self->level_label);
  g_free(self->mark_label);
  G_OBJECT_CLASS(ui_curve_parent_class)->finalize(object);
}

static void
ui_curve_class_init(UiCurveClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_curve_finalize;
  GTK_WIDGET_CLASS(klass)->snapshot = ui_curve_snapshot;
  ui_chart_class_set_size(UI_CHART_CLASS(klass), 200, 340, HEIGHT);
}

static void
ui_curve_init(UiCurve *self)
{
  self->sizes = g_array_new(FALSE, FALSE, sizeof(double));
  self->lines = g_array_new(FALSE, FALSE, sizeof(UiCurveLine));
  g_array_set_clear_func(self->lines, clear_line);
  self->level = self->mark = NAN;
  gtk_widget_set_hexpand(GTK_WIDGET(self), TRUE);
  describe(self);
}

/* Public */

UiCurve *
ui_curve_new(void)
{
  return g_object_new(UI_TYPE_CURVE, NULL);
}

void
ui_curve_set_sizes(UiCurve *self, const double *sizes, guint n, const char *unit)
{
  g_return_if_fail(UI_IS_CURVE(self));

  g_array_set_size(self->lines, 0);
  g_array_set_size(self->sizes, 0);
  g_array_append_vals(self->sizes, sizes, MIN(n, UI_CURVE_MAX_POINTS));
  g_free(self->size_unit);
  self->size_unit = g_strdup(unit);
  describe(self);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

void
ui_curve_set_lines(UiCurve *self, const UiCurveLine *lines, guint n, const char *unit)
{
  g_return_if_fail(UI_IS_CURVE(self));

  g_array_set_size(self->lines, 0);
  for (guint i = 0; i < n; i++) {
    UiCurveLine line = lines[i];
    line.label = g_strdup(line.label);
    g_array_append_val(self->lines, line);
  }
  g_free(self->unit);
  self->unit = g_strdup(unit);
  describe(self);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

void
ui_curve_set_level(UiCurve *self, double value, const char *label)
{
  g_return_if_fail(UI_IS_CURVE(self));

  self->level = value;
  g_free(self->level_label);
  self->level_label = g_strdup(label);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

void
ui_curve_set_mark(UiCurve *self, double size, const char *label)
{
  g_return_if_fail(UI_IS_CURVE(self));

  self->mark = size;
  g_free(self->mark_label);
  self->mark_label = g_strdup(label);
  describe(self);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}
