/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Measured before it is parsed, since JSON-GLib goes as deep as a text does.
 */
#include "app/anki/json.h"

#include "app/base/error.h"
#include "app/base/limits.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static gboolean
is_shallow(const char *text, gsize length)
{
  guint depth = 0;
  gboolean quoted = FALSE;
  for (gsize i = 0; i < length; i++) {
    if (quoted && text[i] == '\\')
      i++;
    else if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && (text[i] == '{' || text[i] == '[') && ++depth > ILK_MAX_PACKAGE_JSON_DEPTH)
      return FALSE;
    else if (!quoted && (text[i] == '}' || text[i] == ']') && depth > 0)
      depth--;
  }
  return TRUE;
}

JsonNode *
ilk_anki_json_parse(const char *text, gsize length, GError **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable();
  if (length <= ILK_MAX_PACKAGE_JSON_BYTES && is_shallow(text, length) &&
      g_utf8_validate(text, (gssize) length, NULL) &&
      json_parser_load_from_data(parser, text, (gssize) length, NULL) &&
      json_parser_get_root(parser) != NULL)
    return json_parser_steal_root(parser);
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                      _("The package is damaged: its settings cannot be read. Get or export it "
                        "again."));
  return NULL;
}

const char *
ilk_anki_json_text(JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_VALUE(node) &&
                 json_node_get_value_type(node) == G_TYPE_STRING
             ? json_node_get_string(node)
             : NULL;
}

double
ilk_anki_json_number(JsonNode *node, double other)
{
  const char *text = ilk_anki_json_text(node);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE(node))
    return other;
  if (text == NULL) {
    GType type = json_node_get_value_type(node);
    double number =
        type == G_TYPE_BOOLEAN ? json_node_get_boolean(node) ? 1 : 0 : json_node_get_double(node);
    return isfinite(number) ? number : other;
  }
  char *end;
  double number = g_ascii_strtod(text, &end);
  return end != text && *end == '\0' && isfinite(number) ? number : other;
}

gint64
ilk_anki_json_int(JsonNode *node, gint64 other)
{
  if (node != NULL && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_INT64)
    return json_node_get_int(node);
  const char *text = ilk_anki_json_text(node);
  char *end;
  gint64 number = text != NULL ? g_ascii_strtoll(text, &end, 10) : 0;
  if (text != NULL && end != text && *end == '\0')
    return number;
  return (gint64) CLAMP(ilk_anki_json_number(node, (double) other), -1e15, 1e15);
}

JsonObject *
ilk_anki_json_object(JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
}

JsonArray *
ilk_anki_json_array(JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}
