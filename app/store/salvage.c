/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The new collection begins as the newest backup, or empty. Then every row that the damaged file
 * still gives is added under its old id, unless it is there; reviews have keys, so none counts
 * twice. Everything else is computed from them.
 */
#include "app/store/salvage.h"

#include "app/base/error.h"
#include "app/store/backup.h"
#include "app/store/check.h"
#include "app/store/log.h"
#include "app/store/note.h"
#include "app/store/place.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

typedef gboolean (*RowCopier)(IlkStore *store, IlkQuery *row, GError **error);

/* A table is read from its front and, past damage, from its end. */
typedef struct {
  const char *forward;
  const char *backward;
  RowCopier copy;
} Table;

static gboolean
copy_device(IlkStore *store, IlkQuery *row, GError **error)
{
  gsize length;
  gconstpointer uid = ilk_query_get_blob(row, 1, &length);
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "INSERT OR IGNORE INTO device(id, uid, name) VALUES (?, ?, ?)");
  ilk_query_bind_int(query, ilk_query_get_int(row, 0));
  ilk_query_bind_blob(query, uid, length);
  ilk_query_bind_text(query, ilk_query_get_text(row, 2));
  return ilk_query_run(query, error);
}

static gboolean
copy_config(IlkStore *store, IlkQuery *row, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "INSERT OR IGNORE INTO config(key, value) VALUES (?, ?)");
  ilk_query_bind_text(query, ilk_query_get_text(row, 0));
  ilk_query_bind_text(query, ilk_query_get_text(row, 1));
  return ilk_query_run(query, error);
}

static gboolean
copy_deck(IlkStore *store, IlkQuery *row, GError **error)
{
  gsize length;
  gconstpointer uid = ilk_query_get_blob(row, 1, &length);
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  const char *json = ilk_query_get_text(row, 5);
  if (json == NULL || !ilk_study_options_merge_json(&options, json, NULL))
    json = "{}";
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT OR IGNORE INTO deck(id, uid, file_id, name, description, options)"
                 " VALUES (?, ?, ?, ?, ?, ?)");
  ilk_query_bind_int(query, ilk_query_get_int(row, 0));
  ilk_query_bind_blob(query, uid, length);
  for (int column = 2; column <= 4; column++)
    ilk_query_bind_text(query, ilk_query_get_text(row, column));
  ilk_query_bind_text(query, json);
  return ilk_query_run(query, error);
}

/* A text that is not what it was is not carried on; its deck's file has it. */
static gboolean
copy_note(IlkStore *store, IlkQuery *row, GError **error)
{
  gsize length;
  gconstpointer uid = ilk_query_get_blob(row, 1, &length);
  const char *fields = ilk_query_get_text(row, 3), *tags = ilk_query_get_text(row, 4);
  if (fields == NULL || tags == NULL ||
      ilk_note_checksum(fields, tags) != ilk_query_get_int(row, 7))
    return TRUE;
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db,
      "INSERT OR IGNORE INTO note(id, uid, file_id, fields, tags, changed, origin, crc)"
      " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8 WHERE EXISTS (SELECT 1 FROM device WHERE id = ?7)");
  ilk_query_bind_int(query, ilk_query_get_int(row, 0));
  ilk_query_bind_blob(query, uid, length);
  for (int column = 2; column <= 4; column++)
    ilk_query_bind_text(query, ilk_query_get_text(row, column));
  for (int column = 5; column <= 7; column++)
    ilk_query_bind_int(query, ilk_query_get_int(row, column));
  return ilk_query_run(query, error);
}

static gboolean
copy_card(IlkStore *store, IlkQuery *row, GError **error)
{
  gint64 numbers[4];
  for (int column = 0; column < 4; column++)
    numbers[column] = ilk_query_get_int(row, column);
  const char *demo = ilk_query_get_text(row, 4);
  gint64 crc = ilk_query_get_int(row, 5);
  if (crc != ilk_card_checksum(numbers[0], numbers[1], numbers[2], numbers[3], demo))
    return TRUE;
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT OR IGNORE INTO card(id, deck, position, seconds, demo, crc)"
                 " SELECT ?1, ?2, ?3, ?4, ?5, ?6 WHERE EXISTS (SELECT 1 FROM note WHERE id = ?1)"
                 " AND EXISTS (SELECT 1 FROM deck WHERE id = ?2)");
  for (int i = 0; i < 4; i++)
    ilk_query_bind_int(query, numbers[i]);
  ilk_query_bind_text(query, demo);
  ilk_query_bind_int(query, crc);
  return ilk_query_run(query, error);
}

