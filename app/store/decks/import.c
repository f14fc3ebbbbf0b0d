/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The walk over a deck's cards.
 */
#include "app/store/decks/import-private.h"

#include "app/base/limits.h"
#include "app/store/care/backup.h"
#include "app/store/decks/deck-options.h"
#include "app/store/decks/deck-order.h"
#include "app/store/decks/decks.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/grave.h"
#include "app/store/rows/journal.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define ROWS_PER_ENTRY 500
#define ROW_CHARACTERS 120

/* Returns: (transfer full): the beginning of the first line of @text */
static char *
dup_beginning(const char *text)
{
  g_autofree char *line = g_strndup(text, strcspn(text, "\n"));
  if (g_utf8_strlen(line, -1) <= ROW_CHARACTERS)
    return g_steal_pointer(&line);
  g_autofree char *beginning = g_utf8_substring(line, 0, ROW_CHARACTERS - 1);
  return g_strconcat(beginning, "…", NULL);
}

static gboolean
insert_deck(IlkImportRun *self, GError **error)
{
  const IlkDeckFile *file = self->file;
  IlkDeckRow row = {.file_id = file->id, .name = file->title, .description = file->description};
  ilk_uid_derive(row.uid, file->id, NULL);
  if (!ilk_deck_row_choose_id(self->store, &row.id, error) ||
      !ilk_import_touch(self, ILK_ROW_DECK, row.id, error) ||
      !ilk_deck_row_insert(self->store, &row, error) ||
      !ilk_deck_order_append(self->store, row.id, file->id, error))
    return FALSE;
  self->deck = row.id;
  self->is_new_deck = TRUE;
  return TRUE;
}

/* What is the same stays as it was changed last, but one whose seal is broken is sealed again. */
static gboolean
update_deck(IlkImportRun *self, GError **error)
{
  const IlkDeckFile *file = self->file;
  IlkStore *store = self->store;
  if (!ilk_import_touch(self, ILK_ROW_DECK, self->deck, error))
    return FALSE;
  g_autoptr(IlkQuery) query = ilk_deck_row_find(store->db, self->deck);
  if (ilk_query_step(query, error) <= 0)
    return FALSE;
  IlkDeckRow row = ilk_deck_row_read(query);
  gboolean same =
      g_strcmp0(row.name, file->title) == 0 && g_strcmp0(row.description, file->description) == 0;
  gboolean sound = ilk_deck_row_seal(&row) == row.crc;
  self->is_other_deck = !same;
  row.name = file->title;
  row.description = file->description;
  return (same && sound) || ilk_deck_row_update(store, &row, error);
}

/* A file that says nothing of how it is spoken leaves that as it is. */
static gboolean
take_speech(IlkImportRun *self, GError **error)
{
  if (self->file->speech == NULL)
    return TRUE;
  g_autoptr(IlkQuery) query = ilk_deck_row_find(self->store->db, self->deck);
  if (ilk_query_step(query, error) <= 0)
    return FALSE;
  IlkDeckRow row = ilk_deck_row_read(query);
  const char *options = ilk_deck_row_get_options(&row);
  g_autoptr(IlkDeckSpeech) before = ilk_deck_options_dup_speech(options);
  if (ilk_deck_speech_equal(before, self->file->speech))
    return TRUE;
  self->is_other_deck = TRUE;
  g_autofree char *json = ilk_deck_options_replace_speech(options, self->file->speech);
  return ilk_deck_row_set_options(self->store, self->deck, json, error);
}

static gboolean
upsert_deck(IlkImportRun *self, GError **error)
{
  if (!ilk_import_find_deck(self->store, self->file, &self->deck, error))
    return FALSE;
  if (!ilk_import_writes(self))
    return TRUE;
  return (self->deck == 0 ? insert_deck(self, error) : update_deck(self, error)) &&
         take_speech(self, error);
}

gboolean
ilk_import_open_grave(IlkImportRun *self, const guint8 uid[ILK_UID_LENGTH], GError **error)
{
  return self->changes != NULL ? ilk_change_set_exhume(self->changes, uid, error)
                               : ilk_grave_open(self->store, uid, error);
}

