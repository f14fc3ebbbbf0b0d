/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows that become what they were, from JSON.
 */
#include "app/store/edits/change-set-private.h"

#include "app/base/error.h"
#include "app/store/decks/deck-options.h"
#include "app/store/decks/deck-order.h"
#include "app/store/edits/settle.h"
#include "app/store/queue/search.h"
#include "app/store/rows/card.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/note.h"
#include "config.h"

#include <glib/gi18n-lib.h>

/* One row that is to become what it was. */
typedef struct {
  int table;
  const char *key;
  JsonObject *row; /* (nullable): it is to go */
} Target;

gboolean
ilk_change_fail_damaged(GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_DAMAGED,
                      _("What would undo this is damaged, so it was left as it is."));
  return FALSE;
}

static gboolean
read_target(JsonNode *node, Target *target)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT(node) ? json_node_get_object(node) : NULL;
  if (object == NULL)
    return FALSE;
  const char *table = json_object_get_string_member_with_default(object, "t", "");
  JsonNode *row = json_object_get_member(object, "v");
  *target =
      (Target){.table = -1, .key = json_object_get_string_member_with_default(object, "k", NULL)};
  for (int i = 0; i < ILK_N_CHANGE_TABLES; i++)
    if (g_str_equal(ilk_change_get_table(i)->name, table))
      target->table = i;
  if (row != NULL && JSON_NODE_HOLDS_OBJECT(row))
    target->row = json_node_get_object(row);
  return target->table >= 0 && target->key != NULL;
}

gboolean
ilk_change_get_deck(IlkStore *store, gint64 card, gint64 *deck, GError **error)
{
  IlkQuery *query = ilk_database_query(store->db, "SELECT deck FROM card WHERE id = ?");
  ilk_query_bind_int(query, card);
  return ilk_query_fetch_int(query, deck, error);
}

static gboolean
has_note(IlkStore *store, gint64 note, gboolean *has, GError **error)
{
  gint64 n = 0;
  IlkQuery *query = ilk_database_query(store->db, "SELECT count(*) FROM note WHERE id = ?");
  ilk_query_bind_int(query, note);
  gboolean known = ilk_query_fetch_int(query, &n, error);
  *has = n > 0;
  return known;
}

static gboolean
remove_card(IlkStore *store, gint64 card, GError **error)
{
  gint64 deck = 0;
  return ilk_change_get_deck(store, card, &deck, error) &&
         (deck == 0 || (ilk_settle_card(store, card, deck, 0, error) &&
                        ilk_card_row_remove(store, card, error)));
}

static gboolean
remove_row(IlkStore *store, const Target *target, GError **error)
{
  gint64 id = g_ascii_strtoll(target->key, NULL, 10);
  gboolean has = FALSE;
  if (target->table == ILK_ROW_CARD)
    return remove_card(store, id, error);
  if (target->table == ILK_ROW_NOTE)
    return has_note(store, id, &has, error) && (!has || ilk_note_row_remove(store, id, error));
  g_autoptr(IlkQuery) query =
      ilk_table_query(ilk_change_get_table(target->table), store->db, ILK_TABLE_REMOVE);
  ilk_change_bind_key(query, target->table, target->key);
  return ilk_query_run(query, error);
}

static void
bind_member(IlkQuery *query, JsonObject *row, const char *column)
{
  JsonNode *node = json_object_get_member(row, column);
  if (node == NULL || !JSON_NODE_HOLDS_VALUE(node))
    ilk_query_bind_text(query, NULL);
  else if (json_node_get_value_type(node) == G_TYPE_INT64)
    ilk_query_bind_int(query, json_node_get_int(node));
  else if (g_str_equal(column, "uid"))
    ilk_change_bind_uid(query, json_node_get_string(node));
  else
    ilk_query_bind_text(query, json_node_get_string(node));
}

static gboolean
write_row(IlkStore *store, const Target *target, GError **error)
{
  IlkTable *table = ilk_change_get_table(target->table);
  g_autoptr(IlkQuery) query = ilk_table_query(table, store->db, ILK_TABLE_PUT);
  g_auto(GStrv) columns = ilk_table_list_columns(table);
  for (gsize i = 0; columns[i] != NULL; i++)
    bind_member(query, target->row, columns[i]);
  return ilk_query_run(query, error);
}

static gboolean
put_note(IlkStore *store, const Target *target, GError **error)
{
  gint64 id = g_ascii_strtoll(target->key, NULL, 10);
  gboolean has = FALSE;
  return has_note(store, id, &has, error) && (!has || ilk_search_remove(store, id, error)) &&
         write_row(store, target, error) && ilk_search_add(store, id, error);
}

