/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Draws lanes: labels left, time to the right, holder lanes on top and thinner. Only what is
 * visible is looked at (segments.h).
 */
#include "ui/charts/timeline.h"

#include "ui/charts/axis.h"
#include "ui/charts/lane-paint.h"
#include "ui/charts/segments.h"
#include "ui/charts/timeline-input.h"
#include "ui/charts/timeline-rows.h"
#include "ui/charts/timeline-view.h"
#include "ui/charts/units.h"

#include <math.h>

#define AXIS_HEIGHT 22
#define LABEL_GAP 12
#define TICK_WIDTH 64
#define WIDEST_OFFSET "+000 ms "

/* Lanes that have all been at rest so long are taken to be done. */
#define REST_NS G_GINT64_CONSTANT(250000000)

/* A lane with no more changes than this is shown whole. */
#define MOST_SEEN_AT_ONCE 40

struct _UiTimeline {
  UiChart parent_instance;

  /* Owned */
  IlkTrace *trace;
  GArray *spans;

  UiTimelineView view;
  guint n_lanes;
  double pointer_x, pointer_y;
  gint64 described;
  gint64 settled;
};

G_DEFINE_FINAL_TYPE(UiTimeline, ui_timeline, UI_TYPE_CHART)

enum { PROP_0, PROP_FOLLOWING, N_PROPS };
static GParamSpec *props[N_PROPS];

static GPtrArray *
get_lanes(UiTimeline *self)
{
  return self->trace ? ilk_trace_get_lanes(self->trace) : NULL;
}

/* The room for labels: as wide as the widest, at most a third of everything. */
static double
get_labels_width(UiTimeline *self)
{
  GPtrArray *lanes = get_lanes(self);
  int widest;

  ui_chart_measure_text(UI_CHART(self), WIDEST_OFFSET, UI_TEXT_CAPTION, &widest, NULL);

  for (guint i = 0; lanes && i < lanes->len; i++) {
    const IlkLane *lane = g_ptr_array_index(lanes, i);
    int width;
    ui_chart_measure_text(UI_CHART(self), lane->name, UI_TEXT_CAPTION, &width, NULL);
    widest = MAX(widest, width);
  }
  return MIN(widest + LABEL_GAP, gtk_widget_get_width(GTK_WIDGET(self)) / 3.0);
}

static void
draw_label(UiTimeline *self, GtkSnapshot *snapshot, const UiRow *row, double width)
{
  g_autoptr(PangoLayout) layout =
      ui_chart_create_text(UI_CHART(self), row->lane->name, UI_TEXT_CAPTION);
  GdkRGBA color = ui_palette_get(ui_lane_is_holder(row->lane) ? UI_COLOR_DIM : UI_COLOR_TEXT);
  int height;

  pango_layout_set_width(layout, (int) ((width - LABEL_GAP) * PANGO_SCALE));
  pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
  pango_layout_get_pixel_size(layout, NULL, &height);
  gtk_snapshot_save(snapshot);
  gtk_snapshot_translate(
      snapshot, &GRAPHENE_POINT_INIT(0, (float) round(row->top + (row->height - height) / 2)));
  gtk_snapshot_append_layout(snapshot, layout, &color);
  gtk_snapshot_restore(snapshot);
}

/* Times count from the left edge, so they stand still while the lanes pass. */
static void
draw_axis(UiTimeline *self, GtkSnapshot *snapshot, double left, double width, double bottom)
{
  double span = (double) self->view.span;
  double step = ui_axis_step(span, (guint) MAX(width / TICK_WIDTH, 1));
  UiScale scale = ui_units_scale("ns", step);
  GdkRGBA grid = ui_palette_get(UI_COLOR_GRID);

  for (double at = 0; at <= span * (1 + 1e-9); at += step) {
    double x = round(left + at / span * width);
    gtk_snapshot_append_color(
        snapshot, &grid,
        &GRAPHENE_RECT_INIT((float) MIN(x, left + width - 1), 0, 1, (float) bottom));
    g_autofree char *text = ui_units_format_tick(at, step, scale);
    int text_width;
    ui_chart_measure_text(UI_CHART(self), text, UI_TEXT_CAPTION, &text_width, NULL);
    double align = x + text_width / 2.0 > left + width ? 1 : 0.5;
    ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM, x, bottom + 3,
                       align, 0);
  }
}

/* “+1.25 s” under the labels: how far into the run the left edge is. */
static void
draw_offset(UiTimeline *self, GtkSnapshot *snapshot, double bottom)
{
  if (self->view.start <= 0)
    return;
  g_autofree char *time = ui_units_format((double) self->view.start, "ns");
  g_autofree char *text = g_strconcat("+", time, NULL);
  ui_chart_draw_text(UI_CHART(self), snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM, 0, bottom + 3,
                     0, 0);
}

