/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Two forms: up to version 13 all of it is JSON in one row, from 18 on it is in tables, with
 * messages in their columns; between these some is here and some is there.
 */
#include "app/store/anki/anki-collection.h"

#include "app/anki/json.h"
#include "app/anki/wire.h"
#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/store/sqlite/foreign-database.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OLDEST_SCHEMA 1
#define NEWEST_SCHEMA 18
#define SCHEMA_WITH_CONFIG_TABLES 14
#define SCHEMA_WITH_TABLES 15
#define USUAL_ROLLOVER 4 /* hours */
#define NO_PRESET G_GINT64_CONSTANT(0)

static void
deck_free(gpointer data)
{
  IlkAnkiDeck *self = data;
  g_free(self->name);
  g_free(self->description);
  g_free(self);
}

void
ilk_anki_collection_free(IlkAnkiCollection *self)
{
  g_hash_table_unref(self->decks);
  g_hash_table_unref(self->presets);
  g_hash_table_unref(self->notetypes);
  g_free(self);
}

static GHashTable *
make_table(GDestroyNotify value_free)
{
  return g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, value_free);
}

static void
put(GHashTable *table, gint64 id, gpointer value)
{
  g_hash_table_replace(table, g_memdup2(&id, sizeof id), value);
}

static IlkAnkiPreset *
make_preset(IlkAnkiCollection *self, gint64 id)
{
  IlkAnkiPreset *preset = g_new(IlkAnkiPreset, 1);
  ilk_anki_preset_init(preset);
  put(self->presets, id, preset);
  return preset;
}

static IlkAnkiCollection *
make(void)
{
  IlkAnkiCollection *self = g_new0(IlkAnkiCollection, 1);
  self->decks = make_table(deck_free);
  self->presets = make_table(g_free);
  self->notetypes = make_table(ilk_anki_notetype_free);
  make_preset(self, NO_PRESET);
  return self;
}

const IlkAnkiPreset *
ilk_anki_collection_get_preset(const IlkAnkiCollection *self, const IlkAnkiDeck *deck)
{
  gint64 none = NO_PRESET;
  const IlkAnkiPreset *preset =
      deck != NULL ? g_hash_table_lookup(self->presets, &deck->preset) : NULL;
  return preset != NULL ? preset : g_hash_table_lookup(self->presets, &none);
}

/* Parses the object in @column of the one row of settings. */
static JsonObject *
parse_column(IlkQuery *query, int column, JsonNode **root)
{
  const char *text = ilk_query_get_text(query, column);
  *root = text != NULL && *text != '\0' ? ilk_anki_json_parse(text, strlen(text), NULL) : NULL;
  return ilk_anki_json_object(*root);
}

/* Days begin some hours after midnight, where the learner was. */
static void
count_days(IlkAnkiCollection *self, gint64 rollover, JsonNode *offset)
{
  gint64 created = self->created * 1000;
  int utc_offset = offset != NULL ? (int) CLAMP(-ilk_anki_json_int(offset, 0), -1440, 1440)
                                  : ilk_clock_utc_offset(created);
  self->rollover = (int) CLAMP(rollover, 0, 23) * 60;
  self->first_day = ilk_clock_day(created, utc_offset, self->rollover);
}

static void
read_json_settings(IlkAnkiCollection *self, JsonObject *conf)
{
  JsonNode *offset = conf != NULL ? json_object_get_member(conf, "creationOffset") : NULL;
  JsonNode *rollover = conf != NULL ? json_object_get_member(conf, "rollover") : NULL;
  JsonNode *version = conf != NULL ? json_object_get_member(conf, "schedVer") : NULL;
  self->is_version_1 = ilk_anki_json_int(version, 1) <= 1;
  count_days(self, ilk_anki_json_int(rollover, USUAL_ROLLOVER), offset);
}

static void
read_json_deck(IlkAnkiCollection *self, gint64 id, JsonObject *object)
{
  IlkAnkiDeck *deck = g_new0(IlkAnkiDeck, 1);
  const char *name = ilk_anki_json_text(json_object_get_member(object, "name"));
  const char *description = ilk_anki_json_text(json_object_get_member(object, "desc"));
  double percent = ilk_anki_json_number(json_object_get_member(object, "desiredRetention"), 0);
  *deck = (IlkAnkiDeck){
      .id = id,
      .name = g_strdup(name != NULL ? name : ""),
      .description = g_strdup(description != NULL ? description : ""),
      .preset = ilk_anki_json_int(json_object_get_member(object, "conf"), NO_PRESET),
      .retention = percent / 100,
      .is_filtered = ilk_anki_json_int(json_object_get_member(object, "dyn"), 0) != 0,
  };
  put(self->decks, id, deck);
}

