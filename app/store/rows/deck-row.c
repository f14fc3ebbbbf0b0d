/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decks, read, sealed and written.
 */
#include "app/store/rows/deck-row.h"

#include "app/base/clock.h"
#include "app/store/rows/grave.h"
#include "app/store/rows/note.h"
#include "app/store/sqlite/crc32c.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How a deck that is there is studied, no edit changes, and its cards are counted. */
IlkTable ilk_deck_table = {
    .name = "deck", .columns = ILK_DECK_COLUMNS, .kept = "options cards options_crc"};

/* A damaged row may have lost any of its texts. */
static guint32
extend(guint32 crc, const char *text)
{
  return text != NULL ? ilk_crc32c(crc, text, strlen(text) + 1) : crc;
}

static guint32
seal_options(const char *json)
{
  return extend(0, json);
}

/* What a deck stands in counts only where there is something, so earlier rows keep their
 * checksums. */
guint32
ilk_deck_row_seal(const IlkDeckRow *row)
{
  guint32 crc = ilk_crc32c(0, row->uid, ILK_UID_LENGTH);
  gint64 above = GINT64_TO_LE(row->parent);
  crc = extend(extend(extend(crc, row->file_id), row->name), row->description);
  return row->parent != 0 ? ilk_crc32c(crc, &above, sizeof above) : crc;
}

static gboolean
has_sound_options(const IlkDeckRow *row)
{
  return row->options != NULL && row->options_crc == seal_options(row->options);
}

const char *
ilk_deck_row_get_options(const IlkDeckRow *row)
{
  return has_sound_options(row) ? row->options : ILK_DECK_NO_OPTIONS;
}

IlkDeckRow
ilk_deck_row_read(IlkQuery *query)
{
  gsize length;
  IlkDeckRow row = {
      .id = ilk_query_get_int(query, 0),
      .file_id = ilk_query_get_text(query, 2),
      .name = ilk_query_get_text(query, 3),
      .description = ilk_query_get_text(query, 4),
      .options = ilk_query_get_text(query, 5),
      .cards = ilk_query_get_int(query, 6),
      .crc = ilk_query_get_int(query, 7),
      .options_crc = ilk_query_get_int(query, 8),
      .parent = ilk_query_get_int(query, 9),
      .changed = ilk_query_get_int(query, 10),
      .origin = ilk_query_get_int(query, 11),
  };
  gconstpointer uid = ilk_query_get_blob(query, 1, &length);
  if (length == sizeof row.uid)
    memcpy(row.uid, uid, sizeof row.uid);
  return row;
}

/* In the order of ILK_DECK_COLUMNS. */
static void
bind_deck(IlkQuery *query, const IlkDeckRow *row)
{
  ilk_query_bind_int(query, row->id);
  ilk_query_bind_blob(query, row->uid, sizeof row->uid);
  ilk_query_bind_text(query, row->file_id);
  ilk_query_bind_text(query, row->name);
  ilk_query_bind_text(query, row->description);
  ilk_query_bind_text(query, row->options);
  ilk_query_bind_int(query, row->cards);
  ilk_query_bind_int(query, ilk_deck_row_seal(row));
  ilk_query_bind_int(query, seal_options(row->options));
  ilk_query_bind_id(query, row->parent);
  ilk_query_bind_int(query, row->changed);
  ilk_query_bind_int(query, row->origin);
}

IlkQuery *
ilk_deck_row_list(IlkDatabase *db)
{
  return ilk_table_query(&ilk_deck_table, db, ILK_TABLE_LIST);
}

IlkQuery *
ilk_deck_row_find(IlkDatabase *db, gint64 id)
{
  IlkQuery *query = ilk_table_query(&ilk_deck_table, db, ILK_TABLE_FETCH);
  ilk_query_bind_int(query, id);
  return query;
}

IlkQuery *
ilk_deck_row_find_uid(IlkDatabase *db, const guint8 uid[ILK_UID_LENGTH])
{
  IlkQuery *query =
      ilk_database_query(db, "SELECT " ILK_DECK_COLUMNS " FROM deck WHERE deck.uid = ?");
  ilk_query_bind_blob(query, uid, ILK_UID_LENGTH);
  return query;
}

