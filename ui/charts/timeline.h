/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lanes of a trace over time: who ran, who waited, and above them who held the lock. Follows a
 * running demo; zooms with Ctrl and the wheel, pinching, + and −; moves by dragging, scrolling and
 * Left and Right; Home shows everything, End follows again, Space holds the picture or lets it go
 * on; says state and duration of what the pointer is over, or of what Up, Down and Ctrl with Left
 * and Right choose. Main thread.
 */
#pragma once

#include "app/lab/trace.h"
#include "ui/charts/chart.h"

#define UI_TYPE_TIMELINE (ui_timeline_get_type())
G_DECLARE_FINAL_TYPE(UiTimeline, ui_timeline, UI, TIMELINE, UiChart)

/*
 * Properties: "following" (boolean): whether the end of the recording stays in sight.
 */

UiTimeline *ui_timeline_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_timeline_set_trace: @trace: (nullable): a reference is kept; the view begins anew */
void ui_timeline_set_trace(UiTimeline *self, IlkTrace *trace);

/** ui_timeline_update: the trace has grown */
void ui_timeline_update(UiTimeline *self);

/** ui_timeline_zoom: shows @factor times as much around @anchor (0 to 1 of the width) */
void ui_timeline_zoom(UiTimeline *self, double factor, double anchor);
/** ui_timeline_pan: moves by @share of the width, later when positive */
void ui_timeline_pan(UiTimeline *self, double share);
void ui_timeline_set_following(UiTimeline *self, gboolean following);
gboolean ui_timeline_is_following(UiTimeline *self);
/** ui_timeline_show_all: everything recorded so far, standing still */
void ui_timeline_show_all(UiTimeline *self);

/** ui_timeline_get_anchor: Returns: where between the edges of the lanes the widget's @x is, 0 to
 * 1 */
double ui_timeline_get_anchor(UiTimeline *self, double x);
/** ui_timeline_get_lanes_width: Returns: pixels that the shown time takes */
double ui_timeline_get_lanes_width(UiTimeline *self);

/** ui_timeline_point_at: shows state and duration at that place; (-1, -1) for nowhere */
void ui_timeline_point_at(UiTimeline *self, double x, double y);

/** ui_timeline_read_lane: shows and says the stretch of the lane above (@step −1) or below (1).
 * Returns: GDK_EVENT_STOP, or GDK_EVENT_PROPAGATE when there is none */
gboolean ui_timeline_read_lane(UiTimeline *self, int step);
/** ui_timeline_read_stretch: the stretch before (@step −1) or after (1) the one shown, as long as
 * the lane has one */
gboolean ui_timeline_read_stretch(UiTimeline *self, int step);
/** ui_timeline_stop_reading: shows none any more */
void ui_timeline_stop_reading(UiTimeline *self);

/** ui_timeline_get_pointer_anchor: Returns: the anchor under the pointer, the middle when it is
 * elsewhere */
double ui_timeline_get_pointer_anchor(UiTimeline *self);

/** ui_timeline_dup_text_at: Returns: (transfer full) (nullable): lane, state and duration there */
char *ui_timeline_dup_text_at(UiTimeline *self, double x, double y) G_GNUC_WARN_UNUSED_RESULT;
