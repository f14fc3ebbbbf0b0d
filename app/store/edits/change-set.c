/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Rows as JSON objects, made by SQLite, and back. A row is written whole, with its checksum, so an
 * undone edit leaves the very row that was there.
 */
#include "app/store/edits/change-set.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/store/decks/import.h"
#include "app/store/edits/settle.h"
#include "app/store/queue/search.h"
#include "app/store/rows/card.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/note.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <string.h>

#define GRAVES 3 /* after the tables of IlkRowTable */
#define N_TABLES 4

/* Columns in the order of their parameters; the first is the key. A uid is a blob, in JSON its hex
 * digits. How a deck that is there is studied, no edit changes. */
static const struct {
  const char *name;
  const char *columns;
  const char *read;
  const char *write;
  const char *remove;
} tables[N_TABLES] = {
    {"deck", "id uid file_id name description options cards parent changed origin crc options_crc",
     "SELECT json_object('id', id, 'uid', hex(uid), 'file_id', file_id, 'name', name,"
     " 'description', description, 'options', options, 'cards', cards, 'parent', parent,"
     " 'changed', changed, 'origin', origin, 'crc', crc, 'options_crc', options_crc)"
     " FROM deck WHERE id = ?",
     "INSERT INTO deck(id, uid, file_id, name, description, options, cards, parent, changed,"
     " origin, crc, options_crc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
     " ON CONFLICT(id) DO UPDATE SET uid = excluded.uid, file_id = excluded.file_id,"
     " name = excluded.name, description = excluded.description, parent = excluded.parent,"
     " changed = excluded.changed, origin = excluded.origin, crc = excluded.crc",
     "DELETE FROM deck WHERE id = ?"},
    {"note", "id uid file_id kind form fields tags media changed origin crc",
     "SELECT json_object('id', id, 'uid', hex(uid), 'file_id', file_id, 'kind', kind, 'form', form,"
     " 'fields', fields, 'tags', tags, 'media', media, 'changed', changed, 'origin', origin,"
     " 'crc', crc) FROM note WHERE id = ?",
     "INSERT INTO note(id, uid, file_id, kind, form, fields, tags, media, changed, origin, crc)"
     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET uid = excluded.uid,"
     " file_id = excluded.file_id, kind = excluded.kind, form = excluded.form,"
     " fields = excluded.fields, tags = excluded.tags, media = excluded.media,"
     " changed = excluded.changed, origin = excluded.origin, crc = excluded.crc",
     "DELETE FROM note WHERE id = ?"},
    {"card",
     "id note ordinal deck position seconds demo suspended buried flag added changed origin crc",
     "SELECT json_object('id', id, 'note', note, 'ordinal', ordinal, 'deck', deck,"
     " 'position', position, 'seconds', seconds, 'demo', demo, 'suspended', suspended,"
     " 'buried', buried, 'flag', flag, 'added', added, 'changed', changed, 'origin', origin,"
     " 'crc', crc) FROM card WHERE id = ?",
     "INSERT INTO card(id, note, ordinal, deck, position, seconds, demo, suspended, buried, flag,"
     " added, changed, origin, crc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
     " ON CONFLICT(id) DO UPDATE SET note = excluded.note, ordinal = excluded.ordinal,"
     " deck = excluded.deck, position = excluded.position, seconds = excluded.seconds,"
     " demo = excluded.demo, suspended = excluded.suspended, buried = excluded.buried,"
     " flag = excluded.flag, added = excluded.added, changed = excluded.changed,"
     " origin = excluded.origin, crc = excluded.crc",
     NULL},
    {"grave", "uid kind at device crc",
     "SELECT json_object('uid', hex(uid), 'kind', kind, 'at', at, 'device', device, 'crc', crc)"
     " FROM grave WHERE uid = ?",
     "INSERT OR REPLACE INTO grave(uid, kind, at, device, crc) VALUES (?, ?, ?, ?, ?)",
     "DELETE FROM grave WHERE uid = ?"},
};

typedef struct {
  int table;
  char *key;    /* a number, or hex digits */
  char *before; /* (nullable): there was none */
} Entry;

