/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The choice is a filled dot with its value beside it, the suggestion a ring, and what costs hardly
 * more than the cheapest a broad part of the line: told apart without colour.
 */
#include "config.h"

#include "ui/settings/memory-curve.h"

#include "ui/charts/axis.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT 150
#define FOOT 22
#define TOP 26
#define GAP 8
#define RADIUS 5
#define BAND 10
#define VALUE_TICKS 6
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

typedef struct {
  double left;
  double right;
  double bottom;
  UiAxis value;
} Frame;

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

static Frame
get_frame(UiMemoryCurve *self)
{
  Frame frame = {.value = {0, ui_axis_round_up(get_most(self)), FALSE}};
  g_autofree char *widest = g_strdup_printf("%.0f", frame.value.high);
  int label_width;

  ui_chart_measure_text(UI_CHART(self), widest, UI_TEXT_CAPTION, &label_width, NULL);
  frame.left = label_width + GAP + RADIUS;
  frame.right = MAX(gtk_widget_get_width(GTK_WIDGET(self)) - RADIUS - GAP, frame.left + 1);
  frame.bottom = MAX(gtk_widget_get_height(GTK_WIDGET(self)) - FOOT, TOP + 1);
  return frame;
}

static double
get_x(const Frame *frame, int percent)
{
  double position = (double) (percent - ILK_CURVE_FIRST_PERCENT) / (ILK_CURVE_POINTS - 1);
  return frame->left + position * (frame->right - frame->left);
}

static double
get_y(const Frame *frame, double value)
{
  return frame->bottom - ui_axis_position(&frame->value, value) * (frame->bottom - TOP);
}

static void
draw_values(UiMemoryCurve *self, GtkSnapshot *snapshot, const Frame *frame)
{
  g_autoptr(GArray) ticks = ui_axis_dup_ticks(&frame->value, VALUE_TICKS);

  for (guint i = 0; i < ticks->len; i++) {
    double value = g_array_index(ticks, double, i) + 0.0; /* no “-0” */
    double y = round(get_y(frame, value));
    g_autofree char *text = g_strdup_printf("%g", value);
    ui_chart_draw_box(snapshot, UI_COLOR_GRID,
                      &GRAPHENE_RECT_INIT((float) (frame->left - RADIUS), (float) y,
                                          (float) (frame->right - frame->left + 2 * RADIUS), 1),
                      0);
    ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM,
                       frame->left - RADIUS - GAP, y, 1, 0.5);
  }
}

static void
draw_percents(UiMemoryCurve *self, GtkSnapshot *snapshot, const Frame *frame)
{
  for (int percent = ILK_CURVE_FIRST_PERCENT; percent <= LAST_PERCENT; percent += PERCENT_TICK) {
    g_autofree char *text = g_strdup_printf(_("%d\u00a0%%"), percent);
    ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM,
                       get_x(frame, percent), frame->bottom + 4,
                       percent == ILK_CURVE_FIRST_PERCENT ? 0.3 : 0.5, 0);
  }
}

static double
get_value(UiMemoryCurve *self, int percent)
{
  return self
      ->values[CLAMP(percent, ILK_CURVE_FIRST_PERCENT, LAST_PERCENT) - ILK_CURVE_FIRST_PERCENT];
}

static void
draw_line(UiMemoryCurve *self, cairo_t *cr, const Frame *frame, int first, int last, double width)
{
  GdkRGBA rgba = ui_palette_get(UI_COLOR_MODEL);

  for (int percent = first; percent <= last; percent++)
    cairo_line_to(cr, get_x(frame, percent), get_y(frame, get_value(self, percent)));
  rgba.alpha *= width > 2 ? 0.3F : 1;
  gdk_cairo_set_source_rgba(cr, &rgba);
  cairo_set_line_width(cr, width);
  cairo_set_line_join(cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap(cr, CAIRO_LINE_CAP_ROUND);
  cairo_stroke(cr);
}

static void
draw_mark(UiMemoryCurve *self, cairo_t *cr, const Frame *frame, int percent, gboolean chosen)
{
  GdkRGBA line = ui_palette_get(UI_COLOR_MODEL);
  GdkRGBA ground = ui_palette_get(UI_COLOR_BACKGROUND);

  cairo_arc(cr, get_x(frame, percent), get_y(frame, get_value(self, percent)), RADIUS, 0, 2 * G_PI);
  gdk_cairo_set_source_rgba(cr, chosen ? &line : &ground);
  cairo_fill_preserve(cr);
  gdk_cairo_set_source_rgba(cr, &line);
  cairo_set_line_width(cr, 2);
  cairo_stroke(cr);
}

static void
draw_choice(UiMemoryCurve *self, GtkSnapshot *snapshot, const Frame *frame)
{
  double value = get_value(self, self->chosen);
  double x = get_x(frame, self->chosen);
  g_autofree char *text = dup_number(value);

  ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_STRONG, UI_COLOR_TEXT, x,
                     get_y(frame, value) - RADIUS - 3,
                     (x - frame->left) / (frame->right - frame->left), 1);
}

static void
snapshot_curve(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiMemoryCurve *self = UI_MEMORY_CURVE(widget);
  Frame frame = get_frame(self);
  graphene_rect_t area = GRAPHENE_RECT_INIT(0, 0, (float) gtk_widget_get_width(widget),
                                            (float) gtk_widget_get_height(widget));

  draw_percents(self, snapshot, &frame);
  if (!self->filled)
    return;
  draw_values(self, snapshot, &frame);
  cairo_t *cr = gtk_snapshot_append_cairo(snapshot, &area);
  if (self->suggested > self->cheapest)
    draw_line(self, cr, &frame, self->cheapest, self->suggested, BAND);
  draw_line(self, cr, &frame, ILK_CURVE_FIRST_PERCENT, LAST_PERCENT, 2);
  if (self->suggested != self->chosen)
    draw_mark(self, cr, &frame, self->suggested, FALSE);
  draw_mark(self, cr, &frame, self->chosen, TRUE);
  cairo_destroy(cr);
  draw_choice(self, snapshot, &frame);
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
  GTK_WIDGET_CLASS(klass)->snapshot = snapshot_curve;
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
