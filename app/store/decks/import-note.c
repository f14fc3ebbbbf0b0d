/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A note that a file brings becomes rows, or brings those it became before up to date.
 */
#include "app/store/decks/import-private.h"

#include "app/base/clock.h"
#include "app/store/edits/settle.h"
#include "app/store/queue/search.h"
#include "app/store/rows/card.h"
#include "app/store/rows/memory-row.h"

/* Of many cards the others are indexed later, so that they can be studied sooner. Where as many
 * come at once, all are: an index that was touched takes part in every statement that follows. */
#define INDEXED_AT_ONCE 500

/* The note that @card of a file is. */
static IlkNote *
make_note(const IlkDeckFileCard *card)
{
  g_autoptr(IlkNote) note = ilk_note_new_from_content(NULL, card->kind, &card->content, 0);
  return card->media != NULL ? ilk_note_new_with_media(note, card->media) : ilk_note_ref(note);
}

gboolean
ilk_import_insert_card(IlkImportRun *self, IlkCardRow *row, GError **error)
{
  row->id = self->next_card;
  if (!ilk_card_row_choose_id(self->store, row, error))
    return FALSE;
  self->rows[self->n_rows++] = *row;
  self->next_card = row->id + 1;
  if (self->bare_card == 0)
    self->bare_card = row->id;
  if (self->first_card == 0)
    self->first_card = row->id;
  return self->n_rows < G_N_ELEMENTS(self->rows) || ilk_import_write_cards(self, error);
}

gboolean
ilk_import_write_cards(IlkImportRun *self, GError **error)
{
  guint n = self->n_rows;
  self->n_rows = 0;
  return ilk_card_row_insert_rows(self->store, self->rows, n, error);
}

static gboolean
add_card(IlkImportRun *self, const IlkArrival *arrival, int ordinal, GError **error)
{
  gint64 now = ilk_clock_now();
  IlkCardRow row = {.note = arrival->note,
                    .ordinal = ordinal,
                    .deck = self->deck,
                    .position = self->position,
                    .seconds = arrival->card->content.seconds,
                    .demo = arrival->card->content.demo,
                    .added = now,
                    .changed = now,
                    .origin = self->store->device};
  return ilk_import_insert_card(self, &row, error);
}

static gboolean
add_cards(IlkImportRun *self, const IlkArrival *arrival, const GArray *ordinals, GError **error)
{
  for (guint i = 0; i < ordinals->len; i++)
    if (!add_card(self, arrival, g_array_index(ordinals, int, i), error))
      return FALSE;
  return TRUE;
}

gboolean
ilk_import_add_memories(IlkImportRun *self, GError **error)
{
  gint64 first = self->bare_card;
  self->bare_card = 0;
  if (!ilk_import_write_cards(self, error))
    return FALSE;
  return first == 0 || ilk_memory_row_insert_range(self->store, first, self->next_card - 1, error);
}

gboolean
ilk_import_insert_note(IlkImportRun *self, const guint8 uid[ILK_UID_LENGTH], const IlkNoteRow *row,
                       gint64 *id, GError **error)
{
  gboolean many = self->batch >= INDEXED_AT_ONCE || self->sum.added >= INDEXED_AT_ONCE;
  if ((many && !ilk_search_defer(self->store, error)) ||
      !ilk_note_row_insert(self->store, uid, row, id, error))
    return FALSE;
  self->newest_note = *id;
  return TRUE;
}

gboolean
ilk_import_add_note(IlkImportRun *self, IlkArrival *arrival, GError **error)
{
  if (!ilk_import_writes(self))
    return TRUE;
  g_autoptr(IlkNote) note = make_note(arrival->card);
  g_autoptr(GArray) ordinals = ilk_note_list_ordinals(note);
  g_auto(IlkNoteRow) row;
  ilk_note_row_init(&row, arrival->card->id, note);
  return ilk_import_insert_note(self, arrival->uid, &row, &arrival->note, error) &&
         add_cards(self, arrival, ordinals, error);
}

