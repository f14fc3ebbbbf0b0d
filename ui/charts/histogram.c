/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns between the edges of their buckets; the tallest fills the height.
 */
#include "ui/charts/histogram.h"

#include "config.h"
#include "ui/base/axis.h"
#include "ui/base/units.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT 120
#define AXIS_HEIGHT 20
#define MARK_HEIGHT 18
#define TICK_WIDTH 70

struct _UiHistogram {
  UiChart parent_instance;

  /* Owned */
  GArray *buckets;
  char *unit;
  char *mark_label;

  double mark;
};

G_DEFINE_FINAL_TYPE(UiHistogram, ui_histogram, UI_TYPE_CHART)

static const IlkBucket *
bucket_at(UiHistogram *self, guint index)
{
  return &g_array_index(self->buckets, IlkBucket, index);
}

/* From a little below what was measured or marked to a little above, a decade and a half at
 * least. */
static UiAxis
get_axis(UiHistogram *self)
{
  const double margin = 1.25, least = 30;
  double low = isfinite(self->mark) && self->mark > 0 ? self->mark : G_MAXDOUBLE;
  double high = isfinite(self->mark) ? self->mark : 0;

  for (guint i = 0; i < self->buckets->len; i++) {
    const IlkBucket *bucket = bucket_at(self, i);
    if (bucket->count == 0)
      continue;
    low = MIN(low, MAX(bucket->low, 0.5));
    high = MAX(high, bucket->high);
  }
  if (high <= 0 || low >= G_MAXDOUBLE)
    return (UiAxis){1, 1000, TRUE};
  low /= margin;
  high *= margin;
  double widen = sqrt(MAX(least / (high / low), 1));
  return (UiAxis){low / widen, high * widen, TRUE};
}

static void
draw_axis(UiHistogram *self, GtkSnapshot *snapshot, const UiAxis *axis, double width, double bottom)
{
  double tick_width = TICK_WIDTH * ui_chart_get_scale(UI_CHART(self));
  g_autoptr(GArray) ticks = ui_axis_dup_ticks(axis, (guint) MAX(width / tick_width, 2));

  ui_chart_draw_box(snapshot, UI_COLOR_GRID,
                    &GRAPHENE_RECT_INIT(0, (float) bottom, (float) width, 1), 0);
  for (guint i = 0; i < ticks->len; i++) {
    double value = g_array_index(ticks, double, i);
    double position = ui_axis_position(axis, value);
    g_autofree char *text = ui_units_format_short(value, self->unit);
    ui_chart_draw_box(snapshot, UI_COLOR_GRID,
                      &GRAPHENE_RECT_INIT((float) round(position * width), (float) bottom, 1, 4),
                      0);
    ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM,
                       position * width, bottom + 4, position, 0);
  }
}

static void
draw_columns(UiHistogram *self, GtkSnapshot *snapshot, const UiAxis *axis, double width,
             double bottom)
{
  double most_height = bottom - MARK_HEIGHT * ui_chart_get_scale(UI_CHART(self));
  guint64 most = 1;

  for (guint i = 0; i < self->buckets->len; i++)
    most = MAX(most, bucket_at(self, i)->count);
  for (guint i = 0; i < self->buckets->len; i++) {
    const IlkBucket *bucket = bucket_at(self, i);
    if (bucket->count == 0)
      continue;
    double left = ui_axis_position(axis, MAX(bucket->low, 0.5)) * width;
    double right = ui_axis_position(axis, bucket->high) * width;
    /* Even a single measurement leaves a trace. */
    double height = MAX((double) bucket->count / (double) most * most_height, 1.5);
    double gap = right - left > 4 ? 1.5 : 0;
    ui_chart_draw_box(snapshot, UI_COLOR_MODEL,
                      &GRAPHENE_RECT_INIT((float) left, (float) (bottom - height),
                                          (float) MAX(right - left - gap, 1), (float) height),
                      height > 4 && right - left > 6 ? 2 : 0);
  }
}

