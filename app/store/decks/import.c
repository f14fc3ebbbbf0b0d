/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck file's cards become rows, or bring the rows they became before up to date.
 */
#include "app/store/decks/import.h"

#include "app/base/clock.h"
#include "app/store/care/backup.h"
#include "app/store/queue/search.h"
#include "app/store/rows/card.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/grave.h"
#include "app/store/rows/note.h"

#include <string.h>

/* Of many cards the others are indexed later, so that they can be studied sooner. */
#define INDEXED_AT_ONCE 500

static gboolean
insert_deck(IlkStore *store, const IlkDeckFile *file, gint64 *deck, GError **error)
{
  IlkDeckRow row = {.file_id = file->id, .name = file->title, .description = file->description};
  ilk_uid_derive(row.uid, file->id, NULL);
  if (!ilk_deck_row_insert(store, &row, error))
    return FALSE;
  *deck = row.id;
  return TRUE;
}

/* What is the same stays as it was changed last, but one whose seal is broken is sealed again. */
static gboolean
update_deck(IlkStore *store, const IlkDeckFile *file, gint64 deck, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_find(store->db, deck);
  if (ilk_query_step(query, error) <= 0)
    return FALSE;
  IlkDeckRow row = ilk_deck_row_read(query);
  gboolean same = g_strcmp0(row.name, file->title) == 0 &&
                  g_strcmp0(row.description, file->description) == 0 &&
                  ilk_deck_row_seal(&row) == row.crc;
  row.name = file->title;
  row.description = file->description;
  return same || ilk_deck_row_update(store, &row, error);
}

static gboolean
upsert_deck(IlkStore *store, const IlkDeckFile *file, gint64 *deck, GError **error)
{
  if (!ilk_import_find_deck(store, file, deck, error))
    return FALSE;
  return *deck == 0 ? insert_deck(store, file, deck, error)
                    : update_deck(store, file, *deck, error);
}

/* The note that @card of a file is. */
static IlkNote *
make_note(const IlkDeckFileCard *card)
{
  g_autoptr(IlkNote) note = ilk_note_new_from_content(NULL, card->kind, &card->content, 0);
  return ilk_note_new_with_media(note, card->media);
}

static gboolean
has_same_text(IlkStore *store, gint64 id, const IlkNoteRow *row, gboolean *same, GError **error)
{
  gint64 n = 0;
  IlkQuery *query = ilk_database_query(
      store->db, "SELECT fields = ? AND tags = ? AND kind = ? AND form = ? AND crc = ? FROM note"
                 " WHERE id = ?");
  ilk_query_bind_text(query, row->fields);
  ilk_query_bind_text(query, row->tags);
  ilk_query_bind_int(query, row->kind);
  ilk_query_bind_int(query, row->form);
  ilk_query_bind_int(query, row->crc);
  ilk_query_bind_int(query, id);
  if (!ilk_query_fetch_int(query, &n, error))
    return FALSE;
  *same = n != 0;
  return TRUE;
}

/* One card of a file on its way into the collection. */
typedef struct {
  gint64 note;
  gint64 deck;
  gint64 position;
  const IlkCardContent *content;
  gboolean changed;
} Arrival;

static gboolean
add_card(IlkStore *store, const Arrival *arrival, int ordinal, GError **error)
{
  gint64 now = ilk_clock_now();
  IlkCardRow row = {.note = arrival->note,
                    .ordinal = ordinal,
                    .deck = arrival->deck,
                    .position = arrival->position,
                    .seconds = arrival->content->seconds,
                    .demo = arrival->content->demo,
                    .added = now,
                    .changed = now,
                    .origin = store->device};
  return ilk_card_row_insert(store, &row, error);
}

