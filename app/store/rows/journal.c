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

/* Steps are counted, not their parts. */
static gboolean
drop_older(IlkStore *store, gint64 last, GError **error)
{
  gint64 first = 0;
  if (!ilk_query_fetch_int(
          ilk_database_query(store->db, "SELECT coalesce(min(id), 0) FROM edit WHERE id > 0"),
          &first, error))
    return FALSE;
  if (last - first < ILK_MAX_EDITS)
    return TRUE;
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, "DELETE FROM edit WHERE id > 0 AND id <= (SELECT id FROM edit WHERE id > 0"
                 " AND label <> '' ORDER BY id DESC LIMIT 1 OFFSET ?)");
  ilk_query_bind_int(query, ILK_MAX_EDITS);
  return ilk_query_run(query, error);
}

gboolean
ilk_journal_add(IlkStore *store, IlkJournalEdit *edit, GError **error)
{
  gint64 last = 0;
  if (!ilk_query_run(ilk_database_query(store->db, "DELETE FROM edit WHERE undone <> 0"), error) ||
      !ilk_query_fetch_int(
          ilk_database_query(store->db, "SELECT seq FROM sqlite_sequence WHERE name = 'edit'"),
          &last, error))
    return FALSE;
  edit->id = last + 1;
  return write_edit(store, edit->id, edit, FALSE, error) && drop_older(store, edit->id, error);
}

static IlkJournalEdit
read_edit(IlkQuery *query)
{
  return (IlkJournalEdit){.id = ilk_query_get_int(query, 0),
                          .label = g_strdup(ilk_query_get_text(query, 3)),
                          .forward = g_strdup(ilk_query_get_text(query, 4)),
                          .inverse = g_strdup(ilk_query_get_text(query, 5))};
}

gboolean
ilk_journal_find(IlkStore *store, gboolean undone, IlkJournalEdit *edit, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, undone ? SELECT " WHERE undone <> 0 AND id > 0 ORDER BY id LIMIT 1"
                        : SELECT " WHERE undone = 0 ORDER BY id DESC LIMIT 1");
  int row = ilk_query_step(query, error);
  *edit = (IlkJournalEdit){0};
  if (row > 0 && ilk_query_get_int(query, 7) != 0)
    *edit = read_edit(query);
  return row >= 0;
}

gboolean
ilk_journal_mark(IlkStore *store, const IlkJournalEdit *edit, gboolean undone, GError **error)
{
  return write_edit(store, edit->id, edit, undone, error);
}

/* Whether the steps from @first to @last are @n, and none of them was undone. */
static gboolean
are_together(IlkStore *store, gint64 first, gint64 last, guint n, gboolean *together,
             GError **error)
{
  gint64 steps = 0;
  IlkQuery *query = ilk_database_query(
      store->db,
      "SELECT count(*) FROM edit WHERE id BETWEEN ? AND ? AND label <> '' AND undone = 0");
  ilk_query_bind_int(query, first);
  ilk_query_bind_int(query, last);
  gboolean counted = ilk_query_fetch_int(query, &steps, error);
  *together = steps == n;
  return counted;
}

static gboolean
rename_edit(IlkStore *store, gint64 id, const char *label, GError **error)
{
  g_auto(IlkJournalEdit) edit = {0};
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, SELECT " WHERE id = ?");
  ilk_query_bind_int(query, id);
  if (ilk_query_step(query, error) <= 0 || ilk_query_get_int(query, 7) == 0)
    return error == NULL || *error == NULL;
  edit = read_edit(query);
  ilk_query_reset(query);
  g_free(edit.label);
  edit.label = g_strdup(label);
  return write_edit(store, id, &edit, FALSE, error);
}

gboolean
ilk_journal_join(IlkStore *store, const gint64 *edits, guint n, const char *label, GError **error)
{
  gboolean together = FALSE;

  g_return_val_if_fail(n > 0, FALSE);
  if (!are_together(store, edits[0], edits[n - 1], n, &together, error))
    return FALSE;
  for (guint i = 0; together && i < n; i++)
    if (!rename_edit(store, edits[i], i + 1 < n ? "" : label, error))
      return FALSE;
  return TRUE;
}

char *
ilk_journal_dup_label(IlkStore *store, gboolean undone, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      store->db, undone ? SELECT " WHERE undone <> 0 AND label <> '' ORDER BY id LIMIT 1"
                        : SELECT " WHERE undone = 0 ORDER BY id DESC LIMIT 1");
  if (ilk_query_step(query, error) <= 0 || ilk_query_get_int(query, 7) == 0)
    return NULL;
  return g_strdup(ilk_query_get_text(query, 3));
}

#define MOST_PIECES (1 << 20)

static gint64
number_piece(gint64 edit, guint n)
{
  return -(edit * MOST_PIECES + n);
}

gboolean
ilk_journal_keep(IlkStore *store, gint64 edit, guint n, const char *json, GError **error)
{
  const IlkJournalEdit piece = {
      .label = (char *) "", .forward = (char *) json, .inverse = (char *) ""};
  return write_edit(store, number_piece(edit, n), &piece, TRUE, error);
}

gboolean
ilk_journal_take(IlkStore *store, gint64 edit, guint n, char **json, GError **error)
{
  g_autoptr(IlkQuery) find = ilk_database_query(store->db, SELECT " WHERE id = ?");
  ilk_query_bind_int(find, number_piece(edit, n));
  int state = ilk_query_step(find, error);
  gboolean sound = state > 0 && ilk_query_get_int(find, 7) != 0;
  *json = sound ? g_strdup(ilk_query_get_text(find, 4)) : NULL;
  if (state <= 0)
    return state == 0;
  ilk_query_reset(find);
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_edit_table, store->db, ILK_TABLE_REMOVE);
  ilk_query_bind_int(query, number_piece(edit, n));
  return ilk_query_run(query, error);
}