static gboolean
copy_review(IlkStore *store, IlkQuery *row, GError **error)
{
  IlkReview review = ilk_log_read(row);
  gint64 known = 0;
  IlkQuery *query = ilk_database_query(store->db, "SELECT count(*) FROM device WHERE id = ?");
  ilk_query_bind_int(query, review.key.device);
  if (!ilk_query_fetch_int(query, &known, error))
    return FALSE;
  return known == 0 || ilk_log_append(store, &review, error);
}

static gboolean
copy_prediction(IlkStore *store, IlkQuery *row, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT OR IGNORE INTO prediction(id, card, demo, at, parameters, predicted,"
                 " measured) VALUES (?, nullif(?, 0), ?, ?, ?, ?, nullif(?, 0))");
  ilk_query_bind_int(query, ilk_query_get_int(row, 0));
  ilk_query_bind_int(query, ilk_query_get_int(row, 1));
  ilk_query_bind_text(query, ilk_query_get_text(row, 2));
  ilk_query_bind_int(query, ilk_query_get_int(row, 3));
  ilk_query_bind_text(query, ilk_query_get_text(row, 4));
  ilk_query_bind_real(query, ilk_query_get_real(row, 5));
  ilk_query_bind_real(query, ilk_query_get_real(row, 6));
  return ilk_query_run(query, error);
}

#define BOTH_WAYS(select, key) select " ORDER BY " key, select " ORDER BY " key " DESC"
#define BOTH_WAYS_REVIEW(select)                                                                   \
  select " ORDER BY card, at, device, seq",                                                        \
      select " ORDER BY card DESC, at DESC, device DESC, seq DESC"

/* In the order of their references. */
static const Table tables[] = {
    {BOTH_WAYS("SELECT id, uid, name FROM device", "id"), copy_device},
    {BOTH_WAYS("SELECT key, value FROM config WHERE key = 'options'", "key"), copy_config},
    {BOTH_WAYS("SELECT id, uid, file_id, name, description, options FROM deck", "id"), copy_deck},
    {BOTH_WAYS("SELECT id, uid, file_id, fields, tags, changed, origin, crc FROM note", "id"),
     copy_note},
    {BOTH_WAYS("SELECT id, deck, position, seconds, demo, crc FROM card", "id"), copy_card},
    {BOTH_WAYS_REVIEW("SELECT " ILK_LOG_COLUMNS " FROM review"), copy_review},
    /* Earlier versions had not all columns; of this one, nothing is left to add. */
    {BOTH_WAYS_REVIEW("SELECT " ILK_LOG_COLUMNS_2 ", 0 FROM review"), copy_review},
    {BOTH_WAYS_REVIEW("SELECT " ILK_LOG_COLUMNS_1 ", 0, 0 FROM review"), copy_review},
    {BOTH_WAYS("SELECT id, card, demo, at, parameters, predicted, measured FROM prediction", "id"),
     copy_prediction},
};

/* A row that breaks a rule of the schema is damaged; only a failure of the new collection ends it.
 * Returns: -1 on such a failure, 0 when the damaged file could be read no further, 1 at its end */
static int
copy_rows(IlkStore *store, IlkDatabase *damaged, const char *sql, RowCopier copy, GError **error)
{
  g_autoptr(IlkQuery) row = ilk_database_query(damaged, sql);
  int state;
  while ((state = ilk_query_step(row, NULL)) > 0) {
    g_autoptr(GError) local_error = NULL;
    if (copy(store, row, &local_error) ||
        g_error_matches(local_error, ILK_ERROR, ILK_ERROR_INVALID))
      continue;
    g_propagate_error(error, g_steal_pointer(&local_error));
    return -1;
  }
  return state == 0;
}

static gboolean
copy_table(IlkStore *store, IlkDatabase *damaged, const Table *table, GError **error)
{
  int state = copy_rows(store, damaged, table->forward, table->copy, error);
  if (state == 0)
    state = copy_rows(store, damaged, table->backward, table->copy, error);
  return state >= 0;
}

/* Where a text goes whose card, or deck, is lost. Importing its deck again moves it back. */
#define SAVED_DECK "saved-cards"
#define SAVED_SECONDS 15

static gboolean
make_saved_deck(IlkStore *store, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  ilk_uid_derive(uid, SAVED_DECK, NULL);
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT OR IGNORE INTO deck(uid, file_id, name) SELECT ?, '" SAVED_DECK "', ?"
                 " WHERE EXISTS (SELECT 1 FROM note WHERE id NOT IN (SELECT id FROM card))");
  ilk_query_bind_blob(query, uid, sizeof uid);
  ilk_query_bind_text(query, _("Saved cards"));
  return ilk_query_run(query, error);
}

