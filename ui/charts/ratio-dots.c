/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A dot for each ratio, the latest at the end. The axis reaches as far up as down.
 */
#include "ui/charts/ratio-dots.h"

#include "config.h"
#include "ui/base/axis.h"
#include "ui/base/units.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEIGHT 150
#define MARGIN 10
#define LABEL_GAP 8
#define RADIUS 4
#define PITCH 14
#define N_STEPS 2

struct _UiRatioDots {
  UiChart parent_instance;

  /* Owned */
  GArray *ratios;
};

G_DEFINE_FINAL_TYPE(UiRatioDots, ui_ratio_dots, UI_TYPE_CHART)

/* The steps of the axis: one line for each power of it. */
static double
get_step(UiRatioDots *self)
{
  double farthest = 2;

  for (guint i = 0; i < self->ratios->len; i++) {
    double ratio = g_array_index(self->ratios, double, i);
    farthest = MAX(farthest, MAX(ratio, 1 / ratio));
  }
  for (double step = 2; step <= 5; step++)
    if (farthest <= step * step)
      return step;
  return 10;
}

static UiAxis
get_axis(UiRatioDots *self)
{
  double step = get_step(self);
  return (UiAxis){1 / (step * step), step * step, TRUE};
}

static double
get_y(UiRatioDots *self, const UiAxis *axis, double ratio)
{
  double height = gtk_widget_get_height(GTK_WIDGET(self)) - 2 * MARGIN;
  return MARGIN + (1 - CLAMP(ui_axis_position(axis, ratio), 0, 1)) * height;
}

static void
draw_line(UiRatioDots *self, GtkSnapshot *snapshot, double start, double y, UiColor color)
{
  double width = gtk_widget_get_width(GTK_WIDGET(self)) - start;
  ui_chart_draw_box(snapshot, color,
                    &GRAPHENE_RECT_INIT(ui_chart_is_rtl(UI_CHART(self)) ? 0 : (float) start,
                                        (float) round(y), (float) width, 1),
                    0);
}

static char *
dup_label(double step, int power)
{
  g_autofree char *factor = ui_units_format_short(pow(step, abs(power)), "x");

  if (power == 0)
    return g_strdup(_("exact"));
  if (power == N_STEPS)
    /* Translators: of a prediction; %s is a factor such as “9×”. */
    return g_strdup_printf(_("%s too high"), factor);
  return power == -N_STEPS ? g_strdup_printf(_("%s too low"), factor) : g_steal_pointer(&factor);
}

/* Returns: where the labels end. */
static double
draw_axis(UiRatioDots *self, GtkSnapshot *snapshot, const UiAxis *axis)
{
  double step = get_step(self), start = 0;
  int width;

  for (int power = -N_STEPS; power <= N_STEPS; power++) {
    g_autofree char *text = dup_label(step, power);
    ui_chart_measure_text(UI_CHART(self), text, UI_TEXT_CAPTION, &width, NULL);
    start = MAX(start, width + LABEL_GAP);
  }
  for (int power = -N_STEPS; power <= N_STEPS; power++) {
    g_autofree char *text = dup_label(step, power);
    double y = get_y(self, axis, pow(step, power));
    draw_line(self, snapshot, start, y, power == 0 ? UI_COLOR_FREE : UI_COLOR_GRID);
    ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM,
                       ui_chart_mirror(UI_CHART(self), start - LABEL_GAP), y,
                       ui_chart_is_rtl(UI_CHART(self)) ? 0 : 1, 0.5);
  }
  return start;
}

/* As many of the latest as have room side by side. */
static void
draw_dots(UiRatioDots *self, GtkSnapshot *snapshot, const UiAxis *axis, double start)
{
  double width = gtk_widget_get_width(GTK_WIDGET(self)) - start - 2 * RADIUS;
  guint n = MIN(self->ratios->len, (guint) MAX(width / PITCH, 1));
  double pitch = MIN(width / MAX(n, 1), 3.0 * PITCH);

  for (guint i = 0; i < n; i++) {
    double ratio = g_array_index(self->ratios, double, self->ratios->len - n + i);
    double x = ui_chart_mirror(UI_CHART(self), start + RADIUS + (i + 0.5) * pitch);
    double y = get_y(self, axis, ratio);
    ui_chart_draw_box(
        snapshot, UI_COLOR_PREDICTED,
        &GRAPHENE_RECT_INIT((float) x - RADIUS, (float) y - RADIUS, 2 * RADIUS, 2 * RADIUS),
        RADIUS);
  }
}

static void
ui_ratio_dots_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiRatioDots *self = UI_RATIO_DOTS(widget);
  UiAxis axis = get_axis(self);
  double start = draw_axis(self, snapshot, &axis);

  draw_dots(self, snapshot, &axis, start);
}

static void
ui_ratio_dots_finalize(GObject *object)
{
  g_array_unref(UI_RATIO_DOTS(object)->ratios);
  G_OBJECT_CLASS(ui_ratio_dots_parent_class)->finalize(object);
}

static void
ui_ratio_dots_class_init(UiRatioDotsClass *klass)
{
  G_OBJECT_CLASS(klass)->finalize = ui_ratio_dots_finalize;
  GTK_WIDGET_CLASS(klass)->snapshot = ui_ratio_dots_snapshot;
  ui_chart_class_set_size(UI_CHART_CLASS(klass), 160, 340, HEIGHT);
}

static void
ui_ratio_dots_init(UiRatioDots *self)
{
  self->ratios = g_array_new(FALSE, FALSE, sizeof(double));
  gtk_widget_set_hexpand(GTK_WIDGET(self), TRUE);
}

UiRatioDots *
ui_ratio_dots_new(void)
{
  return g_object_new(UI_TYPE_RATIO_DOTS, NULL);
}

void
ui_ratio_dots_set_ratios(UiRatioDots *self, const GArray *ratios, const char *words)
{
  g_return_if_fail(UI_IS_RATIO_DOTS(self));

  g_array_set_size(self->ratios, 0);
  if (ratios != NULL)
    g_array_append_vals(self->ratios, ratios->data, ratios->len);
  ui_chart_describe(UI_CHART(self), words);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}
