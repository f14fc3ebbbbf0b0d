/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The widget: a trace, the stretch of it that is shown, and where the pointer is.
 */
#include "ui/charts/timeline-private.h"

#include "ui/charts/timeline-draw.h"
#include "ui/charts/timeline-input.h"
#include "ui/charts/timeline-rows.h"
#include "ui/charts/timeline-view.h"

#define AXIS_HEIGHT 22

/* Lanes that have all been at rest so long are taken to be done. */
#define REST_NS G_GINT64_CONSTANT(250000000)

/* A lane with no more changes than this is shown whole. */
#define MOST_SEEN_AT_ONCE 40

G_DEFINE_FINAL_TYPE(UiTimeline, ui_timeline, UI_TYPE_CHART)

enum { PROP_0, PROP_FOLLOWING, N_PROPERTIES };
static GParamSpec *properties[N_PROPERTIES];

GPtrArray *
ui_timeline_get_lanes(UiTimeline *self)
{
  return self->trace != NULL ? ilk_trace_get_lanes(self->trace) : NULL;
}

GArray *
ui_timeline_create_rows(UiTimeline *self, double *bottom)
{
  return ui_timeline_rows_create(ui_timeline_get_lanes(self), ui_chart_get_scale(UI_CHART(self)),
                                 bottom);
}

/* Where the labels end: as wide as the widest needs, but little more than a third of everything.
 * Each label is laid out for that, so it is done once a frame. */
static void
place_labels(UiTimeline *self)
{
  const double largest_share = 0.36;

  self->left = MIN(ui_timeline_measure_labels(UI_CHART(self), ui_timeline_get_lanes(self)),
                   gtk_widget_get_width(GTK_WIDGET(self)) * largest_share);
}

static char *
dup_text_in_row(UiTimeline *self, GArray *rows, double x, double y)
{
  const UiRow *row = ui_timeline_rows_find(rows, y);

  if (row == NULL || x < self->left)
    return NULL;
  double ns = (x - self->left) * (double) self->view.span / ui_timeline_get_lanes_width(self);
  return ui_timeline_rows_dup_text_at(ui_timeline_get_lanes(self), row->lane,
                                      self->view.start + (gint64) ns, self->view.now);
}

/* Pointing and keys may come before the first frame. */
static void
ui_timeline_size_allocate(GtkWidget *widget, int width, int height, int baseline)
{
  place_labels(UI_TIMELINE(widget));
}

static void
ui_timeline_snapshot(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiTimeline *self = UI_TIMELINE(widget);
  double bottom;
  g_autoptr(GArray) rows = ui_timeline_create_rows(self, &bottom);
  place_labels(self);
  UiTimelinePicture picture = {
      .chart = UI_CHART(self),
      .view = &self->view,
      .rows = rows,
      .left = self->left,
      .width = ui_timeline_get_lanes_width(self),
      .bottom = bottom,
  };
  g_autofree char *text = dup_text_in_row(self, rows, self->pointer_x, self->pointer_y);

  ui_timeline_draw(&picture, snapshot);
  if (text != NULL)
    ui_timeline_draw_bubble(UI_CHART(self), snapshot, text, self->pointer_x, self->pointer_y);
}

static void
ui_timeline_measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                    int *natural, int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 200;
    *natural = 520;
    return;
  }
  UiTimeline *self = UI_TIMELINE(widget);
  double bottom;
  g_autoptr(GArray) rows = ui_timeline_create_rows(self, &bottom);
  *minimum = *natural = (int) (bottom + AXIS_HEIGHT * ui_chart_get_scale(UI_CHART(self)));
}

void
ui_timeline_describe(UiTimeline *self)
{
  g_autofree char *words = ui_timeline_rows_describe(ui_timeline_get_lanes(self), self->view.now);

  ui_chart_describe(UI_CHART(self), words);
  self->described = self->view.now;
}

static void
ui_timeline_dispose(GObject *object)
{
  UiTimeline *self = UI_TIMELINE(object);

  g_clear_object(&self->trace);
  G_OBJECT_CLASS(ui_timeline_parent_class)->dispose(object);
}

