/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The widget's inside, for the two files that see it: timeline.c shows and moves it,
 * timeline-read.c goes through it from stretch to stretch. What they draw with and listen to
 * (timeline-draw, -input, -rows, -view) knows nothing of it.
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
  double left; /* of the frame that is shown */
  gint64 described;
  gint64 settled;
};

/** ui_timeline_get_lanes: Returns: (transfer none) (nullable) (element-type IlkLane) */
GPtrArray *ui_timeline_get_lanes(UiTimeline *self);

/** ui_timeline_create_rows: Returns: (transfer full) (element-type UiRow); @bottom: (out): y below
 * the last */
GArray *ui_timeline_create_rows(UiTimeline *self, double *bottom) G_GNUC_WARN_UNUSED_RESULT;

/** ui_timeline_describe: says in words what all lanes did so far */
void ui_timeline_describe(UiTimeline *self);
