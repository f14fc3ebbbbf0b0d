/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a large import added goes and comes back in pieces, so that of a hundred thousand cards few
 * are in memory at once.
 */
#include "app/store/edits/change-set-private.h"
#include "app/store/edits/settle.h"
#include "app/store/rows/card.h"
#include "app/store/rows/journal.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/note.h"

#include <inttypes.h>

#define NOTES_AT_ONCE 500

gboolean
ilk_change_range_read(const char *json, IlkChangeRange *range)
{
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  JsonNode *node = root != NULL && JSON_NODE_HOLDS_OBJECT(root)
                       ? json_object_get_member(json_node_get_object(root), "added")
                       : NULL;
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY(node) ||
      json_array_get_length(json_node_get_array(node)) != 4)
    return FALSE;
  JsonArray *added = json_node_get_array(node);
  *range =
      (IlkChangeRange){json_array_get_int_element(added, 0), json_array_get_int_element(added, 1),
                       json_array_get_int_element(added, 2), json_array_get_int_element(added, 3)};
  return TRUE;
}

/* Adds the rows of @table whose numbers @ids finds to @json. */
static gboolean
write_rows(IlkStore *store, int table, IlkQuery *ids, GString *json, GError **error)
{
  g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(gint64));
  int state;
  while ((state = ilk_query_step(ids, error)) > 0) {
    gint64 id = ilk_query_get_int(ids, 0);
    g_array_append_val(list, id);
  }
  for (guint i = 0; state == 0 && i < list->len; i++) {
    g_autofree char *key = g_strdup_printf("%" PRId64, g_array_index(list, gint64, i));
    g_autofree char *row = NULL;
    if (!ilk_change_read_row(store, table, key, &row, error))
      return FALSE;
    if (row != NULL)
      g_string_append_printf(json, "%s{\"t\":\"%s\",\"k\":\"%s\",\"v\":%s}",
                             g_str_has_suffix(json->str, "[") ? "" : ",",
                             ilk_change_get_table(table)->name, key, row);
  }
  return state == 0;
}

static IlkQuery *
bind_range(IlkQuery *query, gint64 first, gint64 last)
{
  ilk_query_bind_int(query, first);
  ilk_query_bind_int(query, last);
  return query;
}

/* Answers that were given to these cards stay in the log and leave the days' totals. */
static gboolean
settle(IlkStore *store, gint64 first, gint64 last, GError **error)
{
  g_autoptr(GArray) cards = g_array_new(FALSE, FALSE, sizeof(gint64));
  g_autoptr(IlkQuery) query =
      bind_range(ilk_database_query(
                     store->db, "SELECT id, deck FROM card WHERE note BETWEEN ? AND ?"
                                " AND EXISTS (SELECT 1 FROM review WHERE review.card = card.id)"),
                 first, last);
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    const gint64 pair[] = {ilk_query_get_int(query, 0), ilk_query_get_int(query, 1)};
    g_array_append_vals(cards, pair, 2);
  }
  for (guint i = 0; state == 0 && i < cards->len; i += 2)
    if (!ilk_settle_card(store, g_array_index(cards, gint64, i),
                         g_array_index(cards, gint64, i + 1), 0, error))
      return FALSE;
  return state == 0;
}

static gboolean
remove_notes(IlkStore *store, gint64 first, gint64 last, GError **error)
{
  return settle(store, first, last, error) &&
         ilk_memory_row_remove_of_notes(store, first, last, error) &&
         ilk_card_row_remove_of_notes(store, first, last, error) &&
         ilk_note_row_remove_range(store, first, last, error);
}

static gboolean
keep_notes(IlkStore *store, gint64 edit, guint n, gint64 first, gint64 last, GError **error)
{
  g_autoptr(GString) json = g_string_new("{\"rows\":[");
  IlkQuery *notes =
      ilk_database_query(store->db, "SELECT id FROM note WHERE id BETWEEN ? AND ? ORDER BY id");
  IlkQuery *cards =
      ilk_database_query(store->db, "SELECT id FROM card WHERE note BETWEEN ? AND ? ORDER BY id");
  if (!write_rows(store, ILK_ROW_NOTE, bind_range(notes, first, last), json, error) ||
      !write_rows(store, ILK_ROW_CARD, bind_range(cards, first, last), json, error))
    return FALSE;
  g_string_append(json, "]}");
  return ilk_journal_keep(store, edit, n, json->str, error);
}

/* The rows that @json says go one by one. */
static gboolean
remove_cards(IlkStore *store, const char *json, GError **error)
{
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  JsonArray *rows = json_object_get_array_member(json_node_get_object(root), "rows");
  for (guint i = 0; i < json_array_get_length(rows); i++)
    json_object_set_null_member(json_array_get_object_element(rows, i), "v");
  return ilk_change_restore_rows(store, rows, error);
}

/* Cards that were added to notes which had others. */
static gboolean
remove_others(IlkStore *store, gint64 edit, const IlkChangeRange *range, GError **error)
{
  g_autoptr(GString) json = g_string_new("{\"rows\":[");
  IlkQuery *cards = ilk_database_query(
      store->db, "SELECT id FROM card WHERE id BETWEEN ? AND ? AND NOT note BETWEEN ? AND ?");
  bind_range(bind_range(cards, range->first_card, range->last_card), range->first_note,
             range->last_note);
  if (!write_rows(store, ILK_ROW_CARD, cards, json, error))
    return FALSE;
  g_string_append(json, "]}");
  return ilk_journal_keep(store, edit, 0, json->str, error) &&
         remove_cards(store, json->str, error);
}

gboolean
ilk_change_range_remove(IlkStore *store, gint64 edit, const IlkChangeRange *range, GError **error)
{
  if (!remove_others(store, edit, range, error))
    return FALSE;
  guint n = 1;
  for (gint64 first = range->first_note; first > 0 && first <= range->last_note;
       first += NOTES_AT_ONCE, n++) {
    gint64 last = MIN(first + NOTES_AT_ONCE - 1, range->last_note);
    if (!keep_notes(store, edit, n, first, last, error) || !remove_notes(store, first, last, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
put_rows(IlkStore *store, const char *json, GError **error)
{
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  JsonObject *object =
      root != NULL && JSON_NODE_HOLDS_OBJECT(root) ? json_node_get_object(root) : NULL;
  JsonNode *rows = object != NULL ? json_object_get_member(object, "rows") : NULL;
  return rows != NULL && JSON_NODE_HOLDS_ARRAY(rows)
             ? ilk_change_restore_rows(store, json_node_get_array(rows), error)
             : ilk_change_fail_damaged(error);
}

gboolean
ilk_change_range_put(IlkStore *store, gint64 edit, GError **error)
{
  for (guint n = 1;; n++) {
    g_autofree char *json = NULL;
    if (!ilk_journal_take(store, edit, n, &json, error))
      return FALSE;
    if (json == NULL)
      break;
    if (!put_rows(store, json, error))
      return FALSE;
  }
  g_autofree char *others = NULL;
  return ilk_journal_take(store, edit, 0, &others, error) &&
         (others == NULL || put_rows(store, others, error));
}
