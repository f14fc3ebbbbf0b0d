/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A walk over cards in the order of their notes, of which one is in memory at a time.
 */
#include "app/store/anki/anki-export.h"

#include "app/base/clock.h"
#include "app/base/limits.h"
#include "app/store/anki/anki-export-private.h"
#include "app/store/rows/memory-row.h"

static void
anki_run_clear(IlkAnkiRun *self)
{
  g_clear_pointer(&self->writer, ilk_anki_writer_free);
  g_hash_table_unref(self->names);
  g_hash_table_unref(self->models);
  g_hash_table_unref(self->decks);
  g_hash_table_unref(self->above);
  g_array_unref(self->rows);
}
typedef IlkAnkiRun AnkiRun;
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(AnkiRun, anki_run_clear)

gint64
ilk_anki_run_next_id(IlkAnkiRun *self, gint64 at)
{
  self->last_id = MAX(self->last_id + 1, MIN(at, self->now * 1000));
  return self->last_id;
}

/* Days are counted from the first that matters, so that none is negative. */
static gboolean
find_first_day(IlkAnkiRun *self, GError **error)
{
  gint64 due = 0, added = 0;
  IlkQuery *first_due = ilk_database_query(
      self->store->db, "SELECT coalesce(min(due_day), 0) FROM memory WHERE due_day > 0");
  IlkQuery *first_added = ilk_database_query(
      self->store->db, "SELECT coalesce(min(added), 0) FROM card WHERE added > 0");
  if (!ilk_query_fetch_int(first_due, &due, error) ||
      !ilk_query_fetch_int(first_added, &added, error))
    return FALSE;
  gint64 now = ilk_clock_now();
  int rollover = self->store->options.rollover;
  self->now = now / 1000;
  self->utc_offset = ilk_clock_utc_offset(now);
  self->today = ilk_clock_day(now, self->utc_offset, rollover);
  self->first_day = self->today;
  if (added > 0)
    self->first_day = MIN(self->first_day, ilk_clock_day(added, self->utc_offset, rollover));
  if (due > 0)
    self->first_day = MIN(self->first_day, due);
  self->last_id = ilk_clock_day_start(self->first_day, self->utc_offset, rollover);
  return TRUE;
}

static gboolean
write_note(IlkAnkiRun *self, gint64 note, GError **error)
{
  gboolean written = self->rows->len == 0 || ilk_anki_run_write_note(self, note, error);
  g_array_set_size(self->rows, 0);
  const IlkAnkiExport *request = self->request;
  return written && !g_cancellable_set_error_if_cancelled(request->cancellable, error) &&
         (request->goes_on == NULL || request->goes_on(request->data, error));
}

static void
take_row(IlkAnkiRun *self, IlkQuery *query)
{
  IlkAnkiExportRow row = {.card = ilk_card_row_read(query, 0),
                          .memory = ilk_memory_row_read(query, ILK_N_CARD_COLUMNS)};
  row.demo = row.card.demo != NULL;
  row.card.demo = NULL;
  if (g_hash_table_contains(self->decks, &row.card.deck) &&
      self->rows->len < ILK_MAX_CARDS_PER_NOTE)
    g_array_append_val(self->rows, row);
}

static gboolean
write_notes(IlkAnkiRun *self, GError **error)
{
  gint64 note = 0;
  int state;
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->store->db, "SELECT " ILK_CARD_COLUMNS ", " ILK_MEMORY_COLUMNS
                                          " FROM card JOIN memory ON memory.card = card.id"
                                          " ORDER BY card.note, card.ordinal");
  while ((state = ilk_query_step(query, error)) > 0) {
    gint64 next = ilk_query_get_int(query, 1);
    if (next != note && !write_note(self, note, error))
      return FALSE;
    note = next;
    take_row(self, query);
  }
  return state == 0 && write_note(self, note, error);
}

gboolean
ilk_anki_export(IlkStore *store, IlkAnkiExport *request, GError **error)
{
  g_auto(AnkiRun) self = {
      .names = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free),
      .models = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, ilk_anki_notetype_free),
      .decks = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, g_free),
      .above = g_hash_table_new_full(g_int64_hash, g_int64_equal, g_free, NULL),
      .rows = g_array_new(FALSE, FALSE, sizeof(IlkAnkiExportRow)),
      .store = store,
      .request = request};
  request->sum = (IlkAnkiExportSum){0};
  self.writer = ilk_anki_writer_new(request->path, error);
  return self.writer != NULL && find_first_day(&self, error) &&
         ilk_anki_run_find_decks(&self, error) && write_notes(&self, error) &&
         ilk_anki_run_end(&self, error);
}
