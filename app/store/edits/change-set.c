/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is touched, and what is written of it: rows as JSON objects, made by SQLite, with their
 * checksums, so that an undone edit leaves the very row that was there.
 */
#include "app/store/edits/change-set.h"

#include "app/store/edits/change-set-private.h"
#include "app/store/rows/card.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/note.h"

#include <inttypes.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* In the order of IlkRowTable, then graves. */
static IlkTable *const tables[ILK_N_CHANGE_TABLES] = {&ilk_deck_table, &ilk_note_table,
                                                      &ilk_card_table, &ilk_grave_table};

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

  IlkChangeRange range;
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
  return self->entries->len == 0 && self->events->len == 0 && self->range.last_card == 0;
}

guint
ilk_change_set_count(const IlkChangeSet *self)
{
  return self->entries->len;
}

void
ilk_change_set_add_range(IlkChangeSet *self, const IlkChangeRange *range)
{
  self->range = *range;
}

IlkTable *
ilk_change_get_table(int table)
{
  return tables[table];
}

void
ilk_change_bind_uid(IlkQuery *query, const char *hex)
{
  guint8 bytes[ILK_UID_LENGTH] = {0};
  for (gsize i = 0; i < sizeof bytes && strlen(hex) >= 2 * (i + 1); i++)
    bytes[i] =
        (guint8) (g_ascii_xdigit_value(hex[2 * i]) << 4 | g_ascii_xdigit_value(hex[2 * i + 1]));
  ilk_query_bind_blob(query, bytes, sizeof bytes);
}

void
ilk_change_bind_key(IlkQuery *query, int table, const char *key)
{
  if (table == ILK_CHANGE_GRAVES)
    ilk_change_bind_uid(query, key);
  else
    ilk_query_bind_int(query, g_ascii_strtoll(key, NULL, 10));
}

gboolean
ilk_change_read_row(IlkStore *store, int table, const char *key, char **row, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(tables[table], store->db, ILK_TABLE_JSON);
  ilk_change_bind_key(query, table, key);
  int state = ilk_query_step(query, error);
  *row = state > 0 ? g_strdup(ilk_query_get_text(query, 0)) : NULL;
  return state >= 0;
}

static gboolean
touch(IlkChangeSet *self, int table, const char *key, GError **error)
{
  char *before = NULL;
  g_autofree char *name = g_strdup_printf("%s/%s", tables[table]->name, key);
  if (g_hash_table_contains(self->known, name))
    return TRUE;
  if (!ilk_change_read_row(self->store, table, key, &before, error))
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

static gboolean
touch_grave(IlkChangeSet *self, const guint8 uid[ILK_UID_LENGTH], GError **error)
{
  g_autoptr(GString) key = g_string_new(NULL);
  for (gsize i = 0; i < ILK_UID_LENGTH; i++)
    g_string_append_printf(key, "%02X", uid[i]);
  return touch(self, ILK_CHANGE_GRAVES, key->str, error);
}

gboolean
ilk_change_set_bury(IlkChangeSet *self, const guint8 uid[ILK_UID_LENGTH], IlkGraveKind kind,
                    GError **error)
{
  return touch_grave(self, uid, error) && ilk_grave_dig(self->store, uid, kind, error);
}

gboolean
ilk_change_set_exhume(IlkChangeSet *self, const guint8 uid[ILK_UID_LENGTH], GError **error)
{
  return touch_grave(self, uid, error) && ilk_grave_open(self->store, uid, error);
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
  json_object_set_string_member(object, "t", tables[entry->table]->name);
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

static void
write_range(JsonObject *object, const IlkChangeRange *range)
{
  JsonArray *added = json_array_new();
  json_array_add_int_element(added, range->first_note);
  json_array_add_int_element(added, range->last_note);
  json_array_add_int_element(added, range->first_card);
  json_array_add_int_element(added, range->last_card);
  json_object_set_array_member(object, "added", added);
}

static char *
dup_json(const IlkChangeSet *self, JsonArray *rows, JsonArray *events)
{
  JsonObject *object = json_object_new();
  json_object_set_array_member(object, "rows", rows);
  json_object_set_array_member(object, "events", events);
  if (self->range.last_card > 0)
    write_range(object, &self->range);
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
    if (!ilk_change_read_row(self->store, entry->table, entry->key, &row, error))
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
  *forward = dup_json(self, after, done);
  *inverse = dup_json(self, before, taken_back);
  return read;
}
