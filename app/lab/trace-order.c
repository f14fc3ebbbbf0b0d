/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * An order: what happened, one thing after the other. A later one of the same name replaces it.
 */
#include "app/lab/trace-private.h"

#include "app/base/limits.h"

static IlkOrder *
ensure_order(IlkTrace *self, const char *name)
{
  const IlkOrder *known = ilk_trace_find_order(self, name);
  if (known != NULL)
    return (IlkOrder *) known;
  if (self->orders->len >= ILK_MAX_ORDERS)
    return NULL;

  IlkOrder *order = g_new0(IlkOrder, 1);
  order->name = g_strdup(name);
  g_ptr_array_add(self->orders, order);
  return order;
}

static gboolean
read_item(JsonNode *node, GStrvBuilder *items)
{
  const char *text = JSON_NODE_HOLDS_VALUE(node) ? json_node_get_string(node) : NULL;
  if (text == NULL || strlen(text) > ILK_MAX_NAME_BYTES)
    return FALSE;
  g_strv_builder_add(items, text);
  return TRUE;
}

gboolean
ilk_trace_read_order(IlkTrace *self, JsonObject *line)
{
  JsonArray *array = ilk_json_get_array(line, "items");
  g_autofree char *name = ilk_json_dup_name(line, "name", NULL);
  guint length = array != NULL ? json_array_get_length(array) : 0;
  if (array == NULL || name == NULL || length > ILK_MAX_ORDER_ITEMS)
    return FALSE;

  g_autoptr(GStrvBuilder) items = g_strv_builder_new();
  for (guint i = 0; i < length; i++)
    if (!read_item(json_array_get_element(array, i), items))
      return FALSE;

  IlkOrder *order = ensure_order(self, name);
  if (order == NULL)
    return FALSE;
  g_strfreev(order->items);
  order->items = g_strv_builder_end(items);
  return TRUE;
}