static void
read_json_preset(IlkAnkiCollection *self, gint64 id, JsonObject *object)
{
  ilk_anki_preset_read_json(make_preset(self, id), object);
}

static void
read_json_notetype(IlkAnkiCollection *self, gint64 id, JsonObject *object)
{
  put(self->notetypes, id, ilk_anki_notetype_new_from_json(id, object));
}

/* Calls @read for each object that is filed under a number. */
static void
read_objects(IlkAnkiCollection *self, JsonObject *object, guint most,
             void (*read)(IlkAnkiCollection *, gint64, JsonObject *))
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;
  json_object_iter_init(&iter, object);
  for (guint n = 0; n < most && json_object_iter_next(&iter, &name, &node); n++) {
    JsonObject *each = ilk_anki_json_object(node);
    gint64 id = g_ascii_strtoll(name, NULL, 10);
    if (each != NULL && id != 0)
      read(self, id, each);
  }
}

static void
read_json(IlkAnkiCollection *self, IlkQuery *query)
{
  static const struct {
    int column;
    guint most;
    void (*read)(IlkAnkiCollection *, gint64, JsonObject *);
  } parts[] = {{3, ILK_MAX_PACKAGE_MODELS, read_json_notetype},
               {4, ILK_MAX_PACKAGE_DECKS, read_json_deck},
               {5, ILK_MAX_PACKAGE_DECKS, read_json_preset}};
  for (gsize i = 0; i < G_N_ELEMENTS(parts); i++) {
    g_autoptr(JsonNode) root = NULL;
    JsonObject *object = parse_column(query, parts[i].column, &root);
    if (object != NULL)
      read_objects(self, object, parts[i].most, parts[i].read);
  }
}

static gboolean
read_config_table(IlkAnkiCollection *self, IlkDatabase *db)
{
  g_autoptr(JsonObject) conf = json_object_new();
  g_autoptr(IlkQuery) query =
      ilk_database_query(db, "SELECT KEY, val FROM config WHERE KEY IN"
                             " ('creationOffset', 'rollover', 'schedVer') LIMIT 3");
  int state;
  while ((state = ilk_query_step(query, NULL)) > 0) {
    gsize length;
    const char *value = ilk_query_get_blob(query, 1, &length);
    const char *key = ilk_query_get_text(query, 0);
    JsonNode *node = value != NULL ? ilk_anki_json_parse(value, length, NULL) : NULL;
    if (node != NULL && key != NULL)
      json_object_set_member(conf, key, node);
    else
      g_clear_pointer(&node, json_node_unref);
  }
  read_json_settings(self, conf);
  return state == 0;
}

static gboolean
read_preset_table(IlkAnkiCollection *self, IlkDatabase *db)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(db, "SELECT id, config FROM deck_config LIMIT 10000");
  int state;
  while ((state = ilk_query_step(query, NULL)) > 0) {
    gsize length;
    gconstpointer config = ilk_query_get_blob(query, 1, &length);
    if (!ilk_anki_preset_read_wire(make_preset(self, ilk_query_get_int(query, 0)), config, length))
      return FALSE;
  }
  return state == 0;
}

static void
read_normal_deck(IlkAnkiDeck *deck, const IlkWireField *kind)
{
  IlkWire wire;
  IlkWireField field;
  ilk_wire_init(&wire, kind->bytes, kind->length);
  while (ilk_wire_next(&wire, &field)) {
    if (field.number == 1)
      deck->preset = (gint64) field.value;
    else if (field.number == 10)
      deck->retention = ilk_wire_get_float(&field);
    else if (field.number == 4) {
      g_free(deck->description);
      deck->description = ilk_wire_dup_text(&field);
    }
  }
}

/* Levels are parted by a sign of their own there. */
static char *
dup_deck_name(const char *name)
{
  g_autofree char *valid = g_utf8_make_valid(name != NULL ? name : "", -1);
  g_auto(GStrv) levels = g_strsplit(valid, "\x1f", -1);
  return g_strjoinv("::", levels);
}

static gboolean
read_deck_table(IlkAnkiCollection *self, IlkDatabase *db)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(db, "SELECT id, name, kind FROM decks LIMIT 10000");
  int state;
  while ((state = ilk_query_step(query, NULL)) > 0) {
    gsize length;
    gconstpointer kind = ilk_query_get_blob(query, 2, &length);
    IlkAnkiDeck *deck = g_new0(IlkAnkiDeck, 1);
    *deck = (IlkAnkiDeck){.id = ilk_query_get_int(query, 0),
                          .name = dup_deck_name(ilk_query_get_text(query, 1)),
                          .description = g_strdup("")};
    put(self->decks, deck->id, deck);
    IlkWire wire;
    IlkWireField field;
    ilk_wire_init(&wire, kind, length);
    while (ilk_wire_next(&wire, &field)) {
      deck->is_filtered = deck->is_filtered || field.number == 2;
      if (field.number == 1 && field.type == ILK_WIRE_BYTES)
        read_normal_deck(deck, &field);
    }
    if (wire.broken)
      return FALSE;
  }
  return state == 0;
}