gboolean
ilk_deck_row_choose_id(IlkStore *store, gint64 *id, GError **error)
{
  return ilk_query_fetch_int(
      ilk_database_query(
          store->db,
          "SELECT 1 + max(coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'deck'), 0),"
          " coalesce((SELECT max(id) FROM deck), 0))"),
      id, error);
}

static gboolean
write_deck(IlkStore *store, IlkTableStatement statement, const IlkDeckRow *row, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_deck_table, store->db, statement);
  bind_deck(query, row);
  return ilk_query_run(query, error);
}

gboolean
ilk_deck_row_insert(IlkStore *store, IlkDeckRow *row, GError **error)
{
  if (row->id == 0 && !ilk_deck_row_choose_id(store, &row->id, error))
    return FALSE;
  row->options = ILK_DECK_NO_OPTIONS;
  row->cards = 0;
  row->changed = ilk_clock_now();
  row->origin = store->device;
  return write_deck(store, ILK_TABLE_INSERT, row, error);
}

gboolean
ilk_deck_row_update(IlkStore *store, const IlkDeckRow *row, GError **error)
{
  IlkDeckRow changed = *row;
  changed.changed = ilk_clock_now();
  changed.origin = store->device;
  return write_deck(store, ILK_TABLE_PUT, &changed, error);
}

gboolean
ilk_deck_row_set_options(IlkStore *store, gint64 deck, const char *json, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "UPDATE deck SET options = ?, options_crc = ? WHERE id = ?");
  ilk_query_bind_text(query, json);
  ilk_query_bind_int(query, seal_options(json));
  ilk_query_bind_int(query, deck);
  return ilk_query_run(query, error);
}

gboolean
ilk_deck_row_remove(IlkStore *store, gint64 deck, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_deck_table, store->db, ILK_TABLE_REMOVE);
  ilk_query_bind_int(query, deck);
  return ilk_query_run(query, error);
}

gboolean
ilk_deck_row_count_cards(IlkStore *store, GError **error)
{
  return ilk_query_run(ilk_database_query(store->db,
                                          "UPDATE deck SET cards ="
                                          " (SELECT count(*) FROM card WHERE card.deck = deck.id)"),
                       error);
}

/* On the way from version 3 to 4, decks had no parents yet. */
gboolean
ilk_deck_row_seal_all(IlkDatabase *db, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(db, "SELECT " ILK_DECK_COLUMNS_4 ", NULL, 0, 0 FROM deck");
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkDeckRow row = ilk_deck_row_read(query);
    g_autoptr(IlkQuery) update =
        ilk_database_query(db, "UPDATE deck SET crc = ?, options_crc = ? WHERE id = ?");
    ilk_query_bind_int(update, ilk_deck_row_seal(&row));
    ilk_query_bind_int(update, seal_options(row.options));
    ilk_query_bind_int(update, row.id);
    if (!ilk_query_run(update, error))
      return FALSE;
  }
  return state == 0;
}

static void
verify_deck(const IlkDeckRow *row, GPtrArray *problems)
{
  if (ilk_deck_row_seal(row) != row->crc)
    g_ptr_array_add(problems,
                    g_strdup_printf(_("The name or description of deck “%s” is not as it was "
                                      "saved. Import its file again."),
                                    row->name));
  if (!has_sound_options(row))
    g_ptr_array_add(
        problems,
        g_strdup_printf(_("The options of deck “%s” are not as they were saved."), row->name));
}

static gboolean
verify_counts(IlkStore *store, GPtrArray *problems, GError **error)
{
  gint64 n = 0;
  IlkQuery *query =
      ilk_database_query(store->db, "SELECT count(*) FROM deck WHERE cards <>"
                                    " (SELECT count(*) FROM card WHERE card.deck = deck.id)");
  if (!ilk_query_fetch_int(query, &n, error))
    return FALSE;
  if (n > 0)
    g_ptr_array_add(problems, g_strdup(_("A deck’s number of cards is wrong.")));
  return TRUE;
}

gboolean
ilk_deck_row_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_list(store->db);
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkDeckRow row = ilk_deck_row_read(query);
    verify_deck(&row, problems);
  }
  return state == 0 && verify_counts(store, problems, error);
}

gboolean
ilk_deck_row_mend(IlkStore *store, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_list(store->db);
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkDeckRow row = ilk_deck_row_read(query);
    if (!has_sound_options(&row) &&
        !ilk_deck_row_set_options(store, row.id, ILK_DECK_NO_OPTIONS, error))
      return FALSE;
  }
  return state == 0;
}