static void
draw_mark(UiHistogram *self, GtkSnapshot *snapshot, const UiAxis *axis, double width, double bottom)
{
  if (!isfinite(self->mark) || self->mark <= 0)
    return;
  double position = ui_axis_position(axis, self->mark);
  double x = position * width;
  ui_chart_draw_dashes(snapshot, UI_COLOR_MARK, x, 2, bottom);
  if (self->mark_label == NULL)
    return;
  gboolean right = position < 0.6;
  ui_chart_draw_text(UI_CHART(self), snapshot, self->mark_label, UI_TEXT_CAPTION, UI_COLOR_MARK,
                     right ? x + 5 : x - 5, 0, right ? 0 : 1, 0);
}

static void
ui_histogram_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiHistogram *self = UI_HISTOGRAM(widget);
  UiAxis axis = get_axis(self);
  double width = gtk_widget_get_width(widget);
  double bottom = gtk_widget_get_height(widget) - AXIS_HEIGHT * ui_chart_get_scale(UI_CHART(self));

  draw_axis(self, snapshot, &axis, width, bottom);
  draw_columns(self, snapshot, &axis, width, bottom);
  draw_mark(self, snapshot, &axis, width, bottom);
}

static guint64
count_all(UiHistogram *self)
{
  guint64 total = 0;

  for (guint i = 0; i < self->buckets->len; i++)
    total += bucket_at(self, i)->count;
  return total;
}

/* The bucket that holds the middle measurement. */
static const IlkBucket *
find_median(UiHistogram *self, guint64 total)
{
  guint64 seen = 0;

  for (guint i = 0; i < self->buckets->len; i++) {
    seen += bucket_at(self, i)->count;
    if (seen * 2 >= total)
      return bucket_at(self, i);
  }
  return NULL;
}

static void
describe(UiHistogram *self)
{
  guint64 total = count_all(self);
  const IlkBucket *median = total > 0 ? find_median(self, total) : NULL;

  if (median == NULL) {
    ui_chart_describe(UI_CHART(self), _("Histogram, nothing measured yet"));
    return;
  }
  g_autofree char *low = ui_units_format(median->low, self->unit);
  g_autofree char *high = ui_units_format(median->high, self->unit);
  g_autofree char *words = g_strdup_printf(
      ngettext("Histogram of %u measurement; the middle one between %s and %s",
               "Histogram of %u measurements; the middle one between %s and %s", (gulong) total),
      (guint) total, low, high);
  ui_chart_describe(UI_CHART(self), words);
}

static void
ui_histogram_finalize(GObject *object)
{
  UiHistogram *self = UI_HISTOGRAM(object);

  g_array_unref(self->buckets);
  g_free(self->unit);
  g_free(self->mark_label);
  G_OBJECT_CLASS(ui_histogram_parent_class)->finalize(object);
}

static void
ui_histogram_class_init(UiHistogramClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_histogram_finalize;
  GTK_WIDGET_CLASS(klass)->snapshot = ui_histogram_snapshot;
  ui_chart_class_set_size(UI_CHART_CLASS(klass), 160, 340, HEIGHT);
}

static void
ui_histogram_init(UiHistogram *self)
{
  self->buckets = g_array_new(FALSE, FALSE, sizeof(IlkBucket));
  self->mark = NAN;
  gtk_widget_set_hexpand(GTK_WIDGET(self), TRUE);
  describe(self);
}

UiHistogram *
ui_histogram_new(void)
{
  return g_object_new(UI_TYPE_HISTOGRAM, NULL);
}

void
ui_histogram_set_buckets(UiHistogram *self, const GArray *buckets, const char *unit)
{
  g_return_if_fail(UI_IS_HISTOGRAM(self));

  g_array_set_size(self->buckets, 0);
  if (buckets != NULL)
    g_array_append_vals(self->buckets, buckets->data, buckets->len);
  g_free(self->unit);
  self->unit = g_strdup(unit);
  describe(self);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

void
ui_histogram_set_mark(UiHistogram *self, double value, const char *label)
{
  g_return_if_fail(UI_IS_HISTOGRAM(self));

  self->mark = value;
  g_free(self->mark_label);
  self->mark_label = g_strdup(label);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}