/* @wanted: (out): whether the learner deleted the deck: who imports it wants it back */
static gboolean
open_deck_grave(IlkImportRun *self, GError **error)
{
  guint8 uid[ILK_UID_LENGTH];
  gint64 graves = 0;
  ilk_uid_derive(uid, self->file->id, NULL);
  IlkQuery *query = ilk_database_query(self->store->db, "SELECT EXISTS (SELECT 1 FROM grave)");
  if (!ilk_query_fetch_int(query, &graves, error) ||
      !ilk_grave_has(self->store, uid, &self->wanted, error))
    return FALSE;
  self->has_graves = graves != 0;
  return !self->wanted || !ilk_import_writes(self) || ilk_import_open_grave(self, uid, error);
}

static gboolean
begin(IlkImportRun *self, GError **error)
{
  IlkQuery *last = ilk_database_query(self->store->db, "SELECT coalesce(max(id), 0) FROM note");
  if (!ilk_query_fetch_int(last, &self->last_note, error) || !open_deck_grave(self, error) ||
      !upsert_deck(self, error))
    return FALSE;
  self->seen = g_malloc0((gsize) self->last_note / 8 + 1);
  self->finder = ilk_import_finder_new(self->store, self->file, self->deck, error);
  ilk_schedule_prepare(&self->schedule, ilk_store_get_deck_options(self->store, self->deck));
  return self->finder != NULL;
}

static void
see_note(IlkImportRun *self, gint64 note)
{
  if (note > 0 && note <= self->last_note)
    self->seen[note / 8] |= (guint8) (1 << note % 8);
}

static gboolean
was_seen(const IlkImportRun *self, gint64 note)
{
  return note > self->last_note || (self->seen[note / 8] & 1 << note % 8) != 0;
}

/* A card that was deleted stays away, but when its whole deck was. */
static gboolean
may_come(IlkImportRun *self, const IlkArrival *arrival, gboolean *comes, GError **error)
{
  gboolean deleted = FALSE;
  *comes = TRUE;
  if (!self->has_graves)
    return TRUE;
  if (!ilk_grave_has(self->store, arrival->uid, &deleted, error))
    return FALSE;
  *comes = !deleted || self->wanted;
  return !deleted || !self->wanted || !ilk_import_writes(self) ||
         ilk_import_open_grave(self, arrival->uid, error);
}

static gboolean
take_new(IlkImportRun *self, IlkArrival *arrival, GError **error)
{
  gboolean comes = FALSE;
  if (!may_come(self, arrival, &comes, error))
    return FALSE;
  ilk_import_tell(self, comes ? ILK_IMPORT_ADDED : ILK_IMPORT_DELETED, arrival->line,
                  arrival->card->content.question);
  if (!comes) {
    self->sum.deleted++;
    return TRUE;
  }
  if (!ilk_import_add_note(self, arrival, error))
    return FALSE;
  self->sum.added++;
  return ilk_import_remember(self, arrival, error);
}

static gboolean
take_known(IlkImportRun *self, IlkArrival *arrival, GError **error)
{
  see_note(self, arrival->note);
  if (!ilk_import_update_note(self, arrival, error))
    return FALSE;
  *(arrival->changed ? &self->sum.changed : &self->sum.unchanged) += 1;
  ilk_import_tell(self, arrival->changed ? ILK_IMPORT_CHANGED : ILK_IMPORT_UNCHANGED, arrival->line,
                  arrival->card->content.question);
  return ilk_import_remember(self, arrival, error);
}

static gboolean
add_entry(IlkImportRun *self, const char *label, GError **error)
{
  g_auto(IlkJournalEdit) entry = {.label = g_strdup(label)};
  if (!ilk_change_set_write(self->changes, &entry.forward, &entry.inverse, error) ||
      !ilk_journal_add(self->store, &entry, error))
    return FALSE;
  self->sum.edit = entry.id;
  return TRUE;
}

/* What would undo many changes is not kept in memory. */
gboolean
ilk_import_write_part(IlkImportRun *self, GError **error)
{
  if (self->changes == NULL || ilk_change_set_count(self->changes) < ROWS_PER_ENTRY)
    return TRUE;
  if (!add_entry(self, "", error))
    return FALSE;
  g_clear_pointer(&self->changes, ilk_change_set_free);
  self->changes = ilk_change_set_new(self->store);
  self->has_parts = TRUE;
  return TRUE;
}

