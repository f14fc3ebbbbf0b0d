/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One line of the trace protocol (version 1, demos/README.md): a reader per type. Here are the
 * lines that say how the run goes; those that carry measurements are in trace-data.c.
 */
#include "app/lab/trace-private.h"

#include "app/base/limits.h"

#include <math.h>

static void
read_parameter(JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  IlkTrace *self = user_data;
  GType type = JSON_NODE_HOLDS_VALUE(node) ? json_node_get_value_type(node) : G_TYPE_INVALID;
  GHashTable *table = type == G_TYPE_STRING ? self->choices : self->parameters;
  double value;

  if (g_hash_table_size(table) >= ILK_MAX_TRACE_PARAMETERS && !g_hash_table_contains(table, name))
    return;
  if (type == G_TYPE_STRING) {
    g_hash_table_insert(table, g_strdup(name),
                        g_strndup(ilk_json_node_get_string(node), ILK_MAX_NAME_BYTES));
    return;
  }
  if (type == G_TYPE_BOOLEAN)
    value = json_node_get_boolean(node);
  else if (!ilk_json_node_get_number(node, &value))
    return;
  g_hash_table_insert(table, g_strdup(name), g_memdup2(&value, sizeof value));
}

static gboolean
read_parameters(IlkTrace *self, JsonObject *line)
{
  JsonObject *parameters = ilk_json_get_object(line, "parameters");
  if (parameters != NULL)
    json_object_foreach_member(parameters, read_parameter, self);
  return parameters != NULL;
}

static gboolean
read_hello(IlkTrace *self, JsonObject *line)
{
  gint64 version;
  return ilk_json_get_integer(line, "version", 1, 1, &version) && read_parameters(self, line);
}

static IlkResult *
ensure_result(IlkTrace *self, const char *name)
{
  const IlkResult *known = ilk_trace_find_result(self, name);
  if (known != NULL)
    return (IlkResult *) known;
  if (self->results->len >= ILK_MAX_RESULTS)
    return NULL;

  IlkResult *result = g_new0(IlkResult, 1);
  result->name = g_strdup(name);
  g_ptr_array_add(self->results, result);
  return result;
}

static gboolean
read_result(IlkTrace *self, JsonObject *line)
{
  double value = ilk_json_get_number(line, "value", NAN);
  g_autofree char *name = ilk_json_dup_name(line, "name", NULL);
  if (name == NULL || isnan(value))
    return FALSE;

  IlkResult *result = ensure_result(self, name);
  if (result == NULL)
    return FALSE;

  gint64 repetitions = 1;
  ilk_json_get_integer(line, "repetitions", 1, G_MAXINT, &repetitions);
  result->value = value;
  result->low = ilk_json_get_number(line, "low", value);
  result->high = ilk_json_get_number(line, "high", value);
  result->repetitions = (int) repetitions;
  g_free(result->unit);
  result->unit = ilk_json_dup_name(line, "unit", "");
  return TRUE;
}

static gboolean
read_missing(IlkTrace *self, JsonObject *line)
{
  g_autofree char *message = ilk_json_dup_name(line, "message", NULL);
  if (message == NULL || *message == '\0')
    return FALSE;
  if (self->missing->len < ILK_MAX_RESULTS &&
      !g_ptr_array_find_with_equal_func(self->missing, message, g_str_equal, NULL))
    g_ptr_array_add(self->missing, g_steal_pointer(&message));
  return TRUE;
}

static gboolean
read_phase(IlkTrace *self, JsonObject *line)
{
  double done = ilk_json_get_number(line, "done", -1);
  double of = ilk_json_get_number(line, "of", -1);
  if (done < 0 || of <= 0)
    return FALSE;

  g_free(self->progress.phase);
  self->progress = (IlkTraceProgress){ilk_json_dup_name(line, "name", NULL), done, of};
  return TRUE;
}

static gboolean
read_verdict(IlkTrace *self, JsonObject *line)
{
  const char *headline = ilk_json_get_string(line, "headline", NULL);
  if (headline == NULL)
    return FALSE;

  g_free(self->headline);
  g_free(self->text);
  self->headline = g_strdup(headline);
  self->text = g_strdup(ilk_json_get_string(line, "text", NULL));
  return TRUE;
}

static gboolean
read_dropped(IlkTrace *self, JsonObject *line)
{
  gint64 count;
  if (!ilk_json_get_integer(line, "count", 0, G_MAXINT32, &count))
    return FALSE;
  self->dropped += (guint64) count;
  return TRUE;
}

static gboolean
read_event(IlkTrace *self, JsonObject *line)
{
  gint64 at;
  if (!ilk_json_get_integer(line, "at", 0, ILK_TRACE_MAX_TIME, &at))
    return FALSE;
  ilk_trace_see_time(self, at);
  return ilk_trace_count_drop(self, line);
}

static gboolean
read_end(IlkTrace *self, JsonObject *line)
{
  gint64 wall = 0;
  if (ilk_json_get_integer(line, "wall_ns", 0, ILK_TRACE_MAX_TIME, &wall))
    ilk_trace_see_time(self, wall);
  self->foreign_cpu = ilk_json_get_number(line, "foreign_cpu", NAN);
  self->ended = TRUE;
  return TRUE;
}

static gboolean
read_error(IlkTrace *self, JsonObject *line)
{
  g_free(self->error);
  self->error = ilk_json_dup_name(line, "message", "");
  return TRUE;
}

static const struct {
  const char *type;
  gboolean (*read)(IlkTrace *self, JsonObject *line);
} readers[] = {
    {"states", ilk_trace_read_states},
    {"sample", ilk_trace_read_sample},
    {"latency", ilk_trace_read_sample},
    {"histogram", ilk_trace_read_histogram},
    {"event", read_event},
    {"lane", ilk_trace_read_lane},
    {"listing", ilk_trace_read_listing},
    {"order", ilk_trace_read_order},
    {"turn", ilk_trace_read_turn},
    {"phase", read_phase},
    {"parameters", read_parameters},
    {"dropped", read_dropped},
    {"result", read_result},
    {"missing", read_missing},
    {"verdict", read_verdict},
    {"hello", read_hello},
    {"end", read_end},
    {"error", read_error},
};

gboolean
ilk_trace_read_line(IlkTrace *self, const char *line, gsize length)
{
  /* Cheap, so that a flood of what is not a trace stays cheap. */
  if (length == 0 || line[0] != '{' || g_strstr_len(line, (gssize) length, "\"type\"") == NULL)
    return FALSE;

  g_autoptr(JsonObject) object = ilk_json_parse(line, length, NULL);
  const char *type = object != NULL ? ilk_json_get_string(object, "type", NULL) : NULL;
  if (type == NULL)
    return FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS(readers); i++)
    if (strcmp(type, readers[i].type) == 0)
      return readers[i].read(self, object);
  return TRUE;
}
