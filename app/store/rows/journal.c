/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits as sealed rows.
 */
#include "app/store/rows/journal.h"

#include "app/base/clock.h"
#include "app/base/limits.h"

IlkTable ilk_edit_table = {.name = "edit", .columns = ILK_EDIT_COLUMNS};

#define SELECT                                                                                     \
  "SELECT " ILK_EDIT_COLUMNS " = seal(id, at, device, label, forward, inverse, undone) FROM edit"

void
ilk_journal_edit_clear(IlkJournalEdit *self)
{
  g_clear_pointer(&self->label, g_free);
  g_clear_pointer(&self->forward, g_free);
  g_clear_pointer(&self->inverse, g_free);
}

static gboolean
write_edit(IlkStore *store, gint64 id, const IlkJournalEdit *edit, gboolean undone, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_edit_table, store->db, ILK_TABLE_SEAL);
  ilk_query_bind_int(query, id);
  ilk_query_bind_int(query, ilk_clock_now());
  ilk_query_bind_int(query, store->device);
  ilk_query_bind_text(query, edit->label);
  ilk_query_bind_text(query, edit->forward);
  ilk_query_bind_text(query, edit->inverse);
  ilk_query_bind_int(query, undone);
  return ilk_query_run(query, error);
}

static gboolean
drop_older(IlkStore *store, gint64 id, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, "DELETE FROM edit WHERE id <= ?");
  ilk_query_bind_int(query, id);
  return ilk_query_run(query, error);
}

gboolean
ilk_journal_add(IlkStore *store, const IlkJournalEdit *edit, GError **error)
{
  gint64 last = 0;
  if (!ilk_query_run(ilk_database_query(store->db, "DELETE FROM edit WHERE undone <> 0"), error) ||
      !ilk_query_fetch_int(
          ilk_database_query(store->db, "SELECT seq FROM sqlite_sequence WHERE name = 'edit'"),
          &last, error))
    return FALSE;
  return write_edit(store, last + 1, edit, FALSE, error) &&
         drop_older(store, last + 1 - ILK_MAX_EDITS, error);
}

gboolean
ilk_journal_find(IlkStore *store, gboolean undone, IlkJournalEdit *edit, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, undone ? SELECT " WHERE undone <> 0 ORDER BY id LIMIT 1"
                                           : SELECT " WHERE undone = 0 ORDER BY id DESC LIMIT 1");
  int row = ilk_query_step(query, error);
  *edit = (IlkJournalEdit){0};
  if (row > 0 && ilk_query_get_int(query, 7) != 0)
    *edit = (IlkJournalEdit){.id = ilk_query_get_int(query, 0),
                             .label = g_strdup(ilk_query_get_text(query, 3)),
                             .forward = g_strdup(ilk_query_get_text(query, 4)),
                             .inverse = g_strdup(ilk_query_get_text(query, 5))};
  return row >= 0;
}

gboolean
ilk_journal_mark(IlkStore *store, const IlkJournalEdit *edit, gboolean undone, GError **error)
{
  return write_edit(store, edit->id, edit, undone, error);
}