static gboolean
take_batch(IlkImportRun *self, const IlkCardBatch *batch, GError **error)
{
  self->batch = batch->cards->len;
  for (guint i = 0; i < batch->cards->len; i++, self->position++) {
    IlkArrival arrival = {.card = batch->cards->pdata[i]};
    if (batch->memories != NULL)
      arrival.known = &g_array_index(batch->memories, IlkSm2Memory, i);
    if (batch->lines != NULL)
      arrival.line = g_array_index(batch->lines, guint, i);
    const guint8 *derived = batch->uids != NULL ? batch->uids + i * ILK_UID_LENGTH : NULL;
    if (!ilk_import_finder_find(self->finder, arrival.card, derived, arrival.uid, &arrival.note,
                                error) ||
        !(arrival.note == 0 ? take_new(self, &arrival, error)
                            : take_known(self, &arrival, error)) ||
        !ilk_import_write_part(self, error))
      return FALSE;
  }
  return ilk_import_add_memories(self, error);
}

static gboolean
take_cards(IlkImportRun *self, IlkCardSource *source, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) local_error = NULL;
  while (!g_cancellable_set_error_if_cancelled(cancellable, &local_error)) {
    g_autoptr(IlkCardBatch) batch = ilk_card_source_next(source, &local_error);
    if (batch == NULL || !take_batch(self, batch, &local_error))
      break;
  }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error(error, g_steal_pointer(&local_error));
  return FALSE;
}

/* Of the deck's notes, those that its file brought once, and has no more. */
static gboolean
count_missing(IlkImportRun *self, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->store->db, "SELECT DISTINCT note.id, note.uid, note.file_id,"
                       " json_extract(note.fields, '$.question') FROM card"
                       " JOIN note ON note.id = card.note WHERE card.deck = ? AND note.id <= ?");
  ilk_query_bind_int(query, self->deck);
  ilk_query_bind_int(query, self->last_note);
  int row;
  while ((row = ilk_query_step(query, error)) > 0) {
    gsize length;
    gconstpointer uid = ilk_query_get_blob(query, 1, &length);
    if (was_seen(self, ilk_query_get_int(query, 0)) ||
        !ilk_import_finder_is_of_file(self->finder, uid, length, ilk_query_get_text(query, 2)))
      continue;
    self->sum.missing++;
    ilk_import_tell(self, ILK_IMPORT_MISSING, 0, ilk_query_get_text(query, 3));
  }
  return row == 0;
}