static gboolean
has_same_text(IlkStore *store, gint64 id, const IlkNoteRow *row, gboolean *same, GError **error)
{
  gint64 n = 0;
  IlkQuery *query = ilk_database_query(
      store->db, "SELECT fields = ? AND tags = ? AND kind = ? AND form = ? AND crc = ? FROM note"
                 " WHERE id = ?");
  ilk_query_lend_text(query, row->fields);
  ilk_query_lend_text(query, row->tags);
  ilk_query_bind_int(query, row->kind);
  ilk_query_bind_int(query, row->form);
  ilk_query_bind_int(query, row->crc);
  ilk_query_bind_int(query, id);
  if (!ilk_query_fetch_int(query, &n, error))
    return FALSE;
  *same = n != 0;
  return TRUE;
}

/* A card stays in the deck where the learner put it, and keeps the learner's marks. */
static gboolean
bring_up_to_date(IlkImportRun *self, IlkArrival *arrival, const IlkCardRow *old, GError **error)
{
  IlkCardRow row = *old;
  row.seconds = arrival->card->content.seconds;
  row.demo = arrival->card->content.demo;
  if (row.deck == self->deck)
    row.position = self->position;
  if (ilk_card_row_seal(old) == old->crc && ilk_card_row_seal(&row) == old->crc)
    return TRUE;
  arrival->changed = TRUE;
  if (!ilk_import_writes(self))
    return TRUE;
  row.changed = ilk_clock_now();
  row.origin = self->store->device;
  return ilk_import_touch(self, ILK_ROW_CARD, row.id, error) &&
         ilk_card_row_update(self->store, &row, error);
}

gboolean
ilk_import_remove_card(IlkImportRun *self, gint64 id, gint64 deck, GError **error)
{
  return !ilk_import_writes(self) || (ilk_import_touch(self, ILK_ROW_CARD, id, error) &&
                                      ilk_settle_card(self->store, id, deck, 0, error) &&
                                      ilk_card_row_remove(self->store, id, error));
}

/* Its text is no more in the note. */
static gboolean
remove_card(IlkImportRun *self, IlkArrival *arrival, const IlkCardRow *card, GError **error)
{
  arrival->changed = TRUE;
  return ilk_import_remove_card(self, card->id, card->deck, error);
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

/* The cards that the note gives stay or come; @ordinals: keeps those that come. */
static gboolean
update_cards(IlkImportRun *self, IlkArrival *arrival, GArray *ordinals, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->store->db, "SELECT " ILK_CARD_COLUMNS " FROM card WHERE note = ?");
  ilk_query_bind_int(query, arrival->note);
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkCardRow row = ilk_card_row_read(query, 0);
    gboolean done = take_ordinal(ordinals, row.ordinal)
                        ? bring_up_to_date(self, arrival, &row, error)
                        : remove_card(self, arrival, &row, error);
    if (!done)
      return FALSE;
  }
  return state == 0;
}

gboolean
ilk_import_update_text(IlkImportRun *self, gint64 id, IlkNote *note, gboolean *changed,
                       GError **error)
{
  gboolean same = FALSE;
  /* A note that was found by an earlier id keeps that. */
  g_autofree char *file_id = ilk_note_row_dup_file_id(self->store, id, error);
  if (file_id == NULL)
    return FALSE;
  g_auto(IlkNoteRow) row;
  ilk_note_row_init(&row, file_id, note);
  if (!ilk_note_row_keep_media(self->store, id, note, &row, error) ||
      !has_same_text(self->store, id, &row, &same, error))
    return FALSE;
  *changed = !same;
  return same || !ilk_import_writes(self) ||
         (ilk_import_touch(self, ILK_ROW_NOTE, id, error) &&
          ilk_note_row_update(self->store, id, &row, error));
}

gboolean
ilk_import_update_note(IlkImportRun *self, IlkArrival *arrival, GError **error)
{
  g_autoptr(IlkNote) note = make_note(arrival->card);
  g_autoptr(GArray) ordinals = ilk_note_list_ordinals(note);
  /* A file may have the same note twice. */
  if (!ilk_import_write_cards(self, error) ||
      !ilk_import_update_text(self, arrival->note, note, &arrival->changed, error) ||
      !update_cards(self, arrival, ordinals, error))
    return FALSE;
  arrival->changed = arrival->changed || ordinals->len > 0;
  return !ilk_import_writes(self) || add_cards(self, arrival, ordinals, error);
}
