/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Visible spans of a lane. Segments of at least one pixel are spans of their own. Shorter ones fall
 * into the pixel column they begin in; the column takes the state that fills most of it.
 */
#include "ui/charts/segments.h"

#include <math.h>

#define N_STATES 16

/* The pixel column that short segments are being summed up in. */
typedef struct {
  double column;
  double share[N_STATES];
  int state[N_STATES];
  guint n;
} Crowd;

typedef struct {
  gint64 start;
  double ns_per_pixel;
  double width;
  GArray *spans;
  Crowd crowd;
} Collector;

static const IlkSegment *
segment_at(const GArray *segments, guint index)
{
  return &g_array_index(segments, IlkSegment, index);
}

guint
ui_segments_find(const GArray *segments, gint64 at)
{
  guint low = 0, high = segments->len;

  while (low < high) {
    guint middle = low + (high - low) / 2;
    if (segment_at(segments, middle)->start <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low == 0 ? UI_SEGMENT_NONE : low - 1;
}

static gint64
get_end(const GArray *segments, guint index, gint64 now)
{
  if (index + 1 < segments->len)
    return segment_at(segments, index + 1)->start;
  return MAX(now, segment_at(segments, index)->start);
}

/* The last of the segments from @index on that continue its state. */
static guint
find_last_alike(const GArray *segments, guint index)
{
  int state = segment_at(segments, index)->state;

  while (index + 1 < segments->len && segment_at(segments, index + 1)->state == state)
    index++;
  return index;
}

gboolean
ui_segments_get_stretch(const GArray *segments, gint64 at, gint64 now, UiStretch *stretch)
{
  guint index = ui_segments_find(segments, at);

  if (index == UI_SEGMENT_NONE || at > now)
    return FALSE;
  int state = segment_at(segments, index)->state;
  guint last = find_last_alike(segments, index);
  while (index > 0 && segment_at(segments, index - 1)->state == state)
    index--;
  *stretch = (UiStretch){segment_at(segments, index)->start, get_end(segments, last, now), state};
  return TRUE;
}

/* What stands already keeps its pixels: a span begins where the one before it ended. */
static void
add_span(Collector *self, double from, double to, int state, gboolean joined)
{
  GArray *spans = self->spans;
  UiSpan *last = spans->len > 0 ? &g_array_index(spans, UiSpan, spans->len - 1) : NULL;

  from = MAX(from, last != NULL ? last->to : 0);
  to = MIN(to, self->width);
  if (to <= from)
    return;
  if (last != NULL && last->state == state && last->joined && joined && from - last->to < 1e-6) {
    last->to = to;
    return;
  }
  UiSpan span = {from, to, state, joined};
  g_array_append_val(spans, span);
}

static void
settle_crowd(Collector *self)
{
  Crowd *crowd = &self->crowd;
  guint most = 0;

  if (crowd->n == 0)
    return;
  for (guint i = 1; i < crowd->n; i++)
    if (crowd->share[i] > crowd->share[most])
      most = i;
  add_span(self, crowd->column, crowd->column + 1, crowd->state[most], TRUE);
  crowd->n = 0;
}

static void
add_to_crowd(Collector *self, double from, double to, int state)
{
  Crowd *crowd = &self->crowd;
  if (crowd->n > 0 && floor(from) > crowd->column)
    settle_crowd(self);
  if (crowd->n == 0)
    crowd->column = floor(from);

  guint i = 0;
  while (i < crowd->n && crowd->state[i] != state)
    i++;
  if (i == N_STATES)
    return;
  if (i == crowd->n) {
    crowd->state[i] = state;
    crowd->share[i] = 0;
    crowd->n++;
  }
  crowd->share[i] += to - from;
}

static void
add_segment(Collector *self, gint64 start, gint64 end, int state)
{
  double from = (double) (start - self->start) / self->ns_per_pixel;
  double to = (double) (end - self->start) / self->ns_per_pixel;

  if (to - from < 1) {
    add_to_crowd(self, from, to, state);
    return;
  }
  settle_crowd(self);
  add_span(self, from, to, state, FALSE);
}

void
ui_segments_collect(const GArray *segments, gint64 now, gint64 start, double ns_per_pixel,
                    double width, GArray *spans)
{
  Collector self = {.start = start, .ns_per_pixel = ns_per_pixel, .width = width, .spans = spans};
  gint64 stop = start + (gint64) ceil(width * ns_per_pixel);

  g_array_set_size(spans, 0);
  guint first = ui_segments_find(segments, start);
  if (first == UI_SEGMENT_NONE)
    first = 0;
  for (guint i = first; i < segments->len && segment_at(segments, i)->start < stop; i++) {
    gint64 from = segment_at(segments, i)->start;
    i = find_last_alike(segments, i);
    add_segment(&self, from, get_end(segments, i, now), segment_at(segments, i)->state);
  }
  settle_crowd(&self);
}

void
ui_segments_sum(const GArray *segments, gint64 now, gint64 *totals, guint n)
{
  for (guint i = 0; i < segments->len; i++) {
    const IlkSegment *segment = segment_at(segments, i);
    if (segment->state >= 0 && (guint) segment->state < n)
      totals[segment->state] += get_end(segments, i, now) - segment->start;
  }
}
