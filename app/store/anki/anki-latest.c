/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Settings as version 18 has them: what is JSON in one row before becomes rows of tables, with
 * messages in their columns. Made of that JSON, so that both say the same.
 */
#include "app/store/anki/anki-latest.h"

#include "app/anki/json.h"
#include "app/anki/wire-write.h"

#include <string.h>

#define CHANGED_HERE "-1"
#define MOST_NUMBERS 64

/* Names are compared by Unicode there, so that an index of them would be in another order here: who
 * wants one makes it. */
static const char *const tables =
    "CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE unicase,"
    " mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);"
    "CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL,"
    " name text NOT NULL COLLATE unicase, config blob NOT NULL, PRIMARY KEY (ntid, ord))"
    " WITHOUT ROWID;"
    "CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL,"
    " name text NOT NULL COLLATE unicase, mtime_secs integer NOT NULL, usn integer NOT NULL,"
    " config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;"
    "CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase,"
    " mtime_secs integer NOT NULL, usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);"
    "CREATE TABLE deck_config (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase,"
    " mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);"
    "CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer NOT NULL,"
    " mtime_secs integer NOT NULL, val blob NOT NULL) WITHOUT ROWID;"
    "CREATE TABLE tags (tag text NOT NULL PRIMARY KEY COLLATE unicase, usn integer NOT NULL,"
    " collapsed boolean NOT NULL, config blob NULL) WITHOUT ROWID;"
    "DROP TABLE graves;"
    "CREATE TABLE graves (oid integer NOT NULL, type integer NOT NULL, usn integer NOT NULL,"
    " PRIMARY KEY (oid, type)) WITHOUT ROWID;";

static gint64
get_int(JsonObject *object, const char *name)
{
  return ilk_anki_json_int(json_object_get_member(object, name), 0);
}

static const char *
get_text(JsonObject *object, const char *name)
{
  const char *text = ilk_anki_json_text(json_object_get_member(object, name));
  return text != NULL ? text : "";
}

static JsonObject *
get_object(JsonObject *object, const char *name)
{
  return json_object_get_object_member(object, name);
}

static void
bind_message(IlkQuery *query, const GByteArray *message)
{
  ilk_query_bind_blob(query, message->len > 0 ? message->data : (const guint8 *) "", message->len);
}

