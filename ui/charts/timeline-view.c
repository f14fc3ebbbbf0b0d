/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Moving and zooming, always within what is recorded.
 */
#include "ui/charts/timeline-view.h"

#include <math.h>

#define HELD_NS G_GINT64_CONSTANT(250000000)

/* The latest start that still fills the view. */
static gint64
latest_start(const UiTimelineView *self)
{
  return MAX(self->now - self->span, 0);
}

#ifdef ILK_CHECKS
/* What is shown has a length, and lies in what is recorded, or begins with it. */
static void
check_view(const UiTimelineView *self)
{
  g_assert_cmpint(self->span, >=, UI_TIMELINE_MIN_SPAN);
  g_assert_cmpint(self->start, >=, 0);
  g_assert_cmpint(self->start, <=, latest_start(self));
}
#else
#define check_view(self) ((void) (self))
#endif

static void
clamp_start(UiTimelineView *self)
{
  self->start = CLAMP(self->start, 0, latest_start(self));
  check_view(self);
}

void
ui_timeline_view_init(UiTimelineView *self)
{
  *self = (UiTimelineView){.span = UI_TIMELINE_INITIAL_SPAN, .following = TRUE};
}

gboolean
ui_timeline_view_advance(UiTimelineView *self, gint64 now)
{
  gint64 before = self->start;
  gboolean filling = self->now < self->start + self->span;

  self->now = MAX(self->now, now);
  if (self->following && self->now - (self->start + self->span) >= MAX(HELD_NS - self->span, 0))
    self->start = latest_start(self);
  check_view(self);
  return filling || self->start != before;
}

void
ui_timeline_view_zoom(UiTimelineView *self, double factor, double anchor)
{
  double widest = (double) MAX(self->now, UI_TIMELINE_INITIAL_SPAN);
  double span = CLAMP((double) self->span * factor, (double) UI_TIMELINE_MIN_SPAN, widest);
  double fixed = (double) self->start + anchor * (double) self->span;

  self->span = llround(span);
  self->start = llround(fixed - anchor * span);
  clamp_start(self);
}

void
ui_timeline_view_pan(UiTimelineView *self, double share)
{
  self->following = FALSE;
  self->start += llround(share * (double) self->span);
  clamp_start(self);
}

void
ui_timeline_view_set_following(UiTimelineView *self, gboolean following)
{
  self->following = following;
  if (following)
    self->start = latest_start(self);
}

void
ui_timeline_view_show_from(UiTimelineView *self, gint64 start)
{
  self->span = MAX(self->now - start, UI_TIMELINE_MIN_SPAN);
  self->start = start;
  clamp_start(self);
}