/* A card stays in the deck where the learner put it, and keeps the learner's marks. */
static gboolean
bring_up_to_date(IlkStore *store, const Arrival *arrival, const IlkCardRow *old, gboolean *changed,
                 GError **error)
{
  IlkCardRow row = *old;
  row.seconds = arrival->content->seconds;
  row.demo = arrival->content->demo;
  if (row.deck == arrival->deck)
    row.position = arrival->position;
  if (ilk_card_row_seal(old) == old->crc && ilk_card_row_seal(&row) == old->crc)
    return TRUE;
  *changed = TRUE;
  row.changed = ilk_clock_now();
  row.origin = store->device;
  return ilk_card_row_update(store, &row, error);
}

static gboolean
take_ordinal(GArray *ordinals, int ordinal)
{
  for (guint i = 0; i < ordinals->len; i++) {
    if (g_array_index(ordinals, int, i) == ordinal) {
      g_array_remove_index(ordinals, i);
      return TRUE;
    }
  }
  return FALSE;
}

/* The cards that the note gives stay or come; one whose text it has no more goes. */
static gboolean
update_cards(IlkStore *store, Arrival *arrival, GArray *ordinals, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT " ILK_CARD_COLUMNS " FROM card WHERE note = ?");
  ilk_query_bind_int(query, arrival->note);
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkCardRow row = ilk_card_row_read(query, 0);
    if (take_ordinal(ordinals, row.ordinal)) {
      if (!bring_up_to_date(store, arrival, &row, &arrival->changed, error))
        return FALSE;
    } else {
      arrival->changed = TRUE;
      if (!ilk_card_row_remove(store, row.id, error))
        return FALSE;
    }
  }
  return state == 0;
}

