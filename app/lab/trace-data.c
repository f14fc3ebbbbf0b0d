/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The lines that carry measurements: lanes and their states, samples, histograms. Each is taken
 * whole or refused, and nothing grows past its limit.
 */
#include "app/lab/trace-private.h"

#include "app/base/limits.h"

#include <math.h>

#define MAX_BUCKET_INDEX 511
#define SUB_BUCKETS 8

void
ilk_trace_see_time(IlkTrace *self, gint64 at)
{
  self->now = MAX(self->now, at);
}

static gint
compare_lanes(gconstpointer a, gconstpointer b)
{
  const IlkLane *first = *(IlkLane *const *) a;
  const IlkLane *second = *(IlkLane *const *) b;
  return first->id - second->id;
}

static IlkLane *
add_lane(IlkTrace *self, gint64 id)
{
  IlkLane *lane = g_new0(IlkLane, 1);
  lane->id = (int) id;
  lane->segments = g_array_new(FALSE, FALSE, sizeof(IlkSegment));
  g_ptr_array_add(self->lanes, lane);
  g_ptr_array_sort(self->lanes, compare_lanes);
  return lane;
}

gboolean
ilk_trace_read_lane(IlkTrace *self, JsonObject *line)
{
  gint64 id;
  if (!ilk_json_get_integer(line, "id", 0, G_MAXINT16, &id))
    return FALSE;

  IlkLane *lane = ilk_trace_find_lane(self, id);
  if (lane == NULL && self->lanes->len >= ILK_MAX_LANES)
    return FALSE;
  if (lane == NULL)
    lane = add_lane(self, id);

  g_free(lane->name);
  g_free(lane->kind);
  lane->name = ilk_json_dup_name(line, "name", "");
  lane->kind = ilk_json_dup_name(line, "kind", "cpu");
  return TRUE;
}

/* The oldest go a quarter at a time, so that a long run moves each segment only a few times. */
static void
bound(IlkTrace *self, GArray *array, guint maximum)
{
  if (array->len < maximum)
    return;
  self->dropped += maximum / 4;
  g_array_remove_range(array, 0, maximum / 4);
}

static gboolean
add_segment(IlkTrace *self, gint64 id, gint64 state)
{
  IlkLane *lane = ilk_trace_find_lane(self, id);
  if (lane == NULL)
    return FALSE;
  if (state > ILK_LANE_CANCELLED && g_strcmp0(lane->kind, "holder") != 0)
    return FALSE;

  bound(self, lane->segments, ILK_MAX_SEGMENTS_PER_LANE);
  IlkSegment segment = {.start = self->state_time, .state = (int) state};
  g_array_append_val(lane->segments, segment);
  return TRUE;
}

gboolean
ilk_trace_read_states(IlkTrace *self, JsonObject *line)
{
  JsonArray *data = ilk_json_get_array(line, "data");
  guint length = data != NULL ? json_array_get_length(data) : 0;
  gboolean valid = data != NULL && length % 3 == 0;

  for (guint i = 0; i + 2 < length; i += 3) {
    gint64 delta, id, state;
    if (!ilk_json_node_get_integer(json_array_get_element(data, i), 0,
                                   ILK_TRACE_MAX_TIME - self->state_time, &delta) ||
        !ilk_json_node_get_integer(json_array_get_element(data, i + 1), 0, G_MAXINT16, &id) ||
        !ilk_json_node_get_integer(json_array_get_element(data, i + 2), 0, G_MAXINT16, &state))
      return FALSE;
    self->state_time += delta;
    valid &= add_segment(self, id, state);
  }
  ilk_trace_see_time(self, self->state_time);
  return valid;
}

