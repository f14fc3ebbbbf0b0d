/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reads C as far as our own style goes: a function's name begins its line, and a state is the last
 * argument of the call that records it.
 */
#include "app/lab/state-lines.h"

#include "app/lab/source.h"

/* The names that demos/trace/recorder.h gives to the states in which a lane stands somewhere. */
static const struct {
  const char *name;
  IlkLaneState state;
} names[] = {
    {"TRACE_WAITING_FOR_GIL", ILK_LANE_WAITING},   {"TRACE_RUNNING", ILK_LANE_RUNNING},
    {"TRACE_RUNNING_FREE", ILK_LANE_RUNNING_FREE}, {"TRACE_BLOCKED", ILK_LANE_BLOCKED},
    {"TRACE_WAITING_FOR_LOCK", ILK_LANE_LOCK},
};

static int
find_state(const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    if (g_str_equal(names[i].name, name))
      return names[i].state;
  return ILK_LANE_IDLE;
}

/* Returns: the state that @text, a line, records; ILK_LANE_IDLE when it records none */
static int
read_state(const GRegex *call, const char *text)
{
  g_autoptr(GMatchInfo) match = NULL;

  if (!g_regex_match(call, text, 0, &match))
    return ILK_LANE_IDLE;
  g_autofree char *name = g_match_info_fetch(match, 1);
  return find_state(name);
}

GArray *
ilk_state_lines_find(const char *source)
{
  g_return_val_if_fail(source != NULL, NULL);
  GArray *found = g_array_new(FALSE, FALSE, sizeof(IlkStateLine));
  g_auto(GStrv) text = g_strsplit(source, "\n", -1);
  g_autoptr(GRegex) call = g_regex_new("^ +[^/*]*\\w\\(.*, (TRACE_\\w+)\\);", 0, 0, NULL);
  g_autoptr(GRegex) function = g_regex_new("^\\w+\\(", 0, 0, NULL);
  g_autoptr(GRegex) drop = g_regex_new("^\\w+_drop\\(", 0, 0, NULL);
  gboolean letting_go = FALSE;

  for (int i = 0; text[i] != NULL; i++) {
    if (g_regex_match(function, text[i], 0, NULL))
      letting_go = g_regex_match(drop, text[i], 0, NULL);
    IlkStateLine line = {i, read_state(call, text[i]), letting_go};
    if (line.state != ILK_LANE_IDLE)
      g_array_append_val(found, line);
  }
  return found;
}

const char *
ilk_state_lines_find_file(const char *folder, const char *const *files)
{
  for (gsize i = 0; files[i] != NULL; i++) {
    g_autofree char *source = ilk_source_load(folder, files[i], NULL);
    g_autoptr(GArray) lines = source != NULL ? ilk_state_lines_find(source) : NULL;
    if (lines != NULL && lines->len > 0)
      return files[i];
  }
  return NULL;
}

static void
add_lines(GArray *to, const GArray *lines, int state, gboolean letting_go)
{
  for (guint i = 0; i < lines->len; i++) {
    const IlkStateLine *line = &g_array_index(lines, IlkStateLine, i);
    if (line->state == state && line->letting_go == letting_go)
      g_array_append_val(to, line->line);
  }
}

/* A lane that ran and now waits has been asked to let go, where there is such a line. Returns:
 * (transfer full) (element-type int) */
static GArray *
find_lines(const GArray *lines, const GArray *segments)
{
  GArray *found = g_array_new(FALSE, FALSE, sizeof(int));
  int state = g_array_index(segments, IlkSegment, segments->len - 1).state;
  int before = segments->len > 1 ? g_array_index(segments, IlkSegment, segments->len - 2).state
                                 : ILK_LANE_IDLE;

  if (before == ILK_LANE_RUNNING)
    add_lines(found, lines, state, TRUE);
  if (found->len == 0)
    add_lines(found, lines, state, FALSE);
  return found;
}

static void
free_standing(gpointer data)
{
  IlkStanding *standing = data;
  g_array_unref(standing->lines);
  g_ptr_array_unref(standing->lanes);
  g_free(standing);
}

/* Lanes at the same first line have all their lines in common: find_lines() took them by state. */
static IlkStanding *
ensure_standing(GPtrArray *standings, int state, GArray *lines)
{
  for (guint i = 0; i < standings->len; i++) {
    IlkStanding *known = g_ptr_array_index(standings, i);
    if (g_array_index(known->lines, int, 0) == g_array_index(lines, int, 0))
      return known;
  }
  IlkStanding *standing = g_new0(IlkStanding, 1);
  standing->state = state;
  standing->lines = g_array_ref(lines);
  standing->lanes = g_ptr_array_new();
  g_ptr_array_add(standings, standing);
  return standing;
}

GPtrArray *
ilk_state_lines_locate(const GArray *lines, IlkTrace *trace)
{
  g_return_val_if_fail(lines != NULL && ILK_IS_TRACE(trace), NULL);
  GPtrArray *standings = g_ptr_array_new_with_free_func(free_standing);
  GPtrArray *lanes = ilk_trace_get_lanes(trace);

  for (guint i = 0; i < lanes->len; i++) {
    IlkLane *lane = g_ptr_array_index(lanes, i);
    if (lane->segments->len == 0 || g_strcmp0(lane->kind, "holder") == 0)
      continue;
    g_autoptr(GArray) found = find_lines(lines, lane->segments);
    int state = g_array_index(lane->segments, IlkSegment, lane->segments->len - 1).state;
    if (found->len > 0)
      g_ptr_array_add(ensure_standing(standings, state, found)->lanes, lane);
  }
  return standings;
}
