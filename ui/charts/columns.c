/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Columns over a base line, with two or three grid lines to read heights by.
 */
#include "ui/charts/columns.h"

#include "ui/base/axis.h"

#include <math.h>

#define HEIGHT 140
#define FOOT 20
#define HEAD 8
#define MAX_GRID_LINES 5
#define LABEL_GAP 6

struct _UiColumns {
  UiChart parent_instance;

  /* Owned */
  GArray *columns;

  UiColumnLabels labels;
};

G_DEFINE_FINAL_TYPE(UiColumns, ui_columns, UI_TYPE_CHART)

/* Numbers stand at the start, columns right of them. */
typedef struct {
  UiAxis axis;
  double start;
  double pitch;
  double bottom;
} Frame;

static const UiColumn *
column_at(UiColumns *self, guint index)
{
  return &g_array_index(self->columns, UiColumn, index);
}

static void
clear_column(gpointer column)
{
  g_free((char *) ((UiColumn *) column)->label);
  g_free((char *) ((UiColumn *) column)->text);
}

static double
get_most(UiColumns *self)
{
  double most = 0;

  for (guint i = 0; i < self->columns->len; i++)
    most = MAX(most, column_at(self, i)->value);
  return most;
}

static Frame
get_frame(UiColumns *self)
{
  Frame frame = {.axis = {0, MAX(ui_axis_round_up(get_most(self)), 2), FALSE}};
  g_autofree char *widest = g_strdup_printf("%.0f", frame.axis.high);
  int width;

  ui_chart_measure_text(UI_CHART(self), widest, UI_TEXT_CAPTION, &width, NULL);
  frame.start = width + LABEL_GAP;
  frame.pitch = (gtk_widget_get_width(GTK_WIDGET(self)) - frame.start) / MAX(self->columns->len, 1);
  frame.bottom =
      gtk_widget_get_height(GTK_WIDGET(self)) - FOOT * ui_chart_get_scale(UI_CHART(self));
  return frame;
}

static double
get_height(const Frame *frame, double value)
{
  return ui_axis_position(&frame->axis, value) * (frame->bottom - HEAD);
}

static void
draw_grid(UiColumns *self, GtkSnapshot *snapshot, const Frame *frame)
{
  g_autoptr(GArray) ticks = ui_axis_dup_ticks(&frame->axis, MAX_GRID_LINES);
  double width = gtk_widget_get_width(GTK_WIDGET(self)) - frame->start;

  for (guint i = 0; i < ticks->len; i++) {
    /* Adding zero makes the zero of the axis a positive one. */
    double value = g_array_index(ticks, double, i) + 0.0;
    double y = round(frame->bottom - get_height(frame, value));
    double left = ui_chart_is_rtl(UI_CHART(self)) ? 0 : frame->start;
    /* Halves of a card would be nonsense. */
    if (value != floor(value))
      continue;
    g_autofree char *text = g_strdup_printf("%.0f", value);
    ui_chart_draw_box(snapshot, UI_COLOR_GRID,
                      &GRAPHENE_RECT_INIT((float) left, (float) y, (float) width, 1), 0);
    ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM,
                       ui_chart_mirror(UI_CHART(self), frame->start - LABEL_GAP), y,
                       ui_chart_is_rtl(UI_CHART(self)) ? 0 : 1, 0.5);
  }
}

static void
draw_column(UiColumns *self, GtkSnapshot *snapshot, const Frame *frame, guint index)
{
  double value = column_at(self, index)->value;
  double gap = frame->pitch > 12 ? 3 : 1;
  double left = frame->start + index * frame->pitch + gap / 2;
  double right = left + frame->pitch - gap;
  /* One among hundreds still leaves a trace. */
  double height = MAX(get_height(frame, value), 2);

  if (value <= 0)
    return;
  graphene_rect_t box = GRAPHENE_RECT_INIT(
      (float) MIN(ui_chart_mirror(UI_CHART(self), left), ui_chart_mirror(UI_CHART(self), right)),
      (float) (frame->bottom - height), (float) (right - left), (float) height);
  ui_chart_draw_box(snapshot, UI_COLOR_MODEL, &box, height > 6 && right - left > 6 ? 3 : 0);
}

