/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The stretch of time a timeline shows: follows what is being recorded, or stands still where the
 * learner has moved it. No widget.
 */
#pragma once

#include <glib.h>

/** The closest one can look: ten divisions of a microsecond. */
#define UI_TIMELINE_MIN_SPAN G_GINT64_CONSTANT(10000)
/** What is shown until the learner zooms: ten switch intervals of CPython's default. */
#define UI_TIMELINE_INITIAL_SPAN G_GINT64_CONSTANT(50000000)

/** UiTimelineView: shows [@start, @start + @span) ns; @now: end of what is recorded; @following:
 * whether the end of it stays in sight */
typedef struct {
  gint64 start;
  gint64 span;
  gint64 now;
  gboolean following;
} UiTimelineView;

void ui_timeline_view_init(UiTimelineView *self);

/**
 * ui_timeline_view_advance: notes that recording has reached @now. A following view shows the
 * latest whole page, like an oscilloscope: a page shorter than a quarter of a second is held that
 * long, because nobody could read it faster.
 *
 * Returns: whether another stretch is shown than before
 */
gboolean ui_timeline_view_advance(UiTimelineView *self, gint64 now);

/** ui_timeline_view_zoom: shows @factor times as much (below 1 zooms in), keeping the time at
 * @anchor (0 left edge, 1 right edge) in its place */
void ui_timeline_view_zoom(UiTimelineView *self, double factor, double anchor);

/** ui_timeline_view_pan: moves by @share of what is shown, later when positive; stops following */
void ui_timeline_view_pan(UiTimelineView *self, double share);

/** ui_timeline_view_set_following: continues at the end of what is recorded, or stands still */
void ui_timeline_view_set_following(UiTimelineView *self, gboolean following);

/** ui_timeline_view_show_from: everything recorded from @start ns on */
void ui_timeline_view_show_from(UiTimelineView *self, gint64 start);