static gboolean
read_notetype_rows(IlkAnkiCollection *self, IlkDatabase *db)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(db, "SELECT id, name, config FROM notetypes LIMIT 10000");
  int state;
  while ((state = ilk_query_step(query, NULL)) > 0) {
    gsize length;
    gconstpointer config = ilk_query_get_blob(query, 2, &length);
    g_autofree char *name = dup_deck_name(ilk_query_get_text(query, 1));
    IlkAnkiNotetype *notetype = ilk_anki_notetype_new(ilk_query_get_int(query, 0), name);
    put(self->notetypes, notetype->id, notetype);
    if (!ilk_anki_notetype_take_config(notetype, config, length))
      return FALSE;
  }
  return state == 0;
}

/* Those of notetypes that are gone are still there. */
static gboolean
read_parts(IlkAnkiCollection *self, IlkQuery *parts, gboolean templates)
{
  g_autoptr(IlkQuery) query = parts;
  int state;
  while ((state = ilk_query_step(query, NULL)) > 0) {
    gint64 id = ilk_query_get_int(query, 0);
    gsize length;
    gconstpointer config = ilk_query_get_blob(query, 2, &length);
    IlkAnkiNotetype *notetype = g_hash_table_lookup(self->notetypes, &id);
    const char *text = ilk_query_get_text(query, 1);
    g_autofree char *name = g_utf8_make_valid(text != NULL ? text : "", -1);
    if (notetype == NULL || notetype->templates->len >= ILK_MAX_PACKAGE_FIELDS)
      continue;
    if (!templates)
      ilk_anki_notetype_add_field(notetype, name);
    else if (!ilk_anki_notetype_add_template(notetype, name, config, length))
      return FALSE;
  }
  return state == 0;
}

static gboolean
read_notetype_tables(IlkAnkiCollection *self, IlkDatabase *db)
{
  return read_notetype_rows(self, db) &&
         read_parts(
             self,
             ilk_database_query(db, "SELECT ntid, name, config FROM fields ORDER BY ntid, ord"),
             FALSE) &&
         read_parts(
             self,
             ilk_database_query(db, "SELECT ntid, name, config FROM templates ORDER BY ntid, ord"),
             TRUE);
}

static gboolean
read_tables(IlkAnkiCollection *self, IlkDatabase *db)
{
  if (self->schema >= SCHEMA_WITH_CONFIG_TABLES &&
      (!read_config_table(self, db) || !read_preset_table(self, db)))
    return FALSE;
  return self->schema < SCHEMA_WITH_TABLES ||
         (read_deck_table(self, db) && read_notetype_tables(self, db));
}

static gboolean
check_schema(const IlkAnkiCollection *self, GError **error)
{
  if (self->schema < OLDEST_SCHEMA)
    return ilk_foreign_database_fail(error);
  if (self->schema <= NEWEST_SCHEMA)
    return TRUE;
  g_set_error(error, ILK_ERROR, ILK_ERROR_NEWER,
              _("The package was made by a newer version of Anki than this program knows (its "
                "tables have version %d). Export it with “Support older Anki versions”."),
              self->schema);
  return FALSE;
}

static void
parse_templates(IlkAnkiCollection *self)
{
  GHashTableIter iter;
  gpointer notetype;
  g_hash_table_iter_init(&iter, self->notetypes);
  while (g_hash_table_iter_next(&iter, NULL, &notetype))
    ilk_anki_notetype_parse(notetype);
}

IlkAnkiCollection *
ilk_anki_collection_read(IlkDatabase *db, GError **error)
{
  g_autoptr(IlkAnkiCollection) self = make();
  g_autoptr(IlkQuery) query =
      ilk_database_query(db, "SELECT crt, ver, conf, models, decks, dconf FROM col LIMIT 1");
  if (ilk_query_step(query, NULL) <= 0) {
    ilk_foreign_database_fail(error);
    return NULL;
  }
  self->created = CLAMP(ilk_query_get_int(query, 0), 0, G_MAXINT32 * G_GINT64_CONSTANT(4));
  self->schema = (int) CLAMP(ilk_query_get_int(query, 1), 0, 9999);
  if (!check_schema(self, error))
    return NULL;
  if (self->schema < SCHEMA_WITH_CONFIG_TABLES) {
    g_autoptr(JsonNode) root = NULL;
    read_json_settings(self, parse_column(query, 2, &root));
  }
  read_json(self, query);
  if (!read_tables(self, db)) {
    ilk_foreign_database_fail(error);
    return NULL;
  }
  parse_templates(self);
  return g_steal_pointer(&self);
}
