/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading a timeline by keys: what the pointer would show of a stretch is shown, and told to a
 * screen reader, for one stretch of one lane after the other.
 */
#include "ui/charts/timeline-private.h"

#include "ui/charts/segments.h"
#include "ui/charts/timeline-rows.h"

/* A picture that moves on could not be read. */
static void
read_at(UiTimeline *self, double x, double y)
{
  ui_timeline_set_following(self, FALSE);
  ui_timeline_point_at(self, x, y);
  g_autofree char *text = ui_timeline_dup_text_at(self, x, y);
  if (text != NULL)
    ui_chart_describe(UI_CHART(self), text);
}

static gint64
get_time(UiTimeline *self, double x)
{
  double share = (x - self->left) / ui_timeline_get_lanes_width(self);

  return self->view.start + (gint64) (share * (double) self->view.span);
}

/* Moves the view where @at is not in it. Returns: the pixel of @at */
static double
reveal(UiTimeline *self, gint64 at)
{
  double share = (double) (at - self->view.start) / (double) self->view.span;

  if (share < 0 || share >= 1) {
    ui_timeline_pan(self, share - 0.5);
    share = (double) (at - self->view.start) / (double) self->view.span;
  }
  return self->left + share * ui_timeline_get_lanes_width(self);
}

gboolean
ui_timeline_read_lane(UiTimeline *self, int step)
{
  g_return_val_if_fail(UI_IS_TIMELINE(self), GDK_EVENT_PROPAGATE);
  double bottom, left = self->left;
  g_autoptr(GArray) rows = ui_timeline_create_rows(self, &bottom);
  const UiRow *row = ui_timeline_rows_find(rows, self->pointer_y);
  int first = step > 0 ? 0 : (int) rows->len - 1;
  int index = row != NULL ? (int) (row - &g_array_index(rows, UiRow, 0)) + step : first;

  if (index < 0 || index >= (int) rows->len)
    return GDK_EVENT_PROPAGATE;
  const UiRow *next = &g_array_index(rows, UiRow, index);
  double x =
      self->pointer_x >= left ? self->pointer_x : left + ui_timeline_get_lanes_width(self) / 2;
  read_at(self, x, next->top + next->height / 2);
  return GDK_EVENT_STOP;
}

gboolean
ui_timeline_read_stretch(UiTimeline *self, int step)
{
  g_return_val_if_fail(UI_IS_TIMELINE(self), GDK_EVENT_PROPAGATE);
  double bottom;
  g_autoptr(GArray) rows = ui_timeline_create_rows(self, &bottom);
  const UiRow *row = ui_timeline_rows_find(rows, self->pointer_y);
  gint64 now = self->view.now, at = get_time(self, self->pointer_x);
  UiStretch stretch;

  if (row == NULL)
    return ui_timeline_read_lane(self, 1);
  if (!ui_segments_get_stretch(row->lane->segments, at, now, &stretch))
    return GDK_EVENT_STOP;
  at = step > 0 ? stretch.end : stretch.start - 1;
  if (at < now && ui_segments_get_stretch(row->lane->segments, at, now, &stretch))
    read_at(self, reveal(self, stretch.start + (stretch.end - stretch.start) / 2),
            row->top + row->height / 2);
  return GDK_EVENT_STOP;
}

void
ui_timeline_stop_reading(UiTimeline *self)
{
  g_return_if_fail(UI_IS_TIMELINE(self));

  ui_timeline_point_at(self, -1, -1);
  ui_timeline_describe(self);
}