static void
ui_timeline_get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLLOWING)
    g_value_set_boolean(value, UI_TIMELINE(object)->view.following);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_timeline_set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLLOWING)
    ui_timeline_set_following(UI_TIMELINE(object), g_value_get_boolean(value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
ui_timeline_class_init(UiTimelineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->dispose = ui_timeline_dispose;
  object_class->get_property = ui_timeline_get_property;
  object_class->set_property = ui_timeline_set_property;
  widget_class->size_allocate = ui_timeline_size_allocate;
  widget_class->snapshot = ui_timeline_snapshot;
  widget_class->measure = ui_timeline_measure;
  properties[PROP_FOLLOWING] =
      g_param_spec_boolean("following", NULL, NULL, TRUE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPERTIES, properties);
  gtk_widget_class_set_css_name(widget_class, "timeline");
}

static void
ui_timeline_init(UiTimeline *self)
{
  self->pointer_x = self->pointer_y = -1;
  ui_timeline_view_init(&self->view);
  gtk_widget_set_focusable(GTK_WIDGET(self), TRUE);
  gtk_widget_set_hexpand(GTK_WIDGET(self), TRUE);
  ui_timeline_input_add(self);
  ui_timeline_describe(self);
}

UiTimeline *
ui_timeline_new(void)
{
  return g_object_new(UI_TYPE_TIMELINE, NULL);
}

void
ui_timeline_set_trace(UiTimeline *self, IlkTrace *trace)
{
  g_return_if_fail(UI_IS_TIMELINE(self));

  g_set_object(&self->trace, trace);
  ui_timeline_view_init(&self->view);
  self->n_lanes = 0;
  self->described = self->settled = 0;
  gtk_widget_queue_resize(GTK_WIDGET(self));
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_FOLLOWING]);
  ui_timeline_update(self);
}

/* When the recording is over, a view that followed it shows the stretch with the most to see. */
static void
settle(UiTimeline *self)
{
  GPtrArray *lanes = ui_timeline_get_lanes(self);

  if (!self->view.following || self->settled == self->view.now)
    return;
  self->settled = self->view.now;
  if (ui_timeline_rows_count_changes(lanes) <= MOST_SEEN_AT_ONCE)
    ui_timeline_view_show_from(&self->view, ui_timeline_rows_get_begin(lanes));
  else
    self->view.start = ui_timeline_rows_find_richest(lanes, self->view.now, self->view.span);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

/* What is pointed at in a picture that stands still must not be talked over. */
static gboolean
is_reading(UiTimeline *self)
{
  return self->pointer_x >= 0 && !self->view.following;
}

void
ui_timeline_update(UiTimeline *self)
{
  g_return_if_fail(UI_IS_TIMELINE(self));
  GPtrArray *lanes = ui_timeline_get_lanes(self);

  if (lanes == NULL)
    return;
  if (lanes->len != self->n_lanes)
    gtk_widget_queue_resize(GTK_WIDGET(self));
  self->n_lanes = lanes->len;
  gint64 now = ilk_trace_get_now(self->trace);
  gint64 end = ui_timeline_rows_get_end(lanes, now);
  if (ui_timeline_view_advance(&self->view, end))
    gtk_widget_queue_draw(GTK_WIDGET(self));
  if (now - end >= REST_NS || ilk_trace_has_ended(self->trace))
    settle(self);
  if (is_reading(self))
    return;
  if (self->view.now - self->described > G_USEC_PER_SEC * 1000 || ilk_trace_has_ended(self->trace))
    ui_timeline_describe(self);
}

void
ui_timeline_zoom(UiTimeline *self, double factor, double anchor)
{
  g_return_if_fail(UI_IS_TIMELINE(self));

  ui_timeline_view_zoom(&self->view, factor, anchor);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

void
ui_timeline_pan(UiTimeline *self, double share)
{
  g_return_if_fail(UI_IS_TIMELINE(self));

  ui_timeline_set_following(self, FALSE);
  ui_timeline_view_pan(&self->view, share);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

void
ui_timeline_set_following(UiTimeline *self, gboolean following)
{
  g_return_if_fail(UI_IS_TIMELINE(self));

  if (self->view.following == following)
    return;
  ui_timeline_view_set_following(&self->view, following);
  gtk_widget_queue_draw(GTK_WIDGET(self));
  g_object_notify_by_pspec(G_OBJECT(self), properties[PROP_FOLLOWING]);
}

void
ui_timeline_show_all(UiTimeline *self)
{
  g_return_if_fail(UI_IS_TIMELINE(self));

  ui_timeline_set_following(self, FALSE);
  ui_timeline_view_show_from(&self->view, 0);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

double
ui_timeline_get_anchor(UiTimeline *self, double x)
{
  return CLAMP((x - self->left) / ui_timeline_get_lanes_width(self), 0, 1);
}

double
ui_timeline_get_pointer_anchor(UiTimeline *self)
{
  return self->pointer_x < 0 ? 0.5 : ui_timeline_get_anchor(self, self->pointer_x);
}

double
ui_timeline_get_lanes_width(UiTimeline *self)
{
  return MAX(gtk_widget_get_width(GTK_WIDGET(self)) - self->left, 1);
}

void
ui_timeline_point_at(UiTimeline *self, double x, double y)
{
  g_return_if_fail(UI_IS_TIMELINE(self));

  self->pointer_x = x;
  self->pointer_y = y;
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

gboolean
ui_timeline_is_following(UiTimeline *self)
{
  g_return_val_if_fail(UI_IS_TIMELINE(self), FALSE);

  return self->view.following;
}

char *
ui_timeline_dup_text_at(UiTimeline *self, double x, double y)
{
  double bottom;
  g_autoptr(GArray) rows = ui_timeline_create_rows(self, &bottom);

  return dup_text_in_row(self, rows, x, y);
}
