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

/** ui_segments_get_end: Returns: ns at which segment @index ends: where the next begins, @now for
 * the last */
gint64 ui_segments_get_end(const GArray *segments, guint index, gint64 now);

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