static gboolean
add_cards(IlkStore *store, const Arrival *arrival, const GArray *ordinals, GError **error)
{
  for (guint i = 0; i < ordinals->len; i++)
    if (!add_card(store, arrival, g_array_index(ordinals, int, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
add_note(IlkStore *store, const IlkDeckFile *file, const IlkNoteRow *row, Arrival *arrival,
         const GArray *ordinals, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  g_autofree char *origin = ilk_import_dup_origin(store, file, arrival->deck, error);
  if (origin == NULL)
    return FALSE;
  ilk_uid_derive(uid, origin, row->file_id);
  return ilk_note_row_insert(store, uid, row, &arrival->note, error) &&
         add_cards(store, arrival, ordinals, error);
}

static gboolean
update_note(IlkStore *store, const IlkNote *note, IlkNoteRow *row, Arrival *arrival,
            GArray *ordinals, GError **error)
{
  gboolean same = FALSE;
  if (!ilk_note_row_keep_media(store, arrival->note, note, row, error) ||
      !has_same_text(store, arrival->note, row, &same, error))
    return FALSE;
  arrival->changed = !same;
  if (!same && !ilk_note_row_update(store, arrival->note, row, error))
    return FALSE;
  if (!update_cards(store, arrival, ordinals, error))
    return FALSE;
  arrival->changed = arrival->changed || ordinals->len > 0;
  return add_cards(store, arrival, ordinals, error);
}

static void
see_note(GHashTable *seen, gint64 note)
{
  if (note != 0)
    g_hash_table_add(seen, GSIZE_TO_POINTER((gsize) note));
}

/* @deleted: (out): whether the learner deleted what the file calls @card (NULL: the deck) */
static gboolean
was_deleted(IlkStore *store, const IlkDeckFile *file, const char *card, gboolean *deleted,
            GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  ilk_uid_derive(uid, file->id, card);
  return ilk_grave_has(store, uid, deleted, error);
}

static gboolean
open_grave(IlkStore *store, const IlkDeckFile *file, const char *card, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  ilk_uid_derive(uid, file->id, card);
  return ilk_grave_open(store, uid, error);
}

/* A card that was deleted stays away, but when its whole deck was: whoever imports that wants it
 * back. */
static gboolean
may_come(IlkStore *store, const IlkDeckFile *file, const char *card, gboolean wanted,
         gboolean *comes, GError **error)
{
  gboolean deleted = FALSE;
  if (!was_deleted(store, file, card, &deleted, error))
    return FALSE;
  *comes = !deleted || wanted;
  return !deleted || !wanted || open_grave(store, file, card, error);
}

/* @seen: takes the number of the note */
static gboolean
import_card(IlkStore *store, const IlkDeckFile *file, guint index, gboolean wanted,
            IlkImportFinder *finder, GHashTable *seen, IlkImportSummary *summary, GError **error)
{
  const IlkDeckFileCard *card = ilk_deck_file_get_card(file, index);
  g_autoptr(IlkNote) note = make_note(card);
  g_autoptr(GArray) ordinals = ilk_note_list_ordinals(note);
  g_auto(IlkNoteRow) row;
  Arrival arrival = {.deck = summary->deck, .position = index, .content = &card->content};
  ilk_note_row_init(&row, card->id, note);

  if (!ilk_import_finder_find(finder, index, &arrival.note, error))
    return FALSE;
  if (arrival.note == 0) {
    gboolean comes = FALSE;
    if (!may_come(store, file, card->id, wanted, &comes, error))
      return FALSE;
    *(comes ? &summary->added : &summary->deleted) += 1;
    if (comes && summary->added == INDEXED_AT_ONCE + 1 && !ilk_search_defer(store, error))
      return FALSE;
    if (comes && !add_note(store, file, &row, &arrival, ordinals, error))
      return FALSE;
    see_note(seen, arrival.note);
    return TRUE;
  }
  see_note(seen, arrival.note);
  if (!update_note(store, note, &row, &arrival, ordinals, error))
    return FALSE;
  *(arrival.changed ? &summary->changed : &summary->unchanged) += 1;
  return TRUE;
}

/* Of the deck's notes, those that its file brought once, and has no more. What the learner wrote
 * has a uid that no file gives. */
static gboolean
count_missing(IlkStore *store, const IlkDeckFile *file, GHashTable *seen, IlkImportSummary *summary,
              GError **error)
{
  g_autofree char *origin = ilk_import_dup_origin(store, file, summary->deck, error);
  if (origin == NULL)
    return FALSE;
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT DISTINCT note.id, note.uid, note.file_id FROM card"
                                    " JOIN note ON note.id = card.note WHERE card.deck = ?");
  ilk_query_bind_int(query, summary->deck);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    guint8 uid[ILK_UID_LENGTH];
    gsize length;
    gconstpointer stored = ilk_query_get_blob(query, 1, &length);
    if (g_hash_table_contains(seen, GSIZE_TO_POINTER((gsize) ilk_query_get_int(query, 0))))
      continue;
    ilk_uid_derive(uid, origin, ilk_query_get_text(query, 2));
    summary->missing += length == sizeof uid && memcmp(stored, uid, sizeof uid) == 0;
  }
  return row == 0;
}

gboolean
ilk_import_file(IlkStore *store, const IlkDeckFile *file, IlkImportSummary *summary, GError **error)
{
  IlkImportSummary counted = {0};
  gboolean wanted = FALSE;
  g_autoptr(GHashTable) seen = g_hash_table_new(NULL, NULL);
  if (!was_deleted(store, file, NULL, &wanted, error) ||
      (wanted && !open_grave(store, file, NULL, error)) ||
      !upsert_deck(store, file, &counted.deck, error))
    return FALSE;
  g_autoptr(IlkImportFinder) finder = ilk_import_finder_new(store, file, counted.deck, error);
  if (finder == NULL)
    return FALSE;
  for (guint i = 0; i < file->cards->len; i++) {
    if (!import_card(store, file, i, wanted, finder, seen, &counted, error))
      return FALSE;
  }
  if (!count_missing(store, file, seen, &counted, error))
    return FALSE;
  *summary = counted;
  return ilk_deck_row_count_cards(store, error) && ilk_store_load_decks(store, error);
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
  if (!ilk_store_backup_job(store, error))
    return FALSE;
  if (!ilk_store_transact_bulk(store, run_import, &import, error)) {
    if (store->db != NULL)
      ilk_store_load_decks(store, NULL);
    return FALSE;
  }
  *summary = import.summary;
  ilk_store_end_job(store);
  return TRUE;
}
