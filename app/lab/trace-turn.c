/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A turn: where a run stands whose scheduler is the learner. A later one replaces it; one that
 * cannot be understood whole is none.
 */
#include "app/lab/trace-private.h"

#include "app/base/limits.h"

static void
free_thread(gpointer data)
{
  IlkTurnThread *thread = data;
  g_free(thread->name);
  g_free(thread->function);
  g_free(thread->holds);
  g_strfreev(thread->lines);
  g_free(thread);
}

static void
free_value(gpointer data)
{
  IlkTurnValue *value = data;
  g_free(value->name);
  g_free(value->value);
  g_free(value);
}

void
ilk_turn_free(IlkTurn *turn)
{
  if (turn == NULL)
    return;
  g_free(turn->done);
  g_free(turn->goal);
  g_clear_pointer(&turn->threads, g_ptr_array_unref);
  g_clear_pointer(&turn->values, g_ptr_array_unref);
  g_free(turn);
}

static char **
dup_lines(JsonObject *object)
{
  JsonArray *array = ilk_json_get_array(object, "lines");
  guint length = array != NULL ? json_array_get_length(array) : 0;
  g_autoptr(GStrvBuilder) lines = g_strv_builder_new();

  if (length > ILK_MAX_TURN_LINES)
    return NULL;
  for (guint i = 0; i < length; i++) {
    JsonNode *node = json_array_get_element(array, i);
    if (!JSON_NODE_HOLDS_VALUE(node) || json_node_get_value_type(node) != G_TYPE_STRING ||
        strlen(json_node_get_string(node)) > ILK_MAX_NAME_BYTES)
      return NULL;
    g_strv_builder_add(lines, ilk_json_node_get_string(node));
  }
  return g_strv_builder_end(lines);
}

static gboolean
read_thread(JsonObject *object, GPtrArray *threads)
{
  gint64 at;
  g_auto(GStrv) lines = dup_lines(object);
  g_autofree char *name = ilk_json_dup_name(object, "name", NULL);
  if (lines == NULL || name == NULL ||
      !ilk_json_get_integer(object, "at", 0, g_strv_length(lines), &at))
    return FALSE;

  IlkTurnThread *thread = g_new0(IlkTurnThread, 1);
  thread->name = g_steal_pointer(&name);
  thread->function = ilk_json_dup_name(object, "function", "");
  thread->holds = ilk_json_dup_name(object, "holds", "");
  thread->lines = g_steal_pointer(&lines);
  thread->at = (guint) at;
  thread->can = ilk_json_get_bool(object, "can");
  g_ptr_array_add(threads, thread);
  return TRUE;
}

static gboolean
read_value(JsonObject *object, GPtrArray *values)
{
  g_autofree char *name = ilk_json_dup_name(object, "name", NULL);
  if (name == NULL)
    return FALSE;

  IlkTurnValue *value = g_new0(IlkTurnValue, 1);
  value->name = g_steal_pointer(&name);
  value->value = ilk_json_dup_name(object, "value", "");
  g_ptr_array_add(values, value);
  return TRUE;
}

static gboolean
read_all(JsonObject *line, const char *member, guint most,
         gboolean (*read)(JsonObject *object, GPtrArray *to), GPtrArray *to)
{
  JsonArray *array = ilk_json_get_array(line, member);
  guint length = array != NULL ? json_array_get_length(array) : 0;

  if (array == NULL || length > most)
    return FALSE;
  for (guint i = 0; i < length; i++) {
    JsonNode *node = json_array_get_element(array, i);
    if (!JSON_NODE_HOLDS_OBJECT(node) || !read(json_node_get_object(node), to))
      return FALSE;
  }
  return TRUE;
}

/* Who goes on is a digit. */
static gboolean
is_schedule(const char *text)
{
  return text == NULL ||
         (strlen(text) <= ILK_MAX_NAME_BYTES && strspn(text, "01234567 ") == strlen(text));
}

gboolean
ilk_trace_read_turn(IlkTrace *self, JsonObject *line)
{
  g_autoptr(IlkTurn) turn = g_new0(IlkTurn, 1);

  turn->done = g_strdup(ilk_json_get_string(line, "done", ""));
  turn->goal = g_strdup(ilk_json_get_string(line, "goal", NULL));
  turn->over = ilk_json_get_bool(line, "over");
  turn->threads = g_ptr_array_new_with_free_func(free_thread);
  turn->values = g_ptr_array_new_with_free_func(free_value);
  if (!is_schedule(turn->done) || !is_schedule(turn->goal) ||
      !read_all(line, "threads", ILK_MAX_TURN_THREADS, read_thread, turn->threads) ||
      !read_all(line, "values", ILK_MAX_TURN_VALUES, read_value, turn->values))
    return FALSE;
  ilk_turn_free(self->turn);
  self->turn = g_steal_pointer(&turn);
  return TRUE;
}
