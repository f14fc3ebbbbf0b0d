/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows and their words.
 */
#include "ui/charts/timeline-rows.h"

#include "config.h"
#include "ui/base/units.h"
#include "ui/charts/lane-paint.h"
#include "ui/charts/segments.h"

#include <glib/gi18n.h>

#define TOP 4
#define HOLDER_HEIGHT 14

/* From so many lanes on they are drawn thinner, so that eight threads still fit beside a card. */
#define MANY 6

typedef struct {
  double height;
  double gap;
} Measures;

static const Measures few = {26, 12};
static const Measures many = {16, 7};

gboolean
ui_lane_is_holder(const IlkLane *lane)
{
  return g_strcmp0(lane->kind, "holder") == 0;
}

static double
add_rows(GArray *rows, GPtrArray *lanes, gboolean holders, double scale, double top)
{
  const Measures *measures = lanes->len >= MANY ? &many : &few;

  for (guint i = 0; i < lanes->len; i++) {
    const IlkLane *lane = g_ptr_array_index(lanes, i);
    if (ui_lane_is_holder(lane) != holders)
      continue;
    UiRow row = {lane, top, scale * (holders ? HOLDER_HEIGHT : measures->height)};
    g_array_append_val(rows, row);
    top += row.height + measures->gap;
  }
  return top;
}

GArray *
ui_timeline_rows_create(GPtrArray *lanes, double scale, double *bottom)
{
  GArray *rows = g_array_new(FALSE, FALSE, sizeof(UiRow));

  *bottom = TOP;
  if (lanes != NULL) {
    *bottom = add_rows(rows, lanes, TRUE, scale, *bottom);
    *bottom = add_rows(rows, lanes, FALSE, scale, *bottom);
  }
  return rows;
}

const UiRow *
ui_timeline_rows_find(const GArray *rows, double y)
{
  for (guint i = 0; i < rows->len; i++) {
    const UiRow *row = &g_array_index(rows, UiRow, i);
    if (y >= row->top - many.gap / 2 && y < row->top + row->height + many.gap / 2)
      return row;
  }
  return NULL;
}

/* “thread 1: running with the GIL 50 %, waiting for the GIL 50 %.” */
static void
describe_lane(const IlkLane *lane, gint64 now, GString *words)
{
  gint64 totals[UI_N_LANE_STATES] = {0};
  const char *separator = ": ";

  ui_segments_sum(lane->segments, now, totals, UI_N_LANE_STATES);
  g_string_append_printf(words, " %s", lane->name);
  for (int state = 0; state < UI_N_LANE_STATES; state++) {
    double percent = 100.0 * (double) totals[state] / (double) MAX(now, 1);
    if (percent < 0.5)
      continue;
    g_string_append_printf(words, "%s%s %.0f %%", separator, ui_lane_get_words(lane, state),
                           percent);
    separator = ", ";
  }
  /* Translators: of a thread in a timeline that did not do anything: “thread 2: nothing”. */
  g_string_append(words, *separator == ':' ? _(": nothing.") : ".");
}

char *
ui_timeline_rows_describe(GPtrArray *lanes, gint64 now)
{
  g_autofree char *time = ui_units_format((double) now, "ns");
  g_autoptr(GString) words = g_string_new(NULL);

  if (now <= 0)
    return g_strdup(_("Timeline, nothing recorded yet"));
  /* Translators: what a screen reader says of a chart; the lanes in words follow. */
  g_string_printf(words, _("Timeline of %s."), time);
  for (guint i = 0; lanes != NULL && i < lanes->len; i++) {
    const IlkLane *lane = g_ptr_array_index(lanes, i);
    if (!ui_lane_is_holder(lane))
      describe_lane(lane, now, words);
  }
  return g_string_free(g_steal_pointer(&words), FALSE);
}

