/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Sizes to the right, values from zero up; above them what the lines are called.
 */
#include "config.h"

#include "ui/charts/curve.h"

#include "ui/charts/axis.h"
#include "ui/charts/units.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT 190
#define SIZES_HEIGHT 20
#define LEGEND_HEIGHT 24
#define GAP 8
#define DOT 4
#define TICK_WIDTH 64
#define VALUE_TICKS 4

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

/* Where the lines stand, and what the edges mean. */
typedef struct {
  double left;
  double width;
  double bottom;
  UiAxis size;
  UiAxis value;
} Frame;

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

static Frame
get_frame(UiCurve *self)
{
  guint n = self->sizes->len;
  Frame frame = {.value = {0, ui_axis_round_up(1.1 * get_most(self)), FALSE},
                 .size = {1, 10, TRUE}};
  double step = ui_axis_step(frame.value.high, VALUE_TICKS);
  UiScale scale = ui_units_scale(self->unit, frame.value.high);
  g_autofree char *widest = ui_units_format_tick(step, step, scale);
  int label_width;

  if (n > 1)
    frame.size = (UiAxis){size_at(self, 0), size_at(self, n - 1), TRUE};
  ui_chart_measure_text(UI_CHART(self), widest, UI_TEXT_CAPTION, &label_width, NULL);
  frame.left = label_width + GAP;
  frame.width = MAX(gtk_widget_get_width(GTK_WIDGET(self)) - frame.left - DOT, 1);
  frame.bottom = MAX(gtk_widget_get_height(GTK_WIDGET(self)) - SIZES_HEIGHT, LEGEND_HEIGHT + 1);
  return frame;
}

static double
get_x(const Frame *frame, double size)
{
  return frame->left + ui_axis_position(&frame->size, size) * frame->width;
}

static double
get_y(const Frame *frame, double value)
{
  return frame->bottom - ui_axis_position(&frame->value, value) * (frame->bottom - LEGEND_HEIGHT);
}

static void
draw_values(UiCurve *self, GtkSnapshot *snapshot, const Frame *frame)
{
  g_autoptr(GArray) ticks = ui_axis_dup_ticks(&frame->value, VALUE_TICKS + 1);
  UiScale scale = ui_units_scale(self->unit, frame->value.high);
  double step = ui_axis_step(frame->value.high, VALUE_TICKS);

  for (guint i = 0; i < ticks->len; i++) {
    double value = g_array_index(ticks, double, i), y = round(get_y(frame, value));
    g_autofree char *text = ui_units_format_tick(value, step, scale);
    ui_chart_draw_box(snapshot, UI_COLOR_GRID,
                      &GRAPHENE_RECT_INIT((float) frame->left, (float) y, (float) frame->width, 1),
                      0);
    ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM,
                       frame->left - GAP, y, 1, 0.5);
  }
}

static void
draw_sizes(UiCurve *self, GtkSnapshot *snapshot, const Frame *frame)
{
  g_autoptr(GArray) ticks =
      ui_axis_dup_ticks(&frame->size, (guint) MAX(frame->width / TICK_WIDTH, 2));

  for (guint i = 0; i < ticks->len; i++) {
    double size = g_array_index(ticks, double, i);
    g_autofree char *text = ui_units_format_short(size, self->size_unit);
    ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM,
                       get_x(frame, size), frame->bottom + 4, ui_axis_position(&frame->size, size),
                       0);
  }
}

/* “pays from 5.6 ms” */
static char *
dup_mark_text(UiCurve *self)
{
  g_autofree char *size = ui_units_format(self->mark, self->size_unit);

  return self->mark_label ? g_strdup_printf("%s %s", self->mark_label, size)
                          : g_steal_pointer(&size);
}

static void
draw_mark(UiCurve *self, GtkSnapshot *snapshot, const Frame *frame)
{
  if (!isfinite(self->mark))
    return;
  g_autofree char *text = dup_mark_text(self);
  double x = get_x(frame, self->mark);
  gboolean right = ui_axis_position(&frame->size, self->mark) < 0.5;

  ui_chart_draw_dashes(snapshot, UI_COLOR_MARK, x, LEGEND_HEIGHT, frame->bottom);
  ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_MARK,
                     right ? x + 5 : x - 5, frame->bottom - 4, right ? 0 : 1, 1);
}

