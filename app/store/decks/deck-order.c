/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck's place stands with its options, sealed with them, but is no option: a deck below does not
 * inherit it.
 */
#include "app/store/decks/deck-order.h"

#include "app/base/limits.h"
#include "app/deckfile/builtin-decks.h"
#include "app/model/deck-tree.h"
#include "app/store/decks/decks.h"
#include "app/store/rows/deck-row.h"

#include <json-glib/json-glib.h>
#include <string.h>

#define RANK "rank"

static JsonObject *
parse(const char *json)
{
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  return root != NULL && JSON_NODE_HOLDS_OBJECT(root) ? json_node_dup_object(root)
                                                      : json_object_new();
}

int
ilk_deck_order_rank(const char *json)
{
  /* Most decks have none, and a list of decks asks for all. */
  if (strstr(json, "\"" RANK "\"") == NULL)
    return 0;
  g_autoptr(JsonObject) options = parse(json);
  JsonNode *node = json_object_get_member(options, RANK);
  gboolean is_number =
      node != NULL && JSON_NODE_HOLDS_VALUE(node) && json_node_get_value_type(node) == G_TYPE_INT64;
  return is_number ? (int) CLAMP(json_node_get_int(node), 0, ILK_MAX_RANK) : 0;
}

char *
ilk_deck_order_dup_ranked(const char *json, int rank)
{
  g_autoptr(JsonObject) options = parse(json);
  g_autoptr(JsonNode) root = json_node_new(JSON_NODE_OBJECT);
  if (rank > 0)
    json_object_set_int_member(options, RANK, rank);
  else
    json_object_remove_member(options, RANK);
  json_node_set_object(root, options);
  return json_to_string(root, FALSE);
}

/* Returns: (transfer full) (element-type IlkDeck): what an order needs of each */
static GPtrArray *
list_decks(IlkStore *store, GError **error)
{
  g_autoptr(GPtrArray) decks = g_ptr_array_new_with_free_func(g_object_unref);
  g_autoptr(IlkQuery) query = ilk_deck_row_list(store->db);
  const IlkDeckCounts none = {0};
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkDeckRow row = ilk_deck_row_read(query);
    const IlkDeckPlace place = {.parent = row.parent,
                                .rank = ilk_deck_order_rank(ilk_deck_row_get_options(&row))};
    g_ptr_array_add(decks, ilk_deck_new_at(row.id, row.name, &place, 0, &none));
  }
  return state == 0 ? ilk_decks_sort(decks) : NULL;
}

const GArray *
ilk_deck_order_get(IlkStore *store, GError **error)
{
  if (store->order != NULL)
    return store->order;
  g_autoptr(GPtrArray) decks = list_decks(store, error);
  if (decks == NULL)
    return NULL;
  g_autoptr(GHashTable) places = g_hash_table_new(g_int64_hash, g_int64_equal);
  for (guint i = 0; i < store->decks->len; i++)
    g_hash_table_insert(places, &g_array_index(store->decks, IlkStoreDeck, i).id,
                        GUINT_TO_POINTER(i + 1));
  store->order = g_array_sized_new(FALSE, FALSE, sizeof(guint), decks->len);
  for (guint i = 0; i < decks->len; i++) {
    gint64 id = ilk_deck_get_id(g_ptr_array_index(decks, i));
    guint place = GPOINTER_TO_UINT(g_hash_table_lookup(places, &id));
    if (place-- > 0)
      g_array_append_val(store->order, place);
  }
  return store->order;
}

GArray *
ilk_deck_order_move(IlkStore *store, gint64 deck, int by, GError **error)
{
  guint index, from = 0;
  const GArray *order = ilk_deck_order_get(store, error);
  if (order == NULL || !ilk_store_find_deck(store, deck, &index, error))
    return NULL;
  GArray *siblings = g_array_new(FALSE, FALSE, sizeof(gint64));
  gint64 parent = g_array_index(store->decks, IlkStoreDeck, index).parent;
  for (guint i = 0; i < order->len; i++) {
    const IlkStoreDeck *each =
        &g_array_index(store->decks, IlkStoreDeck, g_array_index(order, guint, i));
    if (each->parent != parent)
      continue;
    if (each->id == deck)
      from = siblings->len;
    g_array_append_val(siblings, each->id);
  }
  guint to = (guint) CLAMP((gint64) from + by, 0, (gint64) siblings->len - 1);
  g_array_remove_index(siblings, from);
  g_array_insert_val(siblings, to, deck);
  return siblings;
}

gboolean
ilk_deck_order_set(IlkStore *store, gint64 deck, int rank, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_find(store->db, deck);
  int state = ilk_query_step(query, error);
  if (state <= 0)
    return state == 0;
  IlkDeckRow row = ilk_deck_row_read(query);
  g_autofree char *json = ilk_deck_order_dup_ranked(ilk_deck_row_get_options(&row), rank);
  return ilk_deck_row_set_options(store, deck, json, error);
}

static gboolean
find_last_rank(IlkStore *store, int *last, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_list(store->db);
  int state;
  *last = 0;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkDeckRow row = ilk_deck_row_read(query);
    if (row.parent == 0)
      *last = MAX(*last, ilk_deck_order_rank(ilk_deck_row_get_options(&row)));
  }
  return state == 0;
}

gboolean
ilk_deck_order_append(IlkStore *store, gint64 deck, const char *file_id, GError **error)
{
  int last = 0;
  g_auto(GStrv) names = ilk_builtin_decks_list();
  if (!g_strv_contains((const char *const *) names, file_id))
    return TRUE;
  return find_last_rank(store, &last, error) &&
         ilk_deck_order_set(store, deck, MIN(last + 1, ILK_MAX_RANK), error);
}

gboolean
ilk_deck_order_begin(IlkStore *store, gint64 deck, GError **error)
{
  int last = 0;
  return find_last_rank(store, &last, error) &&
         (last > 0 || ilk_deck_order_set(store, deck, 1, error));
}