/* From where to where a label would be written. */
static void
get_label_span(UiColumns *self, const Frame *frame, guint index, double *from, double *to)
{
  double at = frame->start + index * frame->pitch;
  int width;

  ui_chart_measure_text(UI_CHART(self), column_at(self, index)->label, UI_TEXT_CAPTION, &width,
                        NULL);
  if (self->labels == UI_COLUMN_LABELS_MIDDLE)
    at += frame->pitch / 2;
  *from = CLAMP(at - width / 2.0, 0, gtk_widget_get_width(GTK_WIDGET(self)) - width);
  *to = *from + width;
}

/* Labels that would run into the one before them are left out. */
static void
draw_labels(UiColumns *self, GtkSnapshot *snapshot, const Frame *frame)
{
  double taken = -LABEL_GAP;

  for (guint i = 0; i < self->columns->len; i++) {
    double from, to;
    if (column_at(self, i)->label == NULL)
      continue;
    get_label_span(self, frame, i, &from, &to);
    if (from < taken + LABEL_GAP)
      continue;
    ui_chart_draw_text(UI_CHART(self), snapshot, column_at(self, i)->label, UI_TEXT_CAPTION,
                       UI_COLOR_DIM, ui_chart_mirror(UI_CHART(self), from), frame->bottom + FOOT,
                       ui_chart_is_rtl(UI_CHART(self)) ? 1 : 0, 1);
    taken = to;
  }
}

static void
ui_columns_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiColumns *self = UI_COLUMNS(widget);
  Frame frame = get_frame(self);

  draw_grid(self, snapshot, &frame);
  for (guint i = 0; i < self->columns->len; i++)
    draw_column(self, snapshot, &frame, i);
  draw_labels(self, snapshot, &frame);
}

static gboolean
ui_columns_query_tooltip(GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  UiColumns *self = UI_COLUMNS(widget);
  Frame frame = get_frame(self);
  double index = floor((ui_chart_mirror(UI_CHART(self), x) - frame.start) / frame.pitch);

  if (keyboard || index < 0 || index >= self->columns->len)
    return FALSE;
  gtk_tooltip_set_text(tooltip, column_at(self, (guint) index)->text);
  return column_at(self, (guint) index)->text != NULL;
}

static void
ui_columns_finalize(GObject *object)
{
  g_array_unref(UI_COLUMNS(object)->columns);
  G_OBJECT_CLASS(ui_columns_parent_class)->finalize(object);
}

static void
ui_columns_class_init(UiColumnsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->finalize = ui_columns_finalize;
  widget_class->snapshot = ui_columns_snapshot;
  ui_chart_class_set_size(UI_CHART_CLASS(klass), 160, 340, HEIGHT);
  widget_class->query_tooltip = ui_columns_query_tooltip;
}

static void
ui_columns_init(UiColumns *self)
{
  self->columns = g_array_new(FALSE, FALSE, sizeof(UiColumn));
  g_array_set_clear_func(self->columns, clear_column);
  gtk_widget_set_has_tooltip(GTK_WIDGET(self), TRUE);
  gtk_widget_set_hexpand(GTK_WIDGET(self), TRUE);
}

UiColumns *
ui_columns_new(void)
{
  return g_object_new(UI_TYPE_COLUMNS, NULL);
}

void
ui_columns_set(UiColumns *self, const UiColumn *columns, guint n, UiColumnLabels labels,
               const char *words)
{
  g_return_if_fail(UI_IS_COLUMNS(self));

  g_array_set_size(self->columns, 0);
  for (guint i = 0; i < n; i++) {
    UiColumn column = {columns[i].value, g_strdup(columns[i].label), g_strdup(columns[i].text)};
    g_array_append_val(self->columns, column);
  }
  self->labels = labels;
  ui_chart_describe(UI_CHART(self), words);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}
