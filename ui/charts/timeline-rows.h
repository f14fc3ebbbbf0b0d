/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where each lane of a timeline stands: holder lanes on top and thinner, the others by id. No
 * widget.
 */
#pragma once

#include "app/lab/trace.h"

/** UiRow: @lane is lent by the trace */
typedef struct {
  const IlkLane *lane;
  double top;
  double height;
} UiRow;

/** ui_timeline_rows_create: @lanes: (nullable) (element-type IlkLane); @scale: of the text beside
 * them; @bottom: (out): y below the last. Returns: (transfer full) (element-type UiRow): from top
 * to bottom */
GArray *ui_timeline_rows_create(GPtrArray *lanes, double scale, double *bottom)
    G_GNUC_WARN_UNUSED_RESULT;

/** ui_timeline_rows_find: Returns: (nullable): the row at height @y */
const UiRow *ui_timeline_rows_find(const GArray *rows, double y);

/** ui_lane_is_holder: Returns: whether the lane says who holds a lock */
gboolean ui_lane_is_holder(const IlkLane *lane);

/** ui_timeline_rows_get_begin: Returns: ns at which the first lane was no longer at rest, 0 when
 * none ever was otherwise */
gint64 ui_timeline_rows_get_begin(GPtrArray *lanes);

/** ui_timeline_rows_get_end: Returns: ns up to which there is anything to see: @now, or when the
 * last lane came to rest */
gint64 ui_timeline_rows_get_end(GPtrArray *lanes, gint64 now);

/** ui_timeline_rows_count_changes: Returns: how many segments the lane that has most of them has */
guint ui_timeline_rows_count_changes(GPtrArray *lanes);

/** ui_timeline_rows_find_richest: Returns: ns at which the @span long stretch begins in which the
 * lanes are in the most different states; the latest of several */
gint64 ui_timeline_rows_find_richest(GPtrArray *lanes, gint64 now, gint64 span);

/** ui_timeline_rows_describe: Returns: (transfer full): how long each lane spent in which state, in
 * words */
char *ui_timeline_rows_describe(GPtrArray *lanes, gint64 now) G_GNUC_WARN_UNUSED_RESULT;

/** ui_timeline_rows_dup_text_at: Returns: (transfer full) (nullable): what @lane does at @at ns and
 * for how long, in words */
char *ui_timeline_rows_dup_text_at(GPtrArray *lanes, const IlkLane *lane, gint64 at, gint64 now)
    G_GNUC_WARN_UNUSED_RESULT;