static gboolean
insert_saved_card(IlkStore *store, gint64 id, gint64 deck, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT INTO card(id, deck, position, seconds, crc) VALUES (?, ?, ?, ?, ?)");
  ilk_query_bind_int(query, id);
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, id);
  ilk_query_bind_int(query, SAVED_SECONDS);
  ilk_query_bind_int(query, ilk_card_checksum(id, deck, id, SAVED_SECONDS, NULL));
  return ilk_query_run(query, error);
}

static gboolean
make_saved_cards(IlkStore *store, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT note.id, deck.id FROM note, deck WHERE deck.file_id = '" SAVED_DECK "'"
                 " AND note.id NOT IN (SELECT id FROM card)");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    if (!insert_saved_card(store, ilk_query_get_int(query, 0), ilk_query_get_int(query, 1), error))
      return FALSE;
  }
  return row == 0;
}

/* A review is kept even when its card is lost; no other card gets that number. */
static gboolean
reserve_numbers(IlkStore *store, GError **error)
{
  IlkQuery *raise = ilk_database_query(
      store->db, "UPDATE sqlite_sequence SET seq = max(seq, (SELECT max(card) FROM review))"
                 " WHERE name = 'note' AND EXISTS (SELECT 1 FROM review)");
  IlkQuery *begin = ilk_database_query(
      store->db, "INSERT INTO sqlite_sequence(name, seq) SELECT 'note', max(card) FROM review"
                 " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'note')"
                 " GROUP BY 1");
  return ilk_query_run(raise, error) && ilk_query_run(begin, error);
}

static gboolean
run_salvage(IlkStore *store, gpointer data, GError **error)
{
  IlkDatabase *damaged = data;
  for (gsize i = 0; damaged != NULL && i < G_N_ELEMENTS(tables); i++) {
    if (!copy_table(store, damaged, &tables[i], error))
      return FALSE;
  }
  return make_saved_deck(store, error) && make_saved_cards(store, error) &&
         reserve_numbers(store, error) && ilk_schema_add_device(store->db, error) &&
         ilk_store_load_decks(store, error) && ilk_store_rebuild(store, NULL, error);
}

static gboolean
start_from_backup(IlkStore *store, const char *backup, GError **error)
{
  g_autoptr(IlkDatabase) db = ilk_database_open(backup, ILK_DATABASE_IMMUTABLE, error);
  return db != NULL && ilk_place_make_file(store->path, error) &&
         ilk_database_copy(db, store->path, error);
}

static gboolean
count(IlkStore *store, const char *sql, gint64 *n, GError **error)
{
  return ilk_query_fetch_int(ilk_database_query(store->db, sql), n, error);
}

static char *
dup_sentence(IlkStore *store, const char *damaged, GError **error)
{
  gint64 cards = 0, reviews = 0;
  if (!count(store, "SELECT count(*) FROM card", &cards, error) ||
      !count(store, "SELECT count(*) FROM review", &reviews, error))
    return NULL;
  g_autofree char *name = g_path_get_basename(damaged);
  if (cards + reviews == 0)
    return g_strdup_printf(_("The collection was damaged, and nothing in it could be read; the "
                             "file was kept as “%s”."),
                           name);
  g_autofree char *kept_cards =
      g_strdup_printf(ngettext("%" PRId64 " card", "%" PRId64 " cards", (gulong) cards), cards);
  g_autofree char *kept_reviews = g_strdup_printf(
      ngettext("%" PRId64 " review", "%" PRId64 " reviews", (gulong) reviews), reviews);
  /* Translators: “12 cards” and “3 reviews”, then a file's name. */
  return g_strdup_printf(_("The collection was damaged. %s and %s could be saved; the damaged file "
                           "was kept as “%s”."),
                         kept_cards, kept_reviews, name);
}

static gboolean
replace_database(IlkStore *store, const char *damaged, GError **error)
{
  g_autofree char *backup = ilk_backup_dup_newest(store->directory);
  if (backup != NULL && !start_from_backup(store, backup, error))
    return FALSE;
  if (!ilk_store_open_database(store, error))
    return FALSE;
  g_autoptr(IlkDatabase) source = ilk_database_open(damaged, ILK_DATABASE_SALVAGE, NULL);
  return ilk_store_transact_bulk(store, run_salvage, source, error) &&
         ilk_store_open_database(store, error);
}

char *
ilk_salvage_store(IlkStore *store, GError **error)
{
  g_clear_pointer(&store->db, ilk_database_close);
  g_autofree char *damaged = ilk_place_move_aside(store->path, "collection-damaged", error);
  if (damaged == NULL || !replace_database(store, damaged, error))
    return NULL;
  return dup_sentence(store, damaged, error);
}
