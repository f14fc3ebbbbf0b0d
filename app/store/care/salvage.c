/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The new collection begins as the newest backup, or empty. Then every row that the damaged file
 * still gives is added under its old id, unless it is there; reviews have keys, so none counts
 * twice. Everything else is computed from them.
 */
#include "app/store/care/salvage.h"

#include "app/base/error.h"
#include "app/store/care/backup.h"
#include "app/store/care/check.h"
#include "app/store/care/place.h"
#include "app/store/care/salvage-rows.h"
#include "app/store/rows/note.h"
#include "app/store/rows/seal.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Where a text goes whose card, or deck, is lost. Importing its deck again moves it back. */
#define SAVED_DECK "saved-cards"
#define SAVED_SECONDS 15

static gboolean
make_saved_deck(IlkStore *store, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  ilk_uid_derive(uid, SAVED_DECK, NULL);
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT OR IGNORE INTO deck(uid, file_id, name, crc, options_crc)"
                 " SELECT ?, '" SAVED_DECK "', ?, ?, ?"
                 " WHERE EXISTS (SELECT 1 FROM note WHERE id NOT IN (SELECT id FROM card))");
  ilk_query_bind_blob(query, uid, sizeof uid);
  ilk_query_bind_text(query, _("Saved cards"));
  ilk_query_bind_int(query, ilk_seal_deck(uid, SAVED_DECK, _("Saved cards"), ""));
  ilk_query_bind_int(query, ilk_seal_options(ILK_SEAL_NO_OPTIONS));
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
  return (damaged == NULL || ilk_salvage_rows(store, damaged, error)) &&
         make_saved_deck(store, error) && make_saved_cards(store, error) &&
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
  ilk_store_disconnect(store);
  g_autofree char *damaged = ilk_place_move_aside(store->path, "collection-damaged", error);
  if (damaged == NULL || !replace_database(store, damaged, error))
    return NULL;
  return dup_sentence(store, damaged, error);
}
