/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What of a lane is visible: finds the segments of a stretch of time by binary search and joins
 * those too short to be seen, so drawing costs by the pixel however long the demo ran. No widget.
 */
#pragma once

#include "app/lab/trace.h"

/** UiSpan: from pixel @from to pixel @to the lane is in @state; shorter changes were joined when
 * @joined */
typedef struct {
  double from;
  double to;
  int state;
  gboolean joined;
} UiSpan;

#define UI_SEGMENT_NONE G_MAXUINT

/** ui_segments_find: Returns: index of the segment that holds at @at ns, UI_SEGMENT_NONE before the
 * first one */
guint ui_segments_find(const GArray *segments, gint64 at);

/** UiStretch: how long a lane stayed in @state, from @start to @end ns */
typedef struct {
  gint64 start;
  gint64 end;
  int state;
} UiStretch;

/** ui_segments_get_stretch: several segments of one state make one stretch. @now: ns; the last
 * segment ends here. Returns: FALSE when nothing is recorded at @at ns */
gboolean ui_segments_get_stretch(const GArray *segments, gint64 at, gint64 now, UiStretch *stretch);

/**
 * ui_segments_collect:
 * @segments: (element-type IlkSegment): of one lane
 * @now: ns; the last segment ends here
 * @start: ns at pixel 0
 * @ns_per_pixel: positive
 * @width: in pixels
 * @spans: (element-type UiSpan): emptied and filled from left to right, without overlap. A pixel
 * that holds several segments gets the state that takes most of it
 */
void ui_segments_collect(const GArray *segments, gint64 now, gint64 start, double ns_per_pixel,
                         double width, GArray *spans);

/** ui_segments_sum: adds the ns spent in each state up to @now to @totals, which has @n entries */
void ui_segments_sum(const GArray *segments, gint64 now, gint64 *totals, guint n);
