/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Horizontal bars from zero; from the smallest decade, on a logarithmic axis, when the values are
 * too far apart to be seen together.
 */
#include "ui/charts/bars.h"

#include "config.h"
#include "ui/base/axis.h"
#include "ui/base/units.h"

#include <glib/gi18n.h>
#include <math.h>

#define ROW 24
#define BAR 10
#define GAP 10
#define TOP 2
#define VALUE_GAP 7
#define LOG_FROM 50

/* A range may make the axis this much longer than the values do. */
#define RANGE_SHARE 1.5

struct _UiBars {
  UiChart parent_instance;

  /* Owned */
  GArray *bars;
  char *unit;
  char *ideal_label;

  double ideal;
  gboolean log_scale;
};

G_DEFINE_FINAL_TYPE(UiBars, ui_bars, UI_TYPE_CHART)

/* Where the parts of a row stand. */
typedef struct {
  double labels;
  double values;
  double top;
  double row;
  double width;
  UiAxis axis;
} Frame;

static const UiBar *
bar_at(UiBars *self, guint index)
{
  return &g_array_index(self->bars, UiBar, index);
}

static void
clear_bar(gpointer bar)
{
  g_free((char *) ((UiBar *) bar)->label);
}

/* One measurement gone astray must not make all bars short. */
static double
get_end(UiBars *self, double most)
{
  double end = most;

  for (guint i = 0; i < self->bars->len; i++)
    if (isfinite(bar_at(self, i)->high))
      end = MAX(end, MIN(bar_at(self, i)->high, RANGE_SHARE * most));
  return end;
}

static UiAxis
get_axis(UiBars *self)
{
  double least = G_MAXDOUBLE, most = isfinite(self->ideal) ? self->ideal : 0;

  for (guint i = 0; i < self->bars->len; i++) {
    double value = bar_at(self, i)->value;
    if (isfinite(value))
      most = MAX(most, value);
    if (value > 0)
      least = MIN(least, value);
  }
  most = get_end(self, most);
  if (most <= 0)
    return (UiAxis){0, 1, FALSE};
  if (self->log_scale || most / least >= LOG_FROM)
    return (UiAxis){pow(10, floor(log10(least) - 0.3)), most, TRUE};
  return (UiAxis){0, most, FALSE};
}

/* Room for the widest label, and right of the bars for the widest number. */
static Frame
get_frame(UiBars *self)
{
  double width = gtk_widget_get_width(GTK_WIDGET(self));
  Frame frame = {
      .axis = get_axis(self), .top = TOP, .row = ROW * ui_chart_get_scale(UI_CHART(self))};
  int text_width, text_height;

  for (guint i = 0; i < self->bars->len; i++) {
    g_autofree char *value = ui_units_format(bar_at(self, i)->value, self->unit);
    ui_chart_measure_text(UI_CHART(self), bar_at(self, i)->label, UI_TEXT_CAPTION, &text_width,
                          NULL);
    frame.labels = MAX(frame.labels, text_width + GAP);
    ui_chart_measure_text(UI_CHART(self), value, UI_TEXT_STRONG, &text_width, NULL);
    frame.values = MAX(frame.values, text_width + GAP);
  }
  if (isfinite(self->ideal) || frame.axis.log_scale) {
    ui_chart_measure_text(UI_CHART(self), "0", UI_TEXT_CAPTION, NULL, &text_height);
    frame.top += text_height + 2;
  }
  frame.labels = MIN(frame.labels, width * 0.4);
  frame.width = MAX(width - frame.labels - frame.values, 1);
  return frame;
}

/* A box that begins at @x in reading direction. */
static graphene_rect_t
place(UiBars *self, double x, double y, double width, double height)
{
  double left = ui_chart_mirror(UI_CHART(self), x),
         right = ui_chart_mirror(UI_CHART(self), x + width);
  return GRAPHENE_RECT_INIT((float) MIN(left, right), (float) y, (float) width, (float) height);
}

static void
draw_label(UiBars *self, GtkSnapshot *snapshot, const char *text, const Frame *frame, double y)
{
  g_autoptr(PangoLayout) layout = ui_chart_create_text(UI_CHART(self), text, UI_TEXT_CAPTION);
  GdkRGBA color = ui_palette_get(UI_COLOR_TEXT);
  int width, height;

  pango_layout_set_width(layout, (int) ((frame->labels - GAP) * PANGO_SCALE));
  pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size(layout, NULL, &height);
  width = (int) (frame->labels - GAP);
  graphene_rect_t box = place(self, 0, round(y - height / 2.0), width, height);
  gtk_snapshot_save(snapshot);
  gtk_snapshot_translate(snapshot, &box.origin);
  gtk_snapshot_append_layout(snapshot, layout, &color);
  gtk_snapshot_restore(snapshot);
}