static gboolean
add_fields(IlkDatabase *db, gint64 notetype, JsonArray *fields, GError **error)
{
  for (guint i = 0; i < json_array_get_length(fields); i++) {
    JsonObject *field = json_array_get_object_element(fields, i);
    g_autoptr(GByteArray) config = g_byte_array_new();
    ilk_wire_add_text(config, 3, get_text(field, "font"));
    ilk_wire_add_int(config, 4, (guint64) get_int(field, "size"));
    IlkQuery *query = ilk_database_query(db, "INSERT INTO fields VALUES (?, ?, ?, ?)");
    ilk_query_bind_int(query, notetype);
    ilk_query_bind_int(query, i);
    ilk_query_bind_text(query, get_text(field, "name"));
    bind_message(query, config);
    if (!ilk_query_run(query, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
add_templates(IlkDatabase *db, gint64 notetype, JsonArray *templates, GError **error)
{
  for (guint i = 0; i < json_array_get_length(templates); i++) {
    JsonObject *template = json_array_get_object_element(templates, i);
    g_autoptr(GByteArray) config = g_byte_array_new();
    ilk_wire_add_text(config, 1, get_text(template, "qfmt"));
    ilk_wire_add_text(config, 2, get_text(template, "afmt"));
    IlkQuery *query =
        ilk_database_query(db, "INSERT INTO templates VALUES (?, ?, ?, 0, " CHANGED_HERE ", ?)");
    ilk_query_bind_int(query, notetype);
    ilk_query_bind_int(query, i);
    ilk_query_bind_text(query, get_text(template, "name"));
    bind_message(query, config);
    if (!ilk_query_run(query, error))
      return FALSE;
  }
  return TRUE;
}

/* The first columns of all of these are the same. */
static void
bind_head(IlkQuery *query, JsonObject *object)
{
  ilk_query_bind_int(query, get_int(object, "id"));
  ilk_query_bind_text(query, get_text(object, "name"));
  ilk_query_bind_int(query, get_int(object, "mod"));
}

static gboolean
add_notetype(IlkDatabase *db, JsonObject *object, GError **error)
{
  gint64 id = get_int(object, "id");
  g_autoptr(GByteArray) config = g_byte_array_new();
  ilk_wire_add_int(config, 1, (guint64) get_int(object, "type"));
  ilk_wire_add_int(config, 2, (guint64) get_int(object, "sortf"));
  ilk_wire_add_text(config, 3, get_text(object, "css"));
  ilk_wire_add_text(config, 5, get_text(object, "latexPre"));
  ilk_wire_add_text(config, 6, get_text(object, "latexPost"));
  IlkQuery *query =
      ilk_database_query(db, "INSERT INTO notetypes VALUES (?, ?, ?, " CHANGED_HERE ", ?)");
  bind_head(query, object);
  bind_message(query, config);
  return ilk_query_run(query, error) &&
         add_fields(db, id, json_object_get_array_member(object, "flds"), error) &&
         add_templates(db, id, json_object_get_array_member(object, "tmpls"), error);
}

/* Levels are parted by another sign there. */
static gboolean
add_deck(IlkDatabase *db, JsonObject *object, GError **error)
{
  g_autoptr(GByteArray) kind = g_byte_array_new(), normal = g_byte_array_new();
  g_autoptr(GString) name = g_string_new(get_text(object, "name"));
  g_string_replace(name, "::", "\x1f", 0);
  ilk_wire_add_int(normal, 1, (guint64) get_int(object, "conf"));
  ilk_wire_add_text(normal, 4, get_text(object, "desc"));
  ilk_wire_add_bytes(kind, 1, normal->data, normal->len);
  IlkQuery *query =
      ilk_database_query(db, "INSERT INTO decks VALUES (?, ?, ?, " CHANGED_HERE ", x'', ?)");
  ilk_query_bind_int(query, get_int(object, "id"));
  ilk_query_bind_text(query, name->str);
  ilk_query_bind_int(query, get_int(object, "mod"));
  bind_message(query, kind);
  return ilk_query_run(query, error);
}

static void
add_numbers(GByteArray *out, guint32 number, JsonObject *object, const char *name)
{
  double values[MOST_NUMBERS];
  JsonArray *array = ilk_anki_json_array(json_object_get_member(object, name));
  guint n = array != NULL ? MIN(json_array_get_length(array), MOST_NUMBERS) : 0;
  for (guint i = 0; i < n; i++)
    values[i] = ilk_anki_json_number(json_array_get_element(array, i), 0);
  ilk_wire_add_floats(out, number, values, n);
}

/* @spelt: what a message's fields are called in the object */
static void
add_ints(GByteArray *out, JsonObject *object, const char *const *spelt, const guint32 *numbers)
{
  for (guint i = 0; spelt[i] != NULL; i++)
    ilk_wire_add_int(out, numbers[i], (guint64) get_int(object, spelt[i]));
}

static gboolean
add_preset(IlkDatabase *db, JsonObject *object, GError **error)
{
  static const char *const fresh[] = {"perDay", "bury", NULL};
  static const char *const reviews[] = {"perDay", "maxIvl", "bury", NULL};
  static const char *const lapses[] = {"minInt", "leechAction", "leechFails", NULL};
  g_autoptr(GByteArray) config = g_byte_array_new();
  add_numbers(config, 1, get_object(object, "new"), "delays");
  add_numbers(config, 2, get_object(object, "lapse"), "delays");
  add_numbers(config, 4, object, "easyDaysPercentages");
  add_numbers(config, 6, object, "fsrsParams6");
  add_ints(config, get_object(object, "new"), fresh, (const guint32[]){9, 27});
  ilk_wire_add_float(config, 11, 2.5);
  ilk_wire_add_float(config, 12, 1.3);
  ilk_wire_add_float(config, 13, 1.2);
  ilk_wire_add_float(config, 15, 1);
  add_ints(config, get_object(object, "rev"), reviews, (const guint32[]){10, 16, 28});
  add_ints(config, get_object(object, "lapse"), lapses, (const guint32[]){17, 21, 22});
  ilk_wire_add_int(config, 18, 1);
  ilk_wire_add_int(config, 19, 4);
  ilk_wire_add_int(config, 24, 60);
  ilk_wire_add_float(config, 37,
                     ilk_anki_json_number(json_object_get_member(object, "desiredRetention"), 0));
  ilk_wire_add_float(config, 40, 0.9);
  IlkQuery *query =
      ilk_database_query(db, "INSERT INTO deck_config VALUES (?, ?, ?, " CHANGED_HERE ", ?)");
  bind_head(query, object);
  bind_message(query, config);
  return ilk_query_run(query, error);
}

static gboolean
add_setting(IlkDatabase *db, const char *name, JsonNode *node, GError **error)
{
  g_autofree char *value = json_to_string(node, FALSE);
  IlkQuery *query = ilk_database_query(db, "INSERT INTO config VALUES (?, " CHANGED_HERE ", 0, ?)");
  ilk_query_bind_text(query, name);
  ilk_query_bind_blob(query, value, strlen(value));
  return ilk_query_run(query, error);
}

typedef gboolean (*AddObject)(IlkDatabase *db, JsonObject *object, GError **error);

/* Hands each object in @json to @add. */
static gboolean
add_each(IlkDatabase *db, const char *json, AddObject add, GError **error)
{
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  g_autoptr(GList) values = json_object_get_values(json_node_get_object(root));
  for (GList *at = values; at != NULL; at = at->next)
    if (!add(db, json_node_get_object(at->data), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_settings(IlkDatabase *db, const char *json, GError **error)
{
  g_autoptr(JsonNode) root = json_from_string(json, NULL);
  JsonObject *object = json_node_get_object(root);
  g_autoptr(GList) names = json_object_get_members(object);
  for (GList *at = names; at != NULL; at = at->next)
    if (!add_setting(db, at->data, json_object_get_member(object, at->data), error))
      return FALSE;
  return TRUE;
}

gboolean
ilk_anki_latest_add(IlkDatabase *db, const IlkAnkiSettingsOut *settings, GError **error)
{
  return ilk_database_execute(db, tables, error) &&
         add_each(db, settings->models, add_notetype, error) &&
         add_each(db, settings->decks, add_deck, error) &&
         add_each(db, settings->presets, add_preset, error) &&
         add_settings(db, settings->conf, error);
}