static gboolean
is_over(const IlkSegment *segment)
{
  return segment->state == ILK_LANE_IDLE || segment->state == ILK_LANE_DONE ||
         segment->state == ILK_LANE_CANCELLED;
}

gint64
ui_timeline_rows_get_begin(GPtrArray *lanes)
{
  gint64 earliest = G_MAXINT64;

  for (guint i = 0; i < lanes->len; i++) {
    const IlkLane *lane = g_ptr_array_index(lanes, i);
    guint first = 0;
    if (ui_lane_is_holder(lane))
      continue;
    while (first < lane->segments->len &&
           is_over(&g_array_index(lane->segments, IlkSegment, first)))
      first++;
    if (first < lane->segments->len)
      earliest = MIN(earliest, g_array_index(lane->segments, IlkSegment, first).start);
  }
  return earliest < G_MAXINT64 ? earliest : 0;
}

gint64
ui_timeline_rows_get_end(GPtrArray *lanes, gint64 now)
{
  gint64 latest = 0;

  for (guint i = 0; i < lanes->len; i++) {
    const IlkLane *lane = g_ptr_array_index(lanes, i);
    if (ui_lane_is_holder(lane) || lane->segments->len == 0)
      continue;
    const IlkSegment *last = &g_array_index(lane->segments, IlkSegment, lane->segments->len - 1);
    if (!is_over(last))
      return now;
    latest = MAX(latest, last->start);
  }
  return latest;
}

guint
ui_timeline_rows_count_changes(GPtrArray *lanes)
{
  guint most = 0;

  for (guint i = 0; i < lanes->len; i++) {
    const IlkLane *lane = g_ptr_array_index(lanes, i);
    most = MAX(most, lane->segments->len);
  }
  return most;
}

/* In how many states other than at rest a lane is between @start and @end. */
static guint
count_states(const IlkLane *lane, gint64 start, gint64 end)
{
  guint states = 0, first = ui_segments_find(lane->segments, start);

  for (guint i = first == UI_SEGMENT_NONE ? 0 : first; i < lane->segments->len; i++) {
    const IlkSegment *segment = &g_array_index(lane->segments, IlkSegment, i);
    if (segment->start >= end)
      break;
    if (!is_over(segment) && segment->state < UI_N_LANE_STATES)
      states |= 1u << segment->state;
  }
  return (guint) __builtin_popcount(states);
}

gint64
ui_timeline_rows_find_richest(GPtrArray *lanes, gint64 now, gint64 span)
{
  gint64 best = MAX(now - span, 0);
  guint most = 0;

  for (gint64 start = best;; start = MAX(start - span / 2, 0)) {
    guint states = 0;
    for (guint i = 0; i < lanes->len; i++) {
      const IlkLane *lane = g_ptr_array_index(lanes, i);
      if (!ui_lane_is_holder(lane))
        states += count_states(lane, start, start + span);
    }
    if (states > most)
      best = start;
    most = MAX(most, states);
    if (start == 0)
      return best;
  }
}

/* Who holds the lock: the name of the lane whose number the state carries. */
static const char *
get_holder_name(GPtrArray *lanes, int state)
{
  for (guint i = 0; i < lanes->len; i++) {
    const IlkLane *lane = g_ptr_array_index(lanes, i);
    if (lane->id == state - 1)
      return lane->name;
  }
  return _("nobody");
}

char *
ui_timeline_rows_dup_text_at(GPtrArray *lanes, const IlkLane *lane, gint64 at, gint64 now)
{
  UiStretch stretch;

  if (!ui_segments_get_stretch(lane->segments, at, now, &stretch))
    return NULL;
  g_autofree char *duration = ui_units_format((double) (stretch.end - stretch.start), "ns");
  const char *words = ui_lane_is_holder(lane) ? get_holder_name(lanes, stretch.state)
                                              : ui_lane_get_words(lane, stretch.state);
  return g_strdup_printf("%s · %s · %s", lane->name, words, duration);
}