static gboolean
put_card(IlkStore *store, const Target *target, GError **error)
{
  gint64 id = g_ascii_strtoll(target->key, NULL, 10), from = 0;
  gint64 to = json_object_get_int_member_with_default(target->row, "deck", 0);
  if (!ilk_change_get_deck(store, id, &from, error) || !write_row(store, target, error))
    return FALSE;
  if (from == 0 && !ilk_memory_row_insert(store, id, to, 0, error))
    return FALSE;
  return ilk_memory_row_place(store, id, error) &&
         (from == to || ilk_settle_card(store, id, from, to, error));
}

/* How a deck is studied is changed elsewhere, and stays as it is now: only its place among others,
 * and how it is spoken, are what an edit changes. Returns: (transfer full) (nullable): its options
 * then, NULL when there is no such deck, and with @error */
static char *
dup_kept_options(IlkStore *store, const Target *target, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_find(store->db, g_ascii_strtoll(target->key, NULL, 10));
  const char *before =
      json_object_get_string_member_with_default(target->row, "options", ILK_DECK_NO_OPTIONS);
  if (ilk_query_step(query, error) <= 0)
    return NULL;
  IlkDeckRow row = ilk_deck_row_read(query);
  g_autoptr(IlkDeckSpeech) speech = ilk_deck_options_dup_speech(before);
  g_autofree char *placed =
      ilk_deck_order_dup_ranked(ilk_deck_row_get_options(&row), ilk_deck_order_rank(before));
  return ilk_deck_options_replace_speech(placed, speech);
}

static gboolean
write_deck(IlkStore *store, const Target *target, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autofree char *kept = dup_kept_options(store, target, &local_error);
  if (local_error != NULL) {
    g_propagate_error(error, g_steal_pointer(&local_error));
    return FALSE;
  }
  return write_row(store, target, error) &&
         (kept == NULL ||
          ilk_deck_row_set_options(store, g_ascii_strtoll(target->key, NULL, 10), kept, error));
}

/* A file may have brought the deck again since it was deleted. */
static gboolean
put_deck(IlkStore *store, const Target *target, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT count(*) FROM deck WHERE id <> ? AND hex(uid) = ?");
  gint64 others = 0;
  ilk_change_bind_key(query, target->table, target->key);
  ilk_query_bind_text(query, json_object_get_string_member_with_default(target->row, "uid", ""));
  if (!ilk_query_fetch_int(query, &others, error))
    return FALSE;
  if (others == 0)
    return write_deck(store, target, error);
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                      _("Another deck has taken the place of the one that was deleted, so this "
                        "cannot be undone any more."));
  return FALSE;
}

static gboolean
put_row(IlkStore *store, const Target *target, GError **error)
{
  if (target->table == ILK_ROW_DECK)
    return put_deck(store, target, error);
  if (target->table == ILK_ROW_NOTE)
    return put_note(store, target, error);
  if (target->table == ILK_ROW_CARD)
    return put_card(store, target, error);
  return write_row(store, target, error);
}

/* Does to each of @rows that is in @table, and is to go or not, what @how does. */
static gboolean
walk(IlkStore *store, JsonArray *rows, int table, gboolean go,
     gboolean (*how)(IlkStore *, const Target *, GError **), GError **error)
{
  guint n = json_array_get_length(rows);
  for (guint i = 0; i < n; i++) {
    Target target;
    /* What was made last goes first. */
    if (!read_target(json_array_get_element(rows, go ? n - 1 - i : i), &target))
      return ilk_change_fail_damaged(error);
    if (target.table == table && (target.row == NULL) == go && !how(store, &target, error))
      return FALSE;
  }
  return TRUE;
}

/* What refers to others goes before them and comes after them; a card may stand in a deck that goes
 * until it is put back. */
gboolean
ilk_change_restore_rows(IlkStore *store, JsonArray *rows, GError **error)
{
  return walk(store, rows, ILK_ROW_CARD, TRUE, remove_row, error) &&
         walk(store, rows, ILK_ROW_NOTE, TRUE, remove_row, error) &&
         walk(store, rows, ILK_ROW_DECK, FALSE, put_row, error) &&
         ilk_store_load_decks(store, error) &&
         walk(store, rows, ILK_ROW_NOTE, FALSE, put_row, error) &&
         walk(store, rows, ILK_ROW_CARD, FALSE, put_row, error) &&
         walk(store, rows, ILK_ROW_DECK, TRUE, remove_row, error) &&
         walk(store, rows, ILK_CHANGE_GRAVES, TRUE, remove_row, error) &&
         walk(store, rows, ILK_CHANGE_GRAVES, FALSE, put_row, error);
}