typedef struct {
  gint64 card;
  IlkReviewKind kind;
  int days;
  IlkReviewKey key;
} Event;

struct _IlkChangeSet {
  /* Owned */
  GPtrArray *entries;
  GHashTable *known; /* "table/key" */
  GArray *events;

  /* Borrowed */
  IlkStore *store;
};

static void
entry_free(gpointer data)
{
  Entry *entry = data;
  g_free(entry->key);
  g_free(entry->before);
  g_free(entry);
}

IlkChangeSet *
ilk_change_set_new(IlkStore *store)
{
  IlkChangeSet *self = g_new0(IlkChangeSet, 1);
  self->store = store;
  self->entries = g_ptr_array_new_with_free_func(entry_free);
  self->known = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
  self->events = g_array_new(FALSE, FALSE, sizeof(Event));
  return self;
}

void
ilk_change_set_free(IlkChangeSet *self)
{
  g_ptr_array_unref(self->entries);
  g_hash_table_unref(self->known);
  g_array_unref(self->events);
  g_free(self);
}

gboolean
ilk_change_set_is_empty(const IlkChangeSet *self)
{
  return self->entries->len == 0 && self->events->len == 0;
}

static void
bind_hex(IlkQuery *query, const char *hex)
{
  guint8 bytes[ILK_UID_LENGTH] = {0};
  for (gsize i = 0; i < sizeof bytes && strlen(hex) >= 2 * (i + 1); i++)
    bytes[i] =
        (guint8) (g_ascii_xdigit_value(hex[2 * i]) << 4 | g_ascii_xdigit_value(hex[2 * i + 1]));
  ilk_query_bind_blob(query, bytes, sizeof bytes);
}

static void
bind_key(IlkQuery *query, int table, const char *key)
{
  if (table == GRAVES)
    bind_hex(query, key);
  else
    ilk_query_bind_int(query, g_ascii_strtoll(key, NULL, 10));
}

/* @row: (out) (nullable): NULL when there is none */
static gboolean
read_row(IlkStore *store, int table, const char *key, char **row, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, tables[table].read);
  bind_key(query, table, key);
  int state = ilk_query_step(query, error);
  *row = state > 0 ? g_strdup(ilk_query_get_text(query, 0)) : NULL;
  return state >= 0;
}

static gboolean
touch(IlkChangeSet *self, int table, const char *key, GError **error)
{
  char *before = NULL;
  g_autofree char *name = g_strdup_printf("%s/%s", tables[table].name, key);
  if (g_hash_table_contains(self->known, name))
    return TRUE;
  if (!read_row(self->store, table, key, &before, error))
    return FALSE;
  Entry *entry = g_new0(Entry, 1);
  *entry = (Entry){table, g_strdup(key), before};
  g_ptr_array_add(self->entries, entry);
  g_hash_table_add(self->known, g_steal_pointer(&name));
  return TRUE;
}

gboolean
ilk_change_set_touch(IlkChangeSet *self, IlkRowTable table, gint64 id, GError **error)
{
  g_autofree char *key = g_strdup_printf("%" PRId64, id);
  return touch(self, (int) table, key, error);
}

gboolean
ilk_change_set_bury(IlkChangeSet *self, const guint8 uid[ILK_UID_LENGTH], int kind, GError **error)
{
  g_autoptr(GString) key = g_string_new(NULL);
  for (gsize i = 0; i < ILK_UID_LENGTH; i++)
    g_string_append_printf(key, "%02X", uid[i]);
  if (!touch(self, GRAVES, key->str, error))
    return FALSE;
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->store->db, "INSERT OR REPLACE INTO grave(uid, kind, at, device, crc)"
                                          " VALUES (?1, ?2, ?3, ?4, seal(?1, ?2, ?3, ?4))");
  ilk_query_bind_blob(query, uid, ILK_UID_LENGTH);
  ilk_query_bind_int(query, kind);
  ilk_query_bind_int(query, ilk_clock_now());
  ilk_query_bind_int(query, self->store->device);
  return ilk_query_run(query, error);
}

void
ilk_change_set_add_event(IlkChangeSet *self, gint64 card, IlkReviewKind kind, int days,
                         const IlkReviewKey *key)
{
  const Event event = {card, kind, days, *key};
  g_array_append_val(self->events, event);
}

