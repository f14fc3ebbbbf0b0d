/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Reading JSON that is not ours. The scan for depth comes first because json-glib recurses once
 * per level: deep enough input ends in a stack overflow, not in an error.
 */
#include "app/lab/json.h"

#include "app/base/clean-text.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static gboolean
is_shallow(const char *text, gsize length)
{
  gboolean in_string = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++) {
    if (in_string) {
      if (text[i] == '\\')
        i++;
      else if (text[i] == '"')
        in_string = FALSE;
    } else if (text[i] == '"') {
      in_string = TRUE;
    } else if (text[i] == '{' || text[i] == '[') {
      if (++depth > ILK_MAX_TRACE_DEPTH)
        return FALSE;
    } else if (text[i] == '}' || text[i] == ']') {
      depth--;
    }
  }
  return TRUE;
}

JsonObject *
ilk_json_parse(const char *text, gsize length, GError **error)
{
  if (!is_shallow(text, length) || !g_utf8_validate_len(text, length, NULL)) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_CHILD,
                        _("The text is not UTF-8 or nests too deep."));
    return NULL;
  }

  g_autoptr(GError) cause = NULL;
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  if (!json_parser_load_from_data(parser, text, (gssize) length, &cause)) {
    g_set_error(error, ILK_ERROR, ILK_ERROR_CHILD, _("The text is not JSON: %s"), cause->message);
    return NULL;
  }

  JsonNode *root = json_parser_get_root(parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT(root)) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_CHILD, _("The text is not a JSON object."));
    return NULL;
  }
  return json_node_dup_object(root);
}

gboolean
ilk_json_node_get_number(JsonNode *node, double *value)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE(node))
    return FALSE;

  GType type = json_node_get_value_type(node);
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return FALSE;

  double number = json_node_get_double(node);
  if (!isfinite(number))
    return FALSE;
  *value = number;
  return TRUE;
}

gboolean
ilk_json_node_get_integer(JsonNode *node, gint64 minimum, gint64 maximum, gint64 *value)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE(node) ||
      json_node_get_value_type(node) != G_TYPE_INT64)
    return FALSE;

  gint64 number = json_node_get_int(node);
  if (number < minimum || number > maximum)
    return FALSE;
  *value = number;
  return TRUE;
}

const char *
ilk_json_node_get_string(JsonNode *node)
{
  /* Whatever a demo says may be shown. */
  if (!ilk_is_clean(json_node_get_string(node))) {
    g_autofree char *clean = ilk_clean_text(json_node_get_string(node));
    json_node_set_string(node, clean);
  }
  return json_node_get_string(node);
}

const char *
ilk_json_get_string(JsonObject *object, const char *member, const char *fallback)
{
  JsonNode *node = json_object_get_member(object, member);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE(node) ||
      json_node_get_value_type(node) != G_TYPE_STRING)
    return fallback;
  return ilk_json_node_get_string(node);
}

char *
ilk_json_dup_name(JsonObject *object, const char *member, const char *fallback)
{
  const char *text = ilk_json_get_string(object, member, fallback);
  if (text == NULL || strlen(text) <= ILK_MAX_NAME_BYTES)
    return g_strdup(text);

  /* A character cut in two at the end is dropped with the rest. */
  g_autofree char *cut = g_strndup(text, ILK_MAX_NAME_BYTES);
  const char *end = NULL;
  g_utf8_validate(cut, -1, &end);
  return g_strndup(cut, (gsize) (end - cut));
}

gboolean
ilk_json_get_bool(JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member(object, member);
  return node != NULL && JSON_NODE_HOLDS_VALUE(node) &&
         json_node_get_value_type(node) == G_TYPE_BOOLEAN && json_node_get_boolean(node);
}

double
ilk_json_get_number(JsonObject *object, const char *member, double fallback)
{
  double value = fallback;
  ilk_json_node_get_number(json_object_get_member(object, member), &value);
  return value;
}

gboolean
ilk_json_get_integer(JsonObject *object, const char *member, gint64 minimum, gint64 maximum,
                     gint64 *value)
{
  return ilk_json_node_get_integer(json_object_get_member(object, member), minimum, maximum, value);
}

JsonArray *
ilk_json_get_array(JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member(object, member);
  return node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

JsonObject *
ilk_json_get_object(JsonObject *object, const char *member)
{
  JsonNode *node = json_object_get_member(object, member);
  return node != NULL && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}
