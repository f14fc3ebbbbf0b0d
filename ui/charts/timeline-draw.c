/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Labels left, time to the right, the axis below.
 */
#include "ui/charts/timeline-draw.h"

#include "config.h"
#include "ui/base/axis.h"
#include "ui/base/units.h"
#include "ui/charts/lane-paint.h"
#include "ui/charts/segments.h"

#include <glib/gi18n.h>
#include <math.h>

#define LABEL_GAP 12
#define AXIS_GAP 3
#define TICK_WIDTH 64
/* With room for the half of the first number that stands left of its line. */
#define WIDEST_TIME "00.0 ms 00"

/* Neighbours at least so wide are parted by a hair of space. */
#define PARTED_FROM 6
#define HAIR 0.75

#define BUBBLE_PADDING_X 8
#define BUBBLE_PADDING_Y 4
#define BUBBLE_DISTANCE 8
#define POINTER_HEIGHT 20

static char *
dup_offset(const char *time)
{
  /* Translators: where the picture begins, below the names of threads: “from 967 ms”. */
  return g_strdup_printf(_("from %s"), time);
}

double
ui_timeline_measure_labels(UiChart *chart, GPtrArray *lanes)
{
  int widest;

  g_autofree char *offset = dup_offset(WIDEST_TIME);
  ui_chart_measure_text(chart, offset, UI_TEXT_CAPTION, &widest, NULL);
  for (guint i = 0; lanes != NULL && i < lanes->len; i++) {
    const IlkLane *lane = g_ptr_array_index(lanes, i);
    int width;
    ui_chart_measure_text(chart, lane->name, UI_TEXT_CAPTION, &width, NULL);
    widest = MAX(widest, width);
  }
  return widest + LABEL_GAP;
}

static void
draw_label(const UiTimelinePicture *picture, GtkSnapshot *snapshot, const UiRow *row)
{
  g_autoptr(PangoLayout) layout =
      ui_chart_create_text(picture->chart, row->lane->name, UI_TEXT_CAPTION);
  GdkRGBA color = ui_palette_get(ui_lane_is_holder(row->lane) ? UI_COLOR_DIM : UI_COLOR_TEXT);
  int height;

  pango_layout_set_width(layout, (int) ((picture->left - LABEL_GAP) * PANGO_SCALE));
  /* The number at its end tells one thread from the other. */
  pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_MIDDLE);
  pango_layout_get_pixel_size(layout, NULL, &height);
  gtk_snapshot_save(snapshot);
  gtk_snapshot_translate(
      snapshot, &GRAPHENE_POINT_INIT(0, (float) round(row->top + (row->height - height) / 2)));
  gtk_snapshot_append_layout(snapshot, layout, &color);
  gtk_snapshot_restore(snapshot);
}

/* A number in the middle below its line, but never past the right edge. */
static void
draw_tick(const UiTimelinePicture *picture, GtkSnapshot *snapshot, const char *text, double x)
{
  double right = picture->left + picture->width;
  int width;

  ui_chart_draw_box(snapshot, UI_COLOR_GRID,
                    &GRAPHENE_RECT_INIT((float) MIN(x, right - 1), 0, 1, (float) picture->bottom),
                    0);
  ui_chart_measure_text(picture->chart, text, UI_TEXT_CAPTION, &width, NULL);
  ui_chart_draw_text(picture->chart, snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM, x,
                     picture->bottom + AXIS_GAP, x + width / 2.0 > right ? 1 : 0.5, 0);
}

/* Times count from the left edge, so they stand still while the lanes pass. */
static void
draw_axis(const UiTimelinePicture *picture, GtkSnapshot *snapshot)
{
  UiAxis axis = {0, (double) picture->view->span, FALSE};
  double tick_width = TICK_WIDTH * ui_chart_get_scale(picture->chart);
  guint most = (guint) MAX(picture->width / tick_width, 1) + 1;
  g_autoptr(GArray) ticks = ui_axis_dup_ticks(&axis, most);
  double step = ui_axis_step(axis.high, most - 1);
  UiScale scale = ui_units_scale("ns", step);

  for (guint i = 0; i < ticks->len; i++) {
    double at = g_array_index(ticks, double, i);
    g_autofree char *text = ui_units_format_tick(at, step, scale);
    double x = picture->left + ui_axis_position(&axis, at) * picture->width;
    draw_tick(picture, snapshot, text, round(x));
  }
}