static void
run_clear(IlkImportRun *self)
{
  g_clear_pointer(&self->finder, ilk_import_finder_free);
  g_clear_pointer(&self->seen, g_free);
  g_clear_pointer(&self->changes, ilk_change_set_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(IlkImportRun, run_clear)

static gboolean
walk(IlkImportRun *self, IlkCardSource *source, GCancellable *cancellable, GError **error)
{
  gboolean walked = source->package != NULL
                        ? ilk_import_walk_package(self, source, cancellable, error)
                        : begin(self, error) && take_cards(self, source, cancellable, error) &&
                              count_missing(self, error);
  self->sum.deck = self->deck;
  return walked;
}

static gboolean
import_plainly(IlkStore *store, IlkCardSource *source, IlkImportSummary *summary, GError **error)
{
  g_auto(IlkImportRun) run = {.store = store, .file = source->deck};
  if (!walk(&run, source, NULL, error) || !ilk_deck_row_count_cards(store, error) ||
      !ilk_store_load_decks(store, error))
    return FALSE;
  *summary = run.sum;
  return TRUE;
}

gboolean
ilk_import_file(IlkStore *store, const IlkDeckFile *file, IlkImportSummary *summary, GError **error)
{
  g_autoptr(IlkCardSource) source = ilk_card_source_new_for_deck(file, NULL, 0);
  return import_plainly(store, source, summary, error);
}

/* A file that brings nothing new leaves nothing to undo. */
static gboolean
add_to_journal(IlkImportRun *self, GError **error)
{
  const IlkImportSummary *sum = &self->sum;
  gboolean nothing = !self->has_parts && sum->added + sum->changed == 0 && !self->is_new_deck &&
                     !self->is_other_deck;
  if (nothing)
    return TRUE;
  if (self->first_card > 0)
    ilk_change_set_add_range(
        self->changes, &(IlkChangeRange){self->newest_note > 0 ? self->last_note + 1 : 0,
                                         self->newest_note, self->first_card, self->next_card - 1});
  g_autofree char *title = dup_beginning(self->file->title);
  /* Translators: what can be undone; %s is a deck. */
  g_autofree char *label = g_strdup_printf(_("Import “%s”"), title);
  return add_entry(self, label, error);
}

static gboolean
import_undoably(IlkStore *store, IlkCardSource *source, IlkImportSummary *summary, GError **error)
{
  g_auto(IlkImportRun) run = {.store = store, .file = source->deck};
  run.changes = ilk_change_set_new(store);
  if (!walk(&run, source, NULL, error) || !ilk_deck_row_count_cards(store, error) ||
      !add_to_journal(&run, error) || !ilk_store_load_decks(store, error))
    return FALSE;
  *summary = run.sum;
  return TRUE;
}

typedef struct {
  IlkCardSource *source;
  IlkImportSummary summary;
  gboolean begun;
} Import;

static gboolean
run_import(IlkStore *store, gpointer data, GError **error)
{
  Import *import = data;
  if (import->begun && !ilk_card_source_rewind(import->source, error))
    return FALSE;
  import->begun = TRUE;
  return import_undoably(store, import->source, &import->summary, error);
}

gboolean
ilk_store_import_source(IlkStore *store, IlkCardSource *source, IlkImportSummary *summary,
                        GError **error)
{
  Import import = {.source = source};
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

typedef struct {
  const gint64 *edits;
  guint n;
} Joining;

static gboolean
run_joining(IlkStore *store, gpointer data, GError **error)
{
  const Joining *joining = data;
  g_autofree char *label =
      g_strdup_printf(ngettext("Import %u deck", "Import %u decks", joining->n), joining->n);
  return ilk_journal_join(store, joining->edits, joining->n, label, error);
}

gboolean
ilk_store_join_imports(IlkStore *store, const gint64 *edits, guint n, GError **error)
{
  return ilk_store_transact_bulk(store, run_joining, &(Joining){edits, n}, error);
}

gboolean
ilk_store_import(IlkStore *store, const IlkDeckFile *file, IlkImportSummary *summary,
                 GError **error)
{
  g_autoptr(IlkCardSource) source = ilk_card_source_new_for_deck(file, NULL, 0);
  return ilk_store_import_source(store, source, summary, error);
}

static void
add_row(gpointer data, IlkImportFate fate, guint line, const char *question)
{
  IlkImportPreview *preview = data;
  guint *shown = &preview->shown[fate];
  if (fate == ILK_IMPORT_UNCHANGED || *shown == ILK_MAX_PREVIEW_ROWS)
    return;
  ++*shown;
  IlkImportRow *row = g_new(IlkImportRow, 1);
  *row = (IlkImportRow){fate, line, dup_beginning(question != NULL ? question : "")};
  g_ptr_array_add(preview->rows, row);
}

/* What a deck that is there is called now. A package's decks keep their names, of which its own is
 * none. */
static gboolean
name_deck(IlkStore *store, gint64 deck, gboolean is_package, IlkImportPreview *preview,
          GError **error)
{
  g_autoptr(IlkQuery) query = ilk_deck_row_find(store->db, deck);
  int state = ilk_query_step(query, error);
  IlkDeckRow row = state > 0 ? ilk_deck_row_read(query) : (IlkDeckRow){0};
  preview->is_new = row.id == 0;
  if (!is_package && row.name != NULL && !g_str_equal(row.name, preview->title))
    preview->name_before = g_strdup(row.name);
  return state >= 0;
}

IlkImportPreview *
ilk_store_preview_import(IlkStore *store, IlkCardSource *source, GCancellable *cancellable,
                         GError **error)
{
  g_autoptr(IlkImportPreview) preview = ilk_import_preview_new(source->deck->title);
  g_auto(IlkImportRun)
      run = {.store = store, .file = source->deck, .tell = add_row, .tell_data = preview};
  if (!walk(&run, source, cancellable, error) ||
      !name_deck(store, run.deck, source->package != NULL, preview, error))
    return NULL;
  preview->summary = run.sum;
  return g_steal_pointer(&preview);
}