static double
get_length(const Frame *frame, double value)
{
  return CLAMP(ui_axis_position(&frame->axis, value), 0, 1) * frame->width;
}

/* Dots say that a range goes on past the end of the axis. */
static void
draw_beyond(UiBars *self, GtkSnapshot *snapshot, const Frame *frame, double y)
{
  for (int dot = 1; dot <= 2; dot++) {
    graphene_rect_t box = place(self, frame->labels + frame->width + dot * 3 - 1, y - 0.5, 1, 1);
    ui_chart_draw_box(snapshot, UI_COLOR_DIM, &box, 0);
  }
}

/* A thin line from low to high, where that is wide enough to be seen. Returns: where it ends. */
static double
draw_range(UiBars *self, GtkSnapshot *snapshot, const UiBar *bar, const Frame *frame, double y)
{
  const double least = 3;

  if (!isfinite(bar->low) || !isfinite(bar->high))
    return 0;
  double from = get_length(frame, bar->low), to = get_length(frame, bar->high);
  if (to - from < least)
    return 0;
  graphene_rect_t line = place(self, frame->labels + from, y - 0.5, to - from, 1);
  ui_chart_draw_box(snapshot, UI_COLOR_DIM, &line, 0);
  if (bar->high > frame->axis.high)
    draw_beyond(self, snapshot, frame, y);
  return to;
}

/* The part of a row's line for the ideal, left out where a number stands in its way. */
static void
draw_ideal(UiBars *self, GtkSnapshot *snapshot, const Frame *frame, double y, double from,
           double to)
{
  const double margin = 4;
  double x = frame->labels + get_length(frame, self->ideal);

  if (isfinite(self->ideal) && (x < from - margin || x > to + margin))
    ui_chart_draw_dashes(snapshot, UI_COLOR_DIM, ui_chart_mirror(UI_CHART(self), x),
                         y - frame->row / 2, y + frame->row / 2);
}

static void
draw_value(UiBars *self, GtkSnapshot *snapshot, const UiBar *bar, const Frame *frame, double y,
           double length)
{
  g_autofree char *text = ui_units_format(bar->value, self->unit);
  double x = frame->labels + length + VALUE_GAP;
  int width;

  ui_chart_measure_text(UI_CHART(self), text, UI_TEXT_STRONG, &width, NULL);
  draw_ideal(self, snapshot, frame, y, x, x + width);
  ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_STRONG, UI_COLOR_TEXT,
                     ui_chart_mirror(UI_CHART(self), x), y, ui_chart_is_rtl(UI_CHART(self)) ? 1 : 0,
                     0.5);
}

static void
draw_bar(UiBars *self, GtkSnapshot *snapshot, const UiBar *bar, const Frame *frame, double y)
{
  double length = 0;

  draw_label(self, snapshot, bar->label, frame, y);
  if (isfinite(bar->value)) {
    length = MAX(get_length(frame, bar->value), 3);
    graphene_rect_t box = place(self, frame->labels, y - BAR / 2.0, length, BAR);
    ui_chart_draw_box(snapshot, bar->color, &box, BAR / 2.0f);
    length = MAX(length, draw_range(self, snapshot, bar, frame, y));
  }
  draw_value(self, snapshot, bar, frame, y, length);
}

/* “ideal 2×”; a label that says how much already is left as it is. */
static char *
dup_ideal_text(UiBars *self)
{
  g_autofree char *value = ui_units_format_short(self->ideal, self->unit);

  if (self->ideal_label == NULL)
    return g_steal_pointer(&value);
  if (strpbrk(self->ideal_label, "0123456789") != NULL)
    return g_strdup(self->ideal_label);
  return g_strdup_printf("%s %s", self->ideal_label, value);
}

