/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the two halves of the timeline share: timeline.c draws and moves it, timeline-read.c goes
 * through it from stretch to stretch. Only these two include it.
 */
#pragma once

#include "ui/charts/timeline-view.h"
#include "ui/charts/timeline.h"

struct _UiTimeline {
  UiChart parent_instance;

  /* Owned */
  IlkTrace *trace;

  UiTimelineView view;
  guint n_lanes;
  double pointer_x, pointer_y;
  gint64 described;
  gint64 settled;
};

/** ui_timeline_get_lanes: Returns: (transfer none) (nullable) (element-type IlkLane) */
GPtrArray *ui_timeline_get_lanes(UiTimeline *self);

/** ui_timeline_create_rows: Returns: (transfer full) (element-type UiRow); @bottom: (out): y below
 * the last */
GArray *ui_timeline_create_rows(UiTimeline *self, double *bottom) G_GNUC_WARN_UNUSED_RESULT;

/** ui_timeline_get_left: Returns: pixels that the labels take: as many as the widest needs, but
 * little more than a third of everything */
double ui_timeline_get_left(UiTimeline *self);

/** ui_timeline_describe: says in words what all lanes did so far */
void ui_timeline_describe(UiTimeline *self);