/* @row: (nullable): JSON that SQLite made */
static void
add_row(JsonArray *rows, const Entry *entry, const char *row)
{
  JsonObject *object = json_object_new();
  json_object_set_string_member(object, "t", tables[entry->table].name);
  json_object_set_string_member(object, "k", entry->key);
  json_object_set_member(object, "v",
                         row != NULL ? json_from_string(row, NULL) : json_node_new(JSON_NODE_NULL));
  json_array_add_object_element(rows, object);
}

static void
add_event(JsonArray *events, const Event *event, IlkReviewKind kind)
{
  JsonObject *object = json_object_new();
  json_object_set_int_member(object, "card", event->card);
  json_object_set_int_member(object, "kind", kind);
  json_object_set_int_member(object, "days", event->days);
  json_object_set_int_member(object, "device", event->key.device);
  json_object_set_int_member(object, "seq", event->key.seq);
  json_array_add_object_element(events, object);
}

static char *
dup_json(JsonArray *rows, JsonArray *events)
{
  JsonObject *object = json_object_new();
  json_object_set_array_member(object, "rows", rows);
  json_object_set_array_member(object, "events", events);
  g_autoptr(JsonNode) root = json_node_init_object(json_node_alloc(), object);
  json_object_unref(object);
  return json_to_string(root, FALSE);
}

static gboolean
add_rows(IlkChangeSet *self, JsonArray *after, JsonArray *before, GError **error)
{
  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = g_ptr_array_index(self->entries, i);
    g_autofree char *row = NULL;
    if (!read_row(self->store, entry->table, entry->key, &row, error))
      return FALSE;
    add_row(after, entry, row);
    add_row(before, entry, entry->before);
  }
  return TRUE;
}

gboolean
ilk_change_set_write(IlkChangeSet *self, char **forward, char **inverse, GError **error)
{
  JsonArray *after = json_array_new(), *before = json_array_new();
  JsonArray *done = json_array_new(), *taken_back = json_array_new();
  gboolean read = add_rows(self, after, before, error);
  for (guint i = 0; i < self->events->len; i++) {
    const Event *event = &g_array_index(self->events, Event, i);
    add_event(done, event, event->kind);
    add_event(taken_back, event, ILK_REVIEW_UNDO);
  }
  *forward = dup_json(after, done);
  *inverse = dup_json(before, taken_back);
  return read;
}

/* One row that is to become what it was. */
typedef struct {
  int table;
  const char *key;
  JsonObject *row; /* (nullable): it is to go */
} Target;

static gboolean
fail_damaged(GError **error)
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
  for (int i = 0; i < N_TABLES; i++)
    if (g_str_equal(tables[i].name, table))
      target->table = i;
  if (row != NULL && JSON_NODE_HOLDS_OBJECT(row))
    target->row = json_node_get_object(row);
  return target->table >= 0 && target->key != NULL;
}

/* @deck: (out): 0 when the card is not there */
static gboolean
get_deck(IlkStore *store, gint64 card, gint64 *deck, GError **error)
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
  return get_deck(store, card, &deck, error) &&
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
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, tables[target->table].remove);
  bind_key(query, target->table, target->key);
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
    bind_hex(query, json_node_get_string(node));
  else
    ilk_query_bind_text(query, json_node_get_string(node));
}

static gboolean
write_row(IlkStore *store, const Target *target, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, tables[target->table].write);
  g_auto(GStrv) columns = g_strsplit(tables[target->table].columns, " ", -1);
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
  if (!get_deck(store, id, &from, error) || !write_row(store, target, error))
    return FALSE;
  if (from == 0 && !ilk_memory_row_insert(store, id, to, 0, error))
    return FALSE;
  return ilk_memory_row_place(store, id, error) &&
         (from == to || ilk_settle_card(store, id, from, to, error));
}