static void
draw_ideal_label(UiBars *self, GtkSnapshot *snapshot, const Frame *frame)
{
  g_autofree char *text = dup_ideal_text(self);
  int width;

  ui_chart_measure_text(UI_CHART(self), text, UI_TEXT_CAPTION, &width, NULL);
  double x = frame->labels + get_length(frame, self->ideal);
  double rest = gtk_widget_get_width(GTK_WIDGET(self)) - width / 2.0;
  ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM,
                     ui_chart_mirror(UI_CHART(self), CLAMP(x, width / 2.0, MAX(rest, width / 2.0))),
                     0, 0.5, 0);
}

/* Lengths on such an axis are no longer in proportion, so it is said. */
static void
draw_log_label(UiBars *self, GtkSnapshot *snapshot)
{
  ui_chart_draw_text(UI_CHART(self), snapshot, _("logarithmic"), UI_TEXT_CAPTION, UI_COLOR_DIM,
                     ui_chart_mirror(UI_CHART(self), 0), 0, ui_chart_is_rtl(UI_CHART(self)) ? 1 : 0,
                     0);
}

static void
ui_bars_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiBars *self = UI_BARS(widget);
  Frame frame = get_frame(self);

  if (isfinite(self->ideal))
    draw_ideal_label(self, snapshot, &frame);
  if (frame.axis.log_scale)
    draw_log_label(self, snapshot);
  for (guint i = 0; i < self->bars->len; i++)
    draw_bar(self, snapshot, bar_at(self, i), &frame, frame.top + (i + 0.5) * frame.row);
}

static void
ui_bars_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                int *natural, int *minimum_baseline, int *natural_baseline)
{
  UiBars *self = UI_BARS(widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 200;
    *natural = 340;
    return;
  }
  Frame frame = get_frame(self);
  *minimum = *natural = (int) ceil(frame.top + self->bars->len * frame.row);
}

/* “you said 1.60×, model 1.01×; ideal 2×” */
static void
describe(UiBars *self)
{
  g_autoptr(GString) words = g_string_new(NULL);

  for (guint i = 0; i < self->bars->len; i++) {
    g_autofree char *value = ui_units_format(bar_at(self, i)->value, self->unit);
    g_string_append_printf(words, "%s%s %s", i > 0 ? ", " : "", bar_at(self, i)->label, value);
  }
  if (isfinite(self->ideal) && self->ideal_label != NULL) {
    g_autofree char *ideal = dup_ideal_text(self);
    g_string_append_printf(words, "; %s", ideal);
  }
  ui_chart_describe(UI_CHART(self), words->str);
}

static void
ui_bars_finalize(GObject *object)
{
  UiBars *self = UI_BARS(object);

  g_array_unref(self->bars);
  g_free(self->unit);
  g_free(self->ideal_label);
  G_OBJECT_CLASS(ui_bars_parent_class)->finalize(object);
}

static void
ui_bars_class_init(UiBarsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->finalize = ui_bars_finalize;
  widget_class->snapshot = ui_bars_snapshot;
  widget_class->measure = ui_bars_measure;
}

static void
ui_bars_init(UiBars *self)
{
  self->bars = g_array_new(FALSE, FALSE, sizeof(UiBar));
  g_array_set_clear_func(self->bars, clear_bar);
  self->ideal = NAN;
  gtk_widget_set_hexpand(GTK_WIDGET(self), TRUE);
}

UiBars *
ui_bars_new(void)
{
  return g_object_new(UI_TYPE_BARS, NULL);
}

void
ui_bars_set_bars(UiBars *self, const UiBar *bars, guint n, const char *unit)
{
  g_return_if_fail(UI_IS_BARS(self));

  g_array_set_size(self->bars, 0);
  for (guint i = 0; i < n; i++) {
    UiBar bar = bars[i];
    bar.label = g_strdup(bar.label);
    g_array_append_val(self->bars, bar);
  }
  g_free(self->unit);
  self->unit = g_strdup(unit);
  describe(self);
  gtk_widget_queue_resize(GTK_WIDGET(self));
}

void
ui_bars_set_log_scale(UiBars *self, gboolean log_scale)
{
  g_return_if_fail(UI_IS_BARS(self));

  self->log_scale = log_scale;
  gtk_widget_queue_resize(GTK_WIDGET(self));
}

void
ui_bars_set_ideal(UiBars *self, double value, const char *label)
{
  g_return_if_fail(UI_IS_BARS(self));

  self->ideal = value;
  g_free(self->ideal_label);
  self->ideal_label = g_strdup(label);
  describe(self);
  gtk_widget_queue_resize(GTK_WIDGET(self));
}
