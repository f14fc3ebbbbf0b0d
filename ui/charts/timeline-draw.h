/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How a timeline looks; the widget around it is timeline.c. Only what is visible is looked at
 * (segments.h). Main thread.
 */
#pragma once

#include "ui/charts/chart.h"
#include "ui/charts/timeline-rows.h"
#include "ui/charts/timeline-view.h"

/**
 * UiTimelinePicture: what is drawn, and where
 * @rows: (element-type UiRow)
 * @left: x at which time begins; labels stand left of it
 * @width: pixels that the view takes
 * @bottom: y below the last lane, where the axis is
 */
typedef struct {
  UiChart *chart;
  const UiTimelineView *view;
  GArray *rows;
  double left;
  double width;
  double bottom;
} UiTimelinePicture;

/** ui_timeline_measure_labels: Returns: the room that the names of @lanes (nullable) want */
double ui_timeline_measure_labels(UiChart *chart, GPtrArray *lanes);

void ui_timeline_draw(const UiTimelinePicture *picture, GtkSnapshot *snapshot);

/** ui_timeline_draw_bubble: @text in a bubble above the point, or below where there is no room */
void ui_timeline_draw_bubble(UiChart *chart, GtkSnapshot *snapshot, const char *text, double x,
                             double y);