/* Returns: whether the id in its file is what it was: the uid is derived from it */
static gboolean
has_own_uid(const IlkDeckRow *row)
{
  guint8 uid[ILK_UID_LENGTH];
  ilk_uid_derive(uid, row->file_id, NULL);
  return memcmp(uid, row->uid, sizeof uid) == 0;
}

/* A deck that is not what it was goes by the id in its file, which importing that finds again.
 * Returns: whether there is enough to go on from */
static gboolean
believe(IlkDeckRow *row, gboolean sealed)
{
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  if (row->file_id == NULL || row->name == NULL || row->description == NULL)
    return FALSE;
  if (sealed && ilk_deck_row_seal(row) != row->crc) {
    if (!has_own_uid(row))
      return FALSE;
    row->name = row->file_id;
    row->description = "";
  }
  if (sealed)
    row->options = ilk_deck_row_get_options(row);
  if (row->options == NULL || !ilk_study_options_merge_json(&options, row->options, NULL))
    row->options = ILK_DECK_NO_OPTIONS;
  return TRUE;
}

gboolean
ilk_deck_row_copy(IlkStore *store, IlkQuery *row, gboolean sealed, GError **error)
{
  gsize length;
  IlkDeckRow deck = ilk_deck_row_read(row);
  ilk_query_get_blob(row, 1, &length);
  if (length != ILK_UID_LENGTH || !believe(&deck, sealed))
    return TRUE;
  gboolean is_deleted = FALSE;
  if (!ilk_grave_has(store, deck.uid, &is_deleted, error))
    return FALSE;
  if (is_deleted)
    return TRUE;
  deck.parent = 0;
  deck.cards = 0;
  return write_deck(store, ILK_TABLE_KEEP, &deck, error);
}

/* Returns: FALSE on error; @goes: (out): whether @above is there, and does not stand in @deck */
static gboolean
may_stand_in(IlkStore *store, gint64 deck, gint64 above, gboolean *goes, GError **error)
{
  gint64 n = 0;
  IlkQuery *query = ilk_database_query(
      store->db, "WITH RECURSIVE above(id) AS (SELECT id FROM deck WHERE id = ?1"
                 " UNION SELECT deck.parent FROM deck JOIN above ON deck.id = above.id"
                 " WHERE deck.parent IS NOT NULL)"
                 " SELECT EXISTS (SELECT 1 FROM above)"
                 " AND NOT EXISTS (SELECT 1 FROM above WHERE id = ?2)");
  ilk_query_bind_int(query, above);
  ilk_query_bind_int(query, deck);
  gboolean known = ilk_query_fetch_int(query, &n, error);
  *goes = n != 0;
  return known;
}

gboolean
ilk_deck_row_copy_parent(IlkStore *store, IlkQuery *row, GError **error)
{
  gboolean goes = FALSE;
  IlkDeckRow damaged = ilk_deck_row_read(row);
  if (damaged.parent == 0 || ilk_deck_row_seal(&damaged) != damaged.crc)
    return TRUE;
  if (!may_stand_in(store, damaged.id, damaged.parent, &goes, error))
    return FALSE;
  g_autoptr(IlkQuery) query = ilk_deck_row_find(store->db, damaged.id);
  if (!goes || ilk_query_step(query, error) <= 0)
    return TRUE;
  IlkDeckRow deck = ilk_deck_row_read(query);
  if (deck.parent != 0 || memcmp(deck.uid, damaged.uid, sizeof deck.uid) != 0)
    return TRUE;
  deck.parent = damaged.parent;
  return ilk_deck_row_update(store, &deck, error);
}

gboolean
ilk_deck_row_seal_again(IlkDatabase *db, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(db, "SELECT " ILK_DECK_COLUMNS " FROM deck");
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkDeckRow row = ilk_deck_row_read(query);
    if (row.crc == ILK_NO_SEAL || row.crc == ilk_deck_row_seal(&row))
      continue;
    IlkQuery *update = ilk_database_query(db, "UPDATE deck SET crc = ? WHERE id = ?");
    ilk_query_bind_int(update, ilk_deck_row_seal(&row));
    ilk_query_bind_int(update, row.id);
    if (!ilk_query_run(update, error))
      return FALSE;
  }
  return state == 0;
}