/* Under the labels: how far into the run the left edge is. */
static void
draw_offset(const UiTimelinePicture *picture, GtkSnapshot *snapshot)
{
  if (picture->view->start <= 0)
    return;
  g_autofree char *time = ui_units_format((double) picture->view->start, "ns");
  g_autofree char *text = dup_offset(time);
  ui_chart_draw_text(picture->chart, snapshot, text, UI_TEXT_CAPTION, UI_COLOR_DIM, 0,
                     picture->bottom + AXIS_GAP, 0, 0);
}

static void
draw_span(UiLanePaint *paint, const UiRow *row, const UiSpan *span, double left)
{
  double width = span->to - span->from;
  double gap = !span->joined && width > PARTED_FROM ? HAIR : 0;
  graphene_rect_t box = GRAPHENE_RECT_INIT((float) (left + span->from), (float) row->top,
                                           (float) (width - gap), (float) row->height);

  if (ui_lane_is_future(row->lane))
    ui_lane_paint_box(paint, ui_future_state_get_paint(span->state), &box);
  else if (!ui_lane_is_holder(row->lane))
    ui_lane_paint_box(paint, span->state, &box);
  else if (span->state > 0)
    ui_lane_paint_holder(paint, span->state - 1, &box);
}

static void
draw_lane(const UiTimelinePicture *picture, UiLanePaint *paint, const UiRow *row, GArray *spans)
{
  const UiTimelineView *view = picture->view;

  ui_segments_collect(row->lane->segments, view->now, view->start,
                      (double) view->span / picture->width, picture->width, spans);
  for (guint i = 0; i < spans->len; i++)
    draw_span(paint, row, &g_array_index(spans, UiSpan, i), picture->left);
}

static void
draw_lanes(const UiTimelinePicture *picture, GtkSnapshot *snapshot)
{
  graphene_rect_t area =
      GRAPHENE_RECT_INIT((float) picture->left, 0, (float) picture->width, (float) picture->bottom);
  cairo_t *cr = gtk_snapshot_append_cairo(snapshot, &area);
  g_autoptr(GArray) spans = g_array_new(FALSE, FALSE, sizeof(UiSpan));
  g_auto(UiLanePaint) paint;

  ui_lane_paint_init(&paint, cr);
  for (guint i = 0; i < picture->rows->len; i++)
    draw_lane(picture, &paint, &g_array_index(picture->rows, UiRow, i), spans);
  cairo_destroy(cr);
}

void
ui_timeline_draw(const UiTimelinePicture *picture, GtkSnapshot *snapshot)
{
  draw_axis(picture, snapshot);
  draw_offset(picture, snapshot);
  for (guint i = 0; i < picture->rows->len; i++)
    draw_label(picture, snapshot, &g_array_index(picture->rows, UiRow, i));
  draw_lanes(picture, snapshot);
}

void
ui_timeline_draw_bubble(UiChart *chart, GtkSnapshot *snapshot, const char *text, double x, double y)
{
  int text_width, text_height;

  ui_chart_measure_text(chart, text, UI_TEXT_CAPTION, &text_width, &text_height);
  double width = text_width + 2 * BUBBLE_PADDING_X, height = text_height + 2 * BUBBLE_PADDING_Y;
  double room = MAX(gtk_widget_get_width(GTK_WIDGET(chart)) - width, 0);
  double left = CLAMP(x - width / 2, 0, room);
  double top = y - height - BUBBLE_DISTANCE;
  if (top < 0)
    top = y + POINTER_HEIGHT;
  ui_chart_draw_box(snapshot, UI_COLOR_BUBBLE,
                    &GRAPHENE_RECT_INIT((float) left, (float) top, (float) width, (float) height),
                    6);
  ui_chart_draw_text(chart, snapshot, text, UI_TEXT_CAPTION, UI_COLOR_ON_BUBBLE,
                     left + BUBBLE_PADDING_X, top + BUBBLE_PADDING_Y, 0, 0);
}
