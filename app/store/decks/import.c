/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck file's cards become rows, or bring the rows they became before up to date.
 */
#include "app/store/decks/import.h"

#include "app/base/clock.h"
#include "app/store/care/backup.h"
#include "app/store/queue/search.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/note.h"
#include "app/store/rows/seal.h"

static gboolean
upsert_deck(IlkStore *store, const IlkDeckFile *file, gint64 *deck, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  ilk_uid_derive(uid, file->id, NULL);
  IlkQuery *query = ilk_database_query(
      store->db, "INSERT INTO deck(uid, file_id, name, description, crc, options_crc)"
                 " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT(uid) DO UPDATE SET"
                 " file_id = excluded.file_id, name = excluded.name,"
                 " description = excluded.description, crc = excluded.crc RETURNING id");
  ilk_query_bind_blob(query, uid, sizeof uid);
  ilk_query_bind_text(query, file->id);
  ilk_query_bind_text(query, file->title);
  ilk_query_bind_text(query, file->description);
  ilk_query_bind_int(query, ilk_seal_deck(uid, file->id, file->title, file->description));
  ilk_query_bind_int(query, ilk_seal_options(ILK_SEAL_NO_OPTIONS));
  return ilk_query_fetch_int(query, deck, error);
}

/* What is there of a card that a file brings. */
typedef struct {
  gint64 id; /* 0: nothing */
  gboolean same_text;
  gboolean same_card;
} Existing;

static gboolean
find_existing(IlkStore *store, const guint8 *uid, const IlkNoteRow *note, Existing *existing,
              GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "SELECT id, fields = ? AND tags = ? AND crc = ? FROM note WHERE uid = ?");
  ilk_query_bind_text(query, note->fields);
  ilk_query_bind_text(query, note->tags);
  ilk_query_bind_int(query, note->crc);
  ilk_query_bind_blob(query, uid, ILK_UID_LENGTH);
  int row = ilk_query_step(query, error);
  if (row > 0)
    *existing = (Existing){.id = ilk_query_get_int(query, 0),
                           .same_text = ilk_query_get_int(query, 1) != 0};
  return row >= 0;
}

static void
bind_card(IlkQuery *query, gint64 id, gint64 deck, gint64 position, const IlkCardContent *content)
{
  ilk_query_bind_int(query, deck);
  ilk_query_bind_int(query, position);
  ilk_query_bind_int(query, content->seconds);
  ilk_query_bind_text(query, content->demo);
  ilk_query_bind_int(query, ilk_card_checksum(id, deck, position, content->seconds, content->demo));
  ilk_query_bind_int(query, id);
}

static gboolean
compare_card(IlkStore *store, gint64 deck, gint64 position, const IlkCardContent *content,
             Existing *existing, GError **error)
{
  gint64 same = 0;
  IlkQuery *query = ilk_database_query(
      store->db, "SELECT deck = ? AND position = ? AND seconds = ? AND demo IS ? AND crc = ?"
                 " FROM card WHERE id = ?");
  bind_card(query, existing->id, deck, position, content);
  if (!ilk_query_fetch_int(query, &same, error))
    return FALSE;
  existing->same_card = same != 0;
  return TRUE;
}

static gboolean
insert_note(IlkStore *store, const guint8 *uid, const IlkNoteRow *note, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "INSERT INTO note(uid, file_id, fields, tags, changed, origin, crc)"
                 " VALUES (?, ?, ?, ?, ?, ?, ?)");
  ilk_query_bind_blob(query, uid, ILK_UID_LENGTH);
  ilk_query_bind_text(query, note->file_id);
  ilk_query_bind_text(query, note->fields);
  ilk_query_bind_text(query, note->tags);
  ilk_query_bind_int(query, ilk_clock_now());
  ilk_query_bind_int(query, store->device);
  ilk_query_bind_int(query, note->crc);
  return ilk_query_run(query, error);
}

static gboolean
insert_card(IlkStore *store, gint64 id, gint64 deck, gint64 position, const IlkCardContent *content,
            GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db,
      "INSERT INTO card(deck, position, seconds, demo, crc, id) VALUES (?, ?, ?, ?, ?, ?)");
  bind_card(query, id, deck, position, content);
  return ilk_query_run(query, error);
}