/* Another deck may have been given the number of one that went. */
static gboolean
put_deck(IlkStore *store, const Target *target, GError **error)
{
  gint64 others = 0;
  IlkQuery *query =
      ilk_database_query(store->db, "SELECT count(*) FROM deck WHERE id = ? AND hex(uid) <> ?");
  bind_key(query, target->table, target->key);
  ilk_query_bind_text(query, json_object_get_string_member_with_default(target->row, "uid", ""));
  if (!ilk_query_fetch_int(query, &others, error))
    return FALSE;
  if (others == 0)
    return write_row(store, target, error);
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
      return fail_damaged(error);
    if (target.table == table && (target.row == NULL) == go && !how(store, &target, error))
      return FALSE;
  }
  return TRUE;
}

/* What refers to others goes before them and comes after them; a card may stand in a deck that goes
 * until it is put back. */
static gboolean
restore_rows(IlkStore *store, JsonArray *rows, GError **error)
{
  return walk(store, rows, ILK_ROW_CARD, TRUE, remove_row, error) &&
         walk(store, rows, ILK_ROW_NOTE, TRUE, remove_row, error) &&
         walk(store, rows, ILK_ROW_DECK, FALSE, put_row, error) &&
         ilk_store_load_decks(store, error) &&
         walk(store, rows, ILK_ROW_NOTE, FALSE, put_row, error) &&
         walk(store, rows, ILK_ROW_CARD, FALSE, put_row, error) &&
         walk(store, rows, ILK_ROW_DECK, TRUE, remove_row, error) &&
         walk(store, rows, GRAVES, TRUE, remove_row, error) &&
         walk(store, rows, GRAVES, FALSE, put_row, error);
}

static gboolean
restore_event(IlkStore *store, JsonObject *event, JsonObject *opposite, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  gint64 card = json_object_get_int_member_with_default(event, "card", 0), deck = 0;
  IlkReviewKind kind =
      (IlkReviewKind) json_object_get_int_member_with_default(event, "kind", ILK_REVIEW_UNDO);
  IlkReviewKey key = {json_object_get_int_member_with_default(event, "device", 0),
                      json_object_get_int_member_with_default(event, "seq", 0)};
  if (!get_deck(store, card, &deck, error))
    return FALSE;
  if (deck == 0 ||
      (kind == ILK_REVIEW_UNDO && !ilk_settle_is_latest(store, card, &key, &local_error)))
    return local_error == NULL || (g_propagate_error(error, g_steal_pointer(&local_error)), FALSE);
  int days = (int) json_object_get_int_member_with_default(event, "days", 0);
  if (!ilk_settle_event(store, card, kind, days, &key, error))
    return FALSE;
  if (kind != ILK_REVIEW_UNDO) {
    json_object_set_int_member(opposite, "device", key.device);
    json_object_set_int_member(opposite, "seq", key.seq);
  }
  return TRUE;
}

static JsonArray *
get_array(JsonNode *root, const char *name)
{
  JsonNode *node = root != NULL && JSON_NODE_HOLDS_OBJECT(root)
                       ? json_object_get_member(json_node_get_object(root), name)
                       : NULL;
  return node != NULL && JSON_NODE_HOLDS_ARRAY(node) ? json_node_get_array(node) : NULL;
}

static gboolean
restore_events(IlkStore *store, JsonArray *events, JsonArray *opposites, GError **error)
{
  for (guint i = 0; i < json_array_get_length(events); i++) {
    if (!restore_event(store, json_array_get_object_element(events, i),
                       json_array_get_object_element(opposites, i), error))
      return FALSE;
  }
  return TRUE;
}

gboolean
ilk_change_set_restore(IlkStore *store, const char *json, char **back, GError **error)
{
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  g_autoptr(JsonNode) other = json_from_string(*back, NULL);
  JsonArray *rows = get_array(root, "rows"), *events = get_array(root, "events");
  JsonArray *opposites = get_array(other, "events");
  if (rows == NULL || events == NULL || opposites == NULL ||
      json_array_get_length(events) != json_array_get_length(opposites))
    return fail_damaged(error);
  if (!restore_rows(store, rows, error) || !restore_events(store, events, opposites, error) ||
      !ilk_import_count_cards(store, error) || !ilk_store_load_decks(store, error))
    return FALSE;
  g_free(*back);
  *back = json_to_string(other, FALSE);
  return TRUE;
}
