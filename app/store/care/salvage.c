/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The new collection begins as the newest backup, or empty. Then every row that the damaged file
 * still gives is added under its old id, unless it is there; reviews have keys, so none counts
 * twice. Everything else is computed from them.
 */
#include "app/store/care/salvage.h"

#include "app/base/clock.h"
#include "app/base/error.h"
#include "app/store/care/backup.h"
#include "app/store/care/check.h"
#include "app/store/care/place.h"
#include "app/store/care/salvage-rows.h"
#include "app/store/rows/card.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/device.h"
#include "app/store/rows/note.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* Where a text goes whose card, or deck, is lost. Importing its deck again moves it back. */
#define SAVED_DECK "saved-cards"
#define SAVED_SECONDS 15

static gboolean
count(IlkStore *store, const char *sql, gint64 *n, GError **error)
{
  return ilk_query_fetch_int(ilk_database_query(store->db, sql), n, error);
}

static gboolean
make_saved_deck(IlkStore *store, GError **error)
{
  gint64 lost = 0, there = 0;
  IlkDeckRow row = {.file_id = SAVED_DECK, .name = _("Saved cards"), .description = ""};
  ilk_uid_derive(row.uid, SAVED_DECK, NULL);
  if (!count(store, "SELECT count(*) FROM note WHERE id NOT IN (SELECT note FROM card)", &lost,
             error) ||
      !ilk_query_fetch_int(ilk_deck_row_find_uid(store->db, row.uid), &there, error))
    return FALSE;
  return lost == 0 || there != 0 || ilk_deck_row_insert(store, &row, error);
}

/* A card with the number it had before version 5, while nobody has it. */
static gboolean
insert_saved_card(IlkStore *store, gint64 note, int ordinal, gint64 deck, GError **error)
{
  gint64 taken = 0, now = ilk_clock_now();
  IlkQuery *query = ilk_database_query(store->db, "SELECT count(*) FROM card WHERE id = ?");
  ilk_query_bind_int(query, note);
  if (!ilk_query_fetch_int(query, &taken, error))
    return FALSE;
  IlkCardRow row = {.id = taken == 0 ? note : 0,
                    .note = note,
                    .ordinal = ordinal,
                    .deck = deck,
                    .position = note,
                    .seconds = SAVED_SECONDS,
                    .added = now,
                    .changed = now};
  return ilk_card_row_insert(store, &row, error);
}

static gboolean
save_note(IlkStore *store, IlkQuery *query, GError **error)
{
  g_autoptr(IlkNote) note = ilk_note_row_read(query, 0, NULL);
  g_autoptr(GArray) ordinals = note != NULL ? ilk_note_list_ordinals(note) : NULL;
  for (guint i = 0; ordinals != NULL && i < ordinals->len; i++)
    if (!insert_saved_card(store, ilk_query_get_int(query, ILK_N_NOTE_COLUMNS),
                           g_array_index(ordinals, int, i),
                           ilk_query_get_int(query, ILK_N_NOTE_COLUMNS + 1), error))
      return FALSE;
  return TRUE;
}

static gboolean
make_saved_cards(IlkStore *store, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT " ILK_NOTE_COLUMNS ", note.id, deck.id FROM note, deck"
                                    " WHERE deck.file_id = '" SAVED_DECK "'"
                                    " AND note.id NOT IN (SELECT note FROM card)");
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    if (!save_note(store, query, error))
      return FALSE;
  }
  return row == 0;
}

/* A review is kept even when its card is lost; no other card gets that number. */
static gboolean
reserve_numbers(IlkStore *store, GError **error)
{
  IlkQuery *begin = ilk_database_query(
      store->db, "INSERT INTO sqlite_sequence(name, seq) SELECT 'card', 0"
                 " WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = 'card')");
  IlkQuery *raise = ilk_database_query(
      store->db, "UPDATE sqlite_sequence SET seq = max(seq,"
                 " coalesce((SELECT max(card) FROM review), 0),"
                 " coalesce((SELECT max(id) FROM card), 0)) WHERE name = 'card'");
  return ilk_query_run(begin, error) && ilk_query_run(raise, error);
}

static gboolean
run_salvage(IlkStore *store, gpointer data, GError **error)
{
  IlkDatabase *damaged = data;
  return (damaged == NULL || ilk_salvage_rows(store, damaged, error)) &&
         reserve_numbers(store, error) && make_saved_deck(store, error) &&
         make_saved_cards(store, error) && ilk_device_add(store->db, error) &&
         ilk_store_load_decks(store, error) && ilk_store_rebuild(store, NULL, error);
}

static gboolean
start_from_backup(IlkStore *store, const char *backup, GError **error)
{
  g_autoptr(IlkDatabase) db = ilk_database_open(backup, ILK_DATABASE_IMMUTABLE, error);
  return db != NULL && ilk_place_make_file(store->path, error) &&
         ilk_database_copy(db, store->path, error);
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