static void
draw_level(UiCurve *self, GtkSnapshot *snapshot, const Frame *frame)
{
  if (!isfinite(self->level))
    return;
  double y = round(get_y(frame, self->level));

  ui_chart_draw_box(snapshot, UI_COLOR_DIM,
                    &GRAPHENE_RECT_INIT((float) frame->left, (float) y, (float) frame->width, 1),
                    0);
  if (self->level_label)
    ui_chart_draw_text(UI_CHART(self), snapshot, self->level_label, UI_TEXT_CAPTION, UI_COLOR_DIM,
                       frame->left + GAP, y - 2, 0, 1);
}

/* The model is a line with round dots; a Python is dashed with square ones. */
static void
draw_dot(cairo_t *cr, const UiCurveLine *line, double x, double y)
{
  cairo_new_sub_path(cr);
  if (line->color == UI_COLOR_PYTHON)
    cairo_rectangle(cr, x - DOT + 0.5, y - DOT + 0.5, 2 * DOT - 1, 2 * DOT - 1);
  else
    cairo_arc(cr, x, y, DOT, 0, 2 * G_PI);
}

static void
draw_line(UiCurve *self, cairo_t *cr, const Frame *frame, const UiCurveLine *line)
{
  const double dashes[] = {6, 3};
  GdkRGBA rgba = ui_palette_get(line->color);

  gdk_cairo_set_source_rgba(cr, &rgba);
  for (guint i = 0; i < self->sizes->len; i++)
    if (isfinite(line->values[i]))
      cairo_line_to(cr, get_x(frame, size_at(self, i)), get_y(frame, line->values[i]));
  cairo_set_line_width(cr, 2);
  cairo_set_dash(cr, dashes, line->color == UI_COLOR_PYTHON ? 2 : 0, 0);
  cairo_stroke(cr);
  for (guint i = 0; i < self->sizes->len; i++)
    if (isfinite(line->values[i]))
      draw_dot(cr, line, get_x(frame, size_at(self, i)), get_y(frame, line->values[i]));
  cairo_fill(cr);
}

/* One name after the other, above the lines. */
static void
draw_names(UiCurve *self, GtkSnapshot *snapshot, cairo_t *cr, const Frame *frame)
{
  double x = frame->left + DOT;

  for (guint i = 0; i < self->lines->len; i++) {
    const UiCurveLine *line = line_at(self, i);
    GdkRGBA rgba = ui_palette_get(line->color);
    int width;
    gdk_cairo_set_source_rgba(cr, &rgba);
    draw_dot(cr, line, x, LEGEND_HEIGHT / 3.0);
    cairo_fill(cr);
    x += DOT + GAP / 2.0;
    ui_chart_measure_text(UI_CHART(self), line->label, UI_TEXT_CAPTION, &width, NULL);
    ui_chart_draw_text(UI_CHART(self), snapshot, line->label, UI_TEXT_CAPTION, UI_COLOR_TEXT, x,
                       LEGEND_HEIGHT / 3.0, 0, 0.5);
    x += width + 2 * GAP;
  }
}

static void
snapshot_curve(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiCurve *self = UI_CURVE(widget);
  Frame frame = get_frame(self);
  graphene_rect_t area = GRAPHENE_RECT_INIT(0, 0, (float) gtk_widget_get_width(widget),
                                            (float) gtk_widget_get_height(widget));

  draw_values(self, snapshot, &frame);
  draw_sizes(self, snapshot, &frame);
  draw_level(self, snapshot, &frame);
  draw_mark(self, snapshot, &frame);
  cairo_t *cr = gtk_snapshot_append_cairo(snapshot, &area);
  for (guint i = 0; i < self->lines->len; i++)
    draw_line(self, cr, &frame, line_at(self, i));
  draw_names(self, snapshot, cr, &frame);
  cairo_destroy(cr);
}

static void
measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
        int *minimum_baseline, int *natural_baseline)
{
  gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? 200 : HEIGHT;
  *natural = across ? 340 : HEIGHT;
}

static void
describe_line(UiCurve *self, const UiCurveLine *line, GString *words)
{
  g_string_append_printf(words, "%s%s:", words->len > 0 ? "; " : "", line->label);
  for (guint i = 0; i < self->sizes->len; i++) {
    g_autofree char *size = ui_units_format_short(size_at(self, i), self->size_unit);
    g_autofree char *value = ui_units_format(line->values[i], self->unit);
    /* Translators: a point of a curve in words: “at 10 ms 1.20×”. */
    g_string_append_printf(words, _(" at %s %s"), size, value);
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
finalize(GObject *object)
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
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->finalize = finalize;
  widget_class->snapshot = snapshot_curve;
  widget_class->measure = measure;
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