static double
get_ns_per_pixel(UiTimeline *self, double width)
{
  return (double) self->view.span / MAX(width, 1);
}

static void
draw_lane(UiTimeline *self, UiLanePaint *paint, const UiRow *row, double left, double width)
{
  ui_segments_collect(row->lane->segments, self->view.now, self->view.start,
                      get_ns_per_pixel(self, width), width, self->spans);
  for (guint i = 0; i < self->spans->len; i++) {
    const UiSpan *span = &g_array_index(self->spans, UiSpan, i);
    /* A hair of space parts neighbours that are wide enough to be seen apart. */
    double gap = !span->joined && span->to - span->from > 6 ? 0.75 : 0;
    graphene_rect_t box =
        GRAPHENE_RECT_INIT((float) (left + span->from), (float) row->top,
                           (float) (span->to - span->from - gap), (float) row->height);
    if (!ui_lane_is_holder(row->lane))
      ui_lane_paint_box(paint, span->state, &box);
    else if (span->state > 0)
      ui_lane_paint_holder(paint, span->state - 1, &box);
  }
}

static void
draw_lanes(UiTimeline *self, GtkSnapshot *snapshot, GArray *rows, double left, double width,
           double bottom)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT((float) left, 0, (float) MAX(width, 1), (float) bottom);
  cairo_t *cr = gtk_snapshot_append_cairo(snapshot, &area);
  g_auto(UiLanePaint) paint;

  ui_lane_paint_init(&paint, cr);
  for (guint i = 0; i < rows->len; i++)
    draw_lane(self, &paint, &g_array_index(rows, UiRow, i), left, width);
  cairo_destroy(cr);
}

static void
draw_bubble(UiTimeline *self, GtkSnapshot *snapshot)
{
  g_autofree char *text = ui_timeline_dup_text_at(self, self->pointer_x, self->pointer_y);
  int text_width, text_height;

  if (!text)
    return;
  ui_chart_measure_text(UI_CHART(self), text, UI_TEXT_CAPTION, &text_width, &text_height);
  double width = text_width + 16, height = text_height + 8;
  double x = CLAMP(self->pointer_x - width / 2, 0, gtk_widget_get_width(GTK_WIDGET(self)) - width);
  double y = self->pointer_y - height - 8;
  if (y < 0)
    y = self->pointer_y + 20;
  GdkRGBA ground = {0.1f, 0.1f, 0.1f, 0.95f}, ink = {1, 1, 1, 1};
  GskRoundedRect shape;
  gsk_rounded_rect_init_from_rect(
      &shape, &GRAPHENE_RECT_INIT((float) x, (float) y, (float) width, (float) height), 6);
  gtk_snapshot_push_rounded_clip(snapshot, &shape);
  gtk_snapshot_append_color(snapshot, &ground, &shape.bounds);
  gtk_snapshot_pop(snapshot);
  g_autoptr(PangoLayout) layout = ui_chart_create_text(UI_CHART(self), text, UI_TEXT_CAPTION);
  gtk_snapshot_save(snapshot);
  gtk_snapshot_translate(snapshot, &GRAPHENE_POINT_INIT((float) x + 8, (float) y + 4));
  gtk_snapshot_append_layout(snapshot, layout, &ink);
  gtk_snapshot_restore(snapshot);
}

static void
snapshot_timeline(GtkWidget *widget, GtkSnapshot *snapshot)
{
  UiTimeline *self = UI_TIMELINE(widget);
  double bottom;
  g_autoptr(GArray) rows = ui_timeline_rows_create(get_lanes(self), &bottom);
  double left = get_labels_width(self);
  double width = ui_timeline_get_lanes_width(self);

  draw_axis(self, snapshot, left, width, bottom);
  draw_offset(self, snapshot, bottom);
  for (guint i = 0; i < rows->len; i++)
    draw_label(self, snapshot, &g_array_index(rows, UiRow, i), left);
  draw_lanes(self, snapshot, rows, left, width, bottom);
  draw_bubble(self, snapshot);
}

static void
measure(GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
        int *minimum_baseline, int *natural_baseline)
{
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 200;
    *natural = 520;
    return;
  }
  double bottom;
  g_autoptr(GArray) rows = ui_timeline_rows_create(get_lanes(UI_TIMELINE(widget)), &bottom);
  *minimum = *natural = (int) bottom + AXIS_HEIGHT;
}

