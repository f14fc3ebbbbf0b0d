/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Time to the right, values up. Of more samples than pixels only every so many are drawn.
 */
#include "ui/charts/lines.h"

#include "config.h"
#include "ui/charts/plot.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT 130
#define TOP 8
#define TICK_WIDTH 80

struct _UiLines {
  UiChart parent_instance;

  /* Owned */
  GArray *samples;
  char *unit;
};

G_DEFINE_FINAL_TYPE(UiLines, ui_lines, UI_TYPE_CHART)

static const UiColor colors[] = {UI_COLOR_MODEL, UI_COLOR_PREDICTED, UI_COLOR_PYTHON,
                                 UI_COLOR_MARK};
static const double dashes[][2] = {{1, 0}, {6, 3}, {2, 3}, {9, 2}};

static const IlkSample *
sample_at(UiLines *self, guint index)
{
  return &g_array_index(self->samples, IlkSample, index);
}

/* The lowest and the highest value, zero among them. */
static void
get_range(UiLines *self, double *least, double *most)
{
  *least = *most = 0;
  for (guint i = 0; i < self->samples->len; i++)
    for (guint j = 0; j < sample_at(self, i)->n; j++) {
      *least = MIN(*least, sample_at(self, i)->values[j]);
      *most = MAX(*most, sample_at(self, i)->values[j]);
    }
}

/* A single moment is given a length. */
static UiAxis
get_times(UiLines *self)
{
  guint n = self->samples->len;
  UiAxis times = {0, 1, FALSE};

  if (n > 1)
    times = (UiAxis){(double) sample_at(self, 0)->at, (double) sample_at(self, n - 1)->at, FALSE};
  if (times.high <= times.low)
    times.high = times.low + 1;
  return times;
}

static void
draw_times(UiLines *self, GtkSnapshot *snapshot, const UiPlot *plot)
{
  UiAxis since = {0, plot->across.high - plot->across.low, FALSE};
  guint most = (guint) MAX(plot->width / (TICK_WIDTH * ui_chart_get_scale(UI_CHART(self))), 2);
  g_autoptr(GArray) ticks = ui_axis_dup_ticks(&since, most);
  double step = ui_axis_step(since.high, MAX(most - 1, 1));
  UiScale scale = ui_units_scale("ns", step);

  for (guint i = 0; i < ticks->len; i++) {
    double at = g_array_index(ticks, double, i);
    g_autofree char *text = ui_units_format_tick(at, step, scale);
    ui_plot_draw_below(plot, UI_CHART(self), snapshot, text, ui_axis_position(&since, at));
  }
}

static void
draw_line(UiLines *self, cairo_t *cr, const UiPlot *plot, guint line)
{
  guint stride = MAX(self->samples->len / (guint) plot->width, 1);
  guint style = line % G_N_ELEMENTS(colors);
  GdkRGBA rgba = ui_palette_get(colors[style]);

  for (guint i = 0; i < self->samples->len; i += stride) {
    const IlkSample *sample = sample_at(self, i);
    if (line < sample->n)
      cairo_line_to(cr, ui_plot_get_x(plot, (double) sample->at),
                    ui_plot_get_y(plot, sample->values[line]));
  }
  gdk_cairo_set_source_rgba(cr, &rgba);
  cairo_set_line_width(cr, 2);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash(cr, dashes[style], style == 0 ? 0 : 2, 0);
  cairo_stroke(cr);
}

static guint
count_lines(UiLines *self)
{
  return self->samples->len > 0 ? sample_at(self, self->samples->len - 1)->n : 0;
}

static void
ui_lines_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiLines *self = UI_LINES(widget);
  double least, most;
  UiPlot plot;

  get_range(self, &least, &most);
  ui_plot_init(&plot, UI_CHART(self), get_times(self), least, most, self->unit, TOP, 0);
  ui_plot_draw_values(&plot, UI_CHART(self), snapshot);
  draw_times(self, snapshot, &plot);
  cairo_t *cr = ui_plot_begin(UI_CHART(self), snapshot);
  for (guint line = 0; line < count_lines(self); line++)
    draw_line(self, cr, &plot, line);
  cairo_destroy(cr);
}

/* Returns: (transfer full): the highest value of all lines, and when it was reached */
static char *
dup_peak(UiLines *self)
{
  const IlkSample *peak = sample_at(self, 0);
  double most = -INFINITY;

  for (guint i = 0; i < self->samples->len; i++)
    for (guint j = 0; j < sample_at(self, i)->n; j++)
      if (sample_at(self, i)->values[j] > most) {
        peak = sample_at(self, i);
        most = peak->values[j];
      }
  g_autofree char *value = ui_units_format(most, self->unit);
  g_autofree char *at = ui_units_format((double) (peak->at - sample_at(self, 0)->at), "ns");
  /* Translators: the highest value of a line chart, and the time at which it is. */
  return g_strdup_printf(_("at most %s, after %s"), value, at);
}

/* “Line chart over 3.00 s: at most 190 k/s, after 1.20 s; at the end 182 k/s, 181 k/s” */
static void
describe(UiLines *self)
{
  guint n = self->samples->len;

  if (n == 0) {
    ui_chart_describe(UI_CHART(self), _("Line chart, nothing measured yet"));
    return;
  }
  g_autoptr(GString) values = g_string_new(NULL);
  for (guint i = 0; i < count_lines(self); i++) {
    g_autofree char *value = ui_units_format(sample_at(self, n - 1)->values[i], self->unit);
    g_string_append_printf(values, "%s%s", i > 0 ? ", " : "", value);
  }
  g_autofree char *time =
      ui_units_format((double) (sample_at(self, n - 1)->at - sample_at(self, 0)->at), "ns");
  g_autofree char *peak = dup_peak(self);
  /* Translators: a time, then “at most …, after …”, then the latest values. */
  g_autofree char *words =
      g_strdup_printf(_("Line chart over %s: %s; at the end %s"), time, peak, values->str);
  ui_chart_describe(UI_CHART(self), words);
}

static void
ui_lines_finalize(GObject *object)
{
  UiLines *self = UI_LINES(object);

  g_array_unref(self->samples);
  g_free(self->unit);
  G_OBJECT_CLASS(ui_lines_parent_class)->finalize(object);
}

static void
ui_lines_class_init(UiLinesClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_lines_finalize;
  GTK_WIDGET_CLASS(klass)->snapshot = ui_lines_snapshot;
  ui_chart_class_set_size(UI_CHART_CLASS(klass), 160, 340, HEIGHT);
}

static void
ui_lines_init(UiLines *self)
{
  self->samples = g_array_new(FALSE, FALSE, sizeof(IlkSample));
  gtk_widget_set_hexpand(GTK_WIDGET(self), TRUE);
  describe(self);
}

UiLines *
ui_lines_new(void)
{
  return g_object_new(UI_TYPE_LINES, NULL);
}

void
ui_lines_set_samples(UiLines *self, const GArray *samples, const char *unit)
{
  g_return_if_fail(UI_IS_LINES(self));

  g_array_set_size(self->samples, 0);
  if (samples != NULL)
    g_array_append_vals(self->samples, samples->data, samples->len);
  g_free(self->unit);
  self->unit = g_strdup(unit);
  describe(self);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}
