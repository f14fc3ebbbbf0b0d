/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Edits as sealed rows.
 */
#include "app/store/rows/journal.h"

#include "app/base/clock.h"
#include "app/base/limits.h"

#define INSERT                                                                                     \
  "INSERT INTO edit(id, at, device, label, forward, inverse, undone, crc)"                         \
  " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, seal(?1, ?2, ?3, ?4, ?5, ?6, ?7))"
#define SELECT                                                                                     \
  "SELECT id, label, forward, inverse, crc = seal(id, at, device, label, forward, inverse,"        \
  " undone) FROM edit"

void
ilk_journal_edit_clear(IlkJournalEdit *self)
{
  g_clear_pointer(&self->label, g_free);
  g_clear_pointer(&self->forward, g_free);
  g_clear_pointer(&self->inverse, g_free);
}

static gboolean
write_edit(IlkStore *store, const char *sql, gint64 id, const IlkJournalEdit *edit, gboolean undone,
           GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, sql);
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
  return write_edit(store, INSERT, last + 1, edit, FALSE, error) &&
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
  if (row > 0 && ilk_query_get_int(query, 4) != 0)
    *edit = (IlkJournalEdit){.id = ilk_query_get_int(query, 0),
                             .label = g_strdup(ilk_query_get_text(query, 1)),
                             .forward = g_strdup(ilk_query_get_text(query, 2)),
                             .inverse = g_strdup(ilk_query_get_text(query, 3))};
  return row >= 0;
}

gboolean
ilk_journal_mark(IlkStore *store, const IlkJournalEdit *edit, gboolean undone, GError **error)
{
  static const char sql[] =
      "UPDATE edit SET at = ?2, device = ?3, label = ?4, forward = ?5, inverse = ?6, undone = ?7,"
      " crc = seal(?1, ?2, ?3, ?4, ?5, ?6, ?7) WHERE id = ?1";
  return write_edit(store, sql, edit->id, edit, undone, error);
}