static void
describe(UiTimeline *self)
{
  g_autofree char *words = ui_timeline_rows_describe(get_lanes(self), self->view.now);

  ui_chart_describe(UI_CHART(self), words);
  self->described = self->view.now;
}

static void
dispose(GObject *object)
{
  UiTimeline *self = UI_TIMELINE(object);

  g_clear_object(&self->trace);
  G_OBJECT_CLASS(ui_timeline_parent_class)->dispose(object);
}

static void
finalize(GObject *object)
{
  g_array_unref(UI_TIMELINE(object)->spans);
  G_OBJECT_CLASS(ui_timeline_parent_class)->finalize(object);
}

static void
get_property(GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_FOLLOWING)
    g_value_set_boolean(value, UI_TIMELINE(object)->view.following);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID(object, id, pspec);
}

static void
set_property(GObject *object, guint id, const GValue *value, GParamSpec *pspec)
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

  object_class->dispose = dispose;
  object_class->finalize = finalize;
  object_class->get_property = get_property;
  object_class->set_property = set_property;
  widget_class->snapshot = snapshot_timeline;
  widget_class->measure = measure;
  props[PROP_FOLLOWING] =
      g_param_spec_boolean("following", NULL, NULL, TRUE,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties(object_class, N_PROPS, props);
  gtk_widget_class_set_css_name(widget_class, "timeline");
}

static void
ui_timeline_init(UiTimeline *self)
{
  self->spans = g_array_new(FALSE, FALSE, sizeof(UiSpan));
  self->pointer_x = self->pointer_y = -1;
  ui_timeline_view_init(&self->view);
  gtk_widget_set_focusable(GTK_WIDGET(self), TRUE);
  gtk_widget_set_hexpand(GTK_WIDGET(self), TRUE);
  ui_timeline_input_add(self);
  describe(self);
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
  g_object_notify_by_pspec(G_OBJECT(self), props[PROP_FOLLOWING]);
  ui_timeline_update(self);
}

/* When the recording is over, a view that followed it shows the stretch with the most to see. */
static void
settle(UiTimeline *self)
{
  GPtrArray *lanes = get_lanes(self);

  if (!self->view.following || self->settled == self->view.now)
    return;
  self->settled = self->view.now;
  if (ui_timeline_rows_count_changes(lanes) <= MOST_SEEN_AT_ONCE)
    ui_timeline_view_show_all(&self->view);
  else
    self->view.start = ui_timeline_rows_find_richest(lanes, self->view.now, self->view.span);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

void
ui_timeline_update(UiTimeline *self)
{
  g_return_if_fail(UI_IS_TIMELINE(self));
  GPtrArray *lanes = get_lanes(self);

  if (!lanes)
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
  if (self->view.now - self->described > G_USEC_PER_SEC * 1000 || ilk_trace_has_ended(self->trace))
    describe(self);
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
  g_object_notify_by_pspec(G_OBJECT(self), props[PROP_FOLLOWING]);
}

void
ui_timeline_show_all(UiTimeline *self)
{
  g_return_if_fail(UI_IS_TIMELINE(self));

  ui_timeline_set_following(self, FALSE);
  ui_timeline_view_show_all(&self->view);
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

double
ui_timeline_get_anchor(UiTimeline *self, double x)
{
  double left = get_labels_width(self);
  return CLAMP((x - left) / ui_timeline_get_lanes_width(self), 0, 1);
}

double
ui_timeline_get_pointer_anchor(UiTimeline *self)
{
  return self->pointer_x < 0 ? 0.5 : ui_timeline_get_anchor(self, self->pointer_x);
}

double
ui_timeline_get_lanes_width(UiTimeline *self)
{
  return MAX(gtk_widget_get_width(GTK_WIDGET(self)) - get_labels_width(self), 1);
}

void
ui_timeline_point_at(UiTimeline *self, double x, double y)
{
  g_return_if_fail(UI_IS_TIMELINE(self));

  self->pointer_x = x;
  self->pointer_y = y;
  gtk_widget_queue_draw(GTK_WIDGET(self));
}

char *
ui_timeline_dup_text_at(UiTimeline *self, double x, double y)
{
  double bottom;
  g_autoptr(GArray) rows = ui_timeline_rows_create(get_lanes(self), &bottom);
  const UiRow *row = ui_timeline_rows_find(rows, y);
  double left = get_labels_width(self);

  if (!row || x < left)
    return NULL;
  double ns = (x - left) * get_ns_per_pixel(self, ui_timeline_get_lanes_width(self));
  return ui_timeline_rows_dup_text_at(get_lanes(self), row->lane, self->view.start + (gint64) ns,
                                      self->view.now);
}