static gboolean
add_card(IlkStore *store, gint64 deck, gint64 position, const guint8 *uid, const IlkNoteRow *note,
         const IlkCardContent *content, GError **error)
{
  if (!insert_note(store, uid, note, error))
    return FALSE;
  gint64 id = ilk_database_last_id(store->db);
  return insert_card(store, id, deck, position, content, error) &&
         ilk_memory_row_insert(store, id, deck, position, error) &&
         ilk_search_add(store, id, error);
}

static gboolean
update_note(IlkStore *store, gint64 id, const IlkNoteRow *note, GError **error)
{
  if (!ilk_search_remove(store, id, error))
    return FALSE;
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "UPDATE note SET fields = ?, tags = ?, crc = ?, changed = ?,"
                                    " origin = ? WHERE id = ?");
  ilk_query_bind_text(query, note->fields);
  ilk_query_bind_text(query, note->tags);
  ilk_query_bind_int(query, note->crc);
  ilk_query_bind_int(query, ilk_clock_now());
  ilk_query_bind_int(query, store->device);
  ilk_query_bind_int(query, id);
  return ilk_query_run(query, error) && ilk_search_add(store, id, error);
}

static gboolean
update_card(IlkStore *store, gint64 id, gint64 deck, gint64 position, const IlkCardContent *content,
            GError **error)
{
  g_autoptr(IlkQuery) card = ilk_database_query(
      store->db, "UPDATE card SET deck = ?, position = ?, seconds = ?, demo = ?, crc = ?"
                 " WHERE id = ?");
  bind_card(card, id, deck, position, content);
  g_autoptr(IlkQuery) memory =
      ilk_database_query(store->db, "UPDATE memory SET deck = ?, position = ? WHERE card = ?");
  ilk_query_bind_int(memory, deck);
  ilk_query_bind_int(memory, position);
  ilk_query_bind_int(memory, id);
  return ilk_query_run(card, error) && ilk_query_run(memory, error);
}

static gboolean
import_card(IlkStore *store, const IlkDeckFile *file, guint index, IlkImportSummary *summary,
            GError **error)
{
  const IlkDeckFileCard *card = ilk_deck_file_get_card(file, index);
  const IlkCardContent *content = &card->content;
  gint64 deck = summary->deck;
  guint8 uid[ILK_UID_LENGTH];
  g_auto(IlkNoteRow) note;
  Existing existing = {0};
  ilk_uid_derive(uid, file->id, card->id);
  ilk_note_init(&note, card->id, content);

  if (!find_existing(store, uid, &note, &existing, error))
    return FALSE;
  if (existing.id == 0) {
    summary->added++;
    return add_card(store, deck, index, uid, &note, content, error);
  }
  if (!compare_card(store, deck, index, content, &existing, error))
    return FALSE;
  gboolean same = existing.same_text && existing.same_card;
  *(same ? &summary->unchanged : &summary->changed) += 1;
  return (existing.same_text || update_note(store, existing.id, &note, error)) &&
         (existing.same_card || update_card(store, existing.id, deck, index, content, error));
}

gboolean
ilk_import_count_cards(IlkStore *store, GError **error)
{
  return ilk_query_run(ilk_database_query(store->db,
                                          "UPDATE deck SET cards ="
                                          " (SELECT count(*) FROM card WHERE card.deck = deck.id)"),
                       error);
}

gboolean
ilk_import_file(IlkStore *store, const IlkDeckFile *file, IlkImportSummary *summary, GError **error)
{
  IlkImportSummary counted = {0};
  if (!upsert_deck(store, file, &counted.deck, error))
    return FALSE;
  for (guint i = 0; i < file->cards->len; i++) {
    if (!import_card(store, file, i, &counted, error))
      return FALSE;
  }
  *summary = counted;
  return ilk_import_count_cards(store, error) && ilk_store_load_decks(store, error);
}

typedef struct {
  const IlkDeckFile *file;
  IlkImportSummary summary;
} Import;

static gboolean
run_import(IlkStore *store, gpointer data, GError **error)
{
  Import *import = data;
  return ilk_import_file(store, import->file, &import->summary, error);
}

gboolean
ilk_store_import(IlkStore *store, const IlkDeckFile *file, IlkImportSummary *summary,
                 GError **error)
{
  Import import = {.file = file};
  g_autofree char *backup = ilk_store_backup(store, error);
  if (backup == NULL)
    return FALSE;
  if (!ilk_store_transact_bulk(store, run_import, &import, error)) {
    if (store->db != NULL)
      ilk_store_load_decks(store, NULL);
    return FALSE;
  }
  *summary = import.summary;
  return TRUE;
}