static IlkSeries *
ensure_series(IlkTrace *self, JsonObject *line)
{
  g_autofree char *name = ilk_json_dup_name(line, "name", "");
  const IlkSeries *known = ilk_trace_find_series(self, name);
  if (known != NULL)
    return (IlkSeries *) known;
  if (self->series->len >= ILK_MAX_SERIES)
    return NULL;

  IlkSeries *series = g_new0(IlkSeries, 1);
  series->name = g_steal_pointer(&name);
  series->samples = g_array_new(FALSE, FALSE, sizeof(IlkSample));
  g_ptr_array_add(self->series, series);
  return series;
}

gboolean
ilk_trace_read_sample(IlkTrace *self, JsonObject *line)
{
  IlkSample sample = {0};
  JsonArray *values = ilk_json_get_array(line, "values");
  if (values == NULL || json_array_get_length(values) > ILK_MAX_SAMPLE_VALUES ||
      !ilk_json_get_integer(line, "at", 0, ILK_TRACE_MAX_TIME, &sample.at))
    return FALSE;

  for (; sample.n < json_array_get_length(values); sample.n++)
    if (!ilk_json_node_get_number(json_array_get_element(values, sample.n),
                                  &sample.values[sample.n]))
      return FALSE;

  IlkSeries *series = ensure_series(self, line);
  if (series == NULL)
    return FALSE;
  bound(self, series->samples, ILK_MAX_SAMPLES_PER_SERIES);
  g_array_append_val(series->samples, sample);
  ilk_trace_see_time(self, sample.at);
  return TRUE;
}

static double
bucket_edge(gint64 index)
{
  if (index < SUB_BUCKETS)
    return (double) index;
  return ldexp((double) (SUB_BUCKETS + index % SUB_BUCKETS), (int) (index / SUB_BUCKETS) - 1);
}

static gboolean
read_bucket(JsonNode *node, IlkBucket *bucket)
{
  JsonArray *pair = JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
  gint64 index, count;

  if (pair == NULL || json_array_get_length(pair) != 2 ||
      !ilk_json_node_get_integer(json_array_get_element(pair, 0), 0, MAX_BUCKET_INDEX, &index) ||
      !ilk_json_node_get_integer(json_array_get_element(pair, 1), 0, G_MAXINT64, &count))
    return FALSE;

  *bucket = (IlkBucket){bucket_edge(index), bucket_edge(index + 1), (guint64) count};
  return TRUE;
}

static IlkHistogram *
ensure_histogram(IlkTrace *self, JsonObject *line)
{
  g_autofree char *name = ilk_json_dup_name(line, "name", "");
  const IlkHistogram *known = ilk_trace_find_histogram(self, name);
  if (known != NULL)
    return (IlkHistogram *) known;
  if (self->histograms->len >= ILK_MAX_HISTOGRAMS)
    return NULL;

  IlkHistogram *histogram = g_new0(IlkHistogram, 1);
  histogram->name = g_steal_pointer(&name);
  histogram->unit = ilk_json_dup_name(line, "unit", "");
  histogram->buckets = g_array_new(FALSE, FALSE, sizeof(IlkBucket));
  g_ptr_array_add(self->histograms, histogram);
  return histogram;
}

gboolean
ilk_trace_read_histogram(IlkTrace *self, JsonObject *line)
{
  JsonArray *pairs = ilk_json_get_array(line, "buckets");
  if (pairs == NULL || json_array_get_length(pairs) > ILK_MAX_BUCKETS)
    return FALSE;

  g_autoptr(GArray) buckets = g_array_new(FALSE, FALSE, sizeof(IlkBucket));
  for (guint i = 0; i < json_array_get_length(pairs); i++) {
    IlkBucket bucket;
    if (!read_bucket(json_array_get_element(pairs, i), &bucket))
      return FALSE;
    g_array_append_val(buckets, bucket);
  }

  IlkHistogram *histogram = ensure_histogram(self, line);
  if (histogram == NULL)
    return FALSE;
  g_array_unref(histogram->buckets);
  histogram->buckets = g_steal_pointer(&buckets);
  return TRUE;
}
