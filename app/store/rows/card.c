/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Cards, read, sealed and written.
 */
#include "app/store/rows/card.h"

#include "app/store/rows/memory-row.h"
#include "app/store/sqlite/crc32c.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

IlkTable ilk_card_table = {.name = "card", .columns = ILK_CARD_COLUMNS};

IlkCardRow
ilk_card_row_read(IlkQuery *query, int first)
{
  return (IlkCardRow){
      .id = ilk_query_get_int(query, first),
      .note = ilk_query_get_int(query, first + 1),
      .ordinal = (int) ilk_query_get_int(query, first + 2),
      .deck = ilk_query_get_int(query, first + 3),
      .position = ilk_query_get_int(query, first + 4),
      .seconds = (int) ilk_query_get_int(query, first + 5),
      .demo = ilk_query_get_text(query, first + 6),
      .suspended = ilk_query_get_int(query, first + 7) != 0,
      .buried = ilk_query_get_int(query, first + 8),
      .flag = (int) ilk_query_get_int(query, first + 9),
      .added = ilk_query_get_int(query, first + 10),
      .changed = ilk_query_get_int(query, first + 11),
      .origin = ilk_query_get_int(query, first + 12),
      .crc = ilk_query_get_int(query, first + 13),
  };
}

/* What version 5 added counts only where there is some, so earlier rows keep their checksums: then
 * a note had one card, with its number. */
guint32
ilk_card_row_seal(const IlkCardRow *row)
{
  const gint64 numbers[] = {GINT64_TO_LE(row->id), GINT64_TO_LE(row->deck),
                            GINT64_TO_LE(row->position), GINT64_TO_LE((gint64) row->seconds),
                            GINT64_TO_LE((gint64) (row->demo != NULL))};
  const gint64 later[] = {GINT64_TO_LE(row->note), GINT64_TO_LE((gint64) row->ordinal),
                          GINT64_TO_LE((gint64) row->suspended), GINT64_TO_LE(row->buried),
                          GINT64_TO_LE((gint64) row->flag)};
  guint32 crc = ilk_crc32c(0, numbers, sizeof numbers);
  if (row->demo != NULL)
    crc = ilk_crc32c(crc, row->demo, strlen(row->demo));
  gboolean earlier = row->note == row->id && row->ordinal == 0 && !row->suspended &&
                     row->buried == 0 && row->flag == 0;
  return earlier ? crc : ilk_crc32c(crc, later, sizeof later);
}

/* All columns but the number. */
static void
bind_card(IlkQuery *query, const IlkCardRow *row)
{
  ilk_query_bind_int(query, row->note);
  ilk_query_bind_int(query, row->ordinal);
  ilk_query_bind_int(query, row->deck);
  ilk_query_bind_int(query, row->position);
  ilk_query_bind_int(query, row->seconds);
  ilk_query_bind_text(query, row->demo);
  ilk_query_bind_int(query, row->suspended);
  ilk_query_bind_int(query, row->buried);
  ilk_query_bind_int(query, row->flag);
  ilk_query_bind_int(query, row->added);
  ilk_query_bind_int(query, row->changed);
  ilk_query_bind_int(query, row->origin);
  ilk_query_bind_int(query, ilk_card_row_seal(row));
}

/* The checksum has the number in it, so the number is chosen first; SQLite notes that it was
 * given. */
gboolean
ilk_card_row_choose_id(IlkStore *store, IlkCardRow *row, GError **error)
{
  if (row->id != 0)
    return TRUE;
  gint64 last = 0;
  if (!ilk_query_fetch_int(ilk_database_query(store->db, "SELECT seq FROM sqlite_sequence"
                                                         " WHERE name = 'card'"),
                           &last, error))
    return FALSE;
  row->id = last + 1;
  return TRUE;
}

static gboolean
insert_rows(IlkStore *store, IlkTableStatement statement, const IlkCardRow *rows, guint n,
            GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_card_table, store->db, statement);
  for (guint i = 0; i < n; i++) {
    ilk_query_bind_int(query, rows[i].id);
    bind_card(query, &rows[i]);
  }
  return ilk_query_run(query, error);
}

gboolean
ilk_card_row_insert_rows(IlkStore *store, const IlkCardRow *rows, guint n, GError **error)
{
  for (; n >= ILK_TABLE_ROWS; rows += ILK_TABLE_ROWS, n -= ILK_TABLE_ROWS)
    if (!insert_rows(store, ILK_TABLE_INSERT_ROWS, rows, ILK_TABLE_ROWS, error))
      return FALSE;
  for (guint i = 0; i < n; i++)
    if (!insert_rows(store, ILK_TABLE_INSERT, &rows[i], 1, error))
      return FALSE;
  return TRUE;
}

gboolean
ilk_card_row_insert(IlkStore *store, IlkCardRow *row, GError **error)
{
  return ilk_card_row_choose_id(store, row, error) &&
         ilk_card_row_insert_rows(store, row, 1, error) &&
         ilk_memory_row_insert(store, row->id, row->deck, row->position, error) &&
         ((!row->suspended && row->buried == 0) || ilk_memory_row_place(store, row->id, error));
}

gboolean
ilk_card_row_update(IlkStore *store, const IlkCardRow *row, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_card_table, store->db, ILK_TABLE_UPDATE);
  bind_card(query, row);
  ilk_query_bind_int(query, row->id);
  return ilk_query_run(query, error) && ilk_memory_row_place(store, row->id, error);
}

gboolean
ilk_card_row_remove(IlkStore *store, gint64 card, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_card_table, store->db, ILK_TABLE_REMOVE);
  ilk_query_bind_int(query, card);
  return ilk_memory_row_remove(store, card, error) && ilk_query_run(query, error);
}

gboolean
ilk_card_row_remove_of_notes(IlkStore *store, gint64 first, gint64 last, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "DELETE FROM card WHERE note BETWEEN ? AND ?");
  ilk_query_bind_int(query, first);
  ilk_query_bind_int(query, last);
  return ilk_query_run(query, error);
}

gboolean
ilk_card_row_copy(IlkStore *store, const IlkCardRow *row, GError **error)
{
  gint64 has = 0;
  IlkQuery *found = ilk_database_query(store->db, "SELECT EXISTS (SELECT 1 FROM note WHERE id = ?)"
                                                  " AND EXISTS (SELECT 1 FROM deck WHERE id = ?)");
  ilk_query_bind_int(found, row->note);
  ilk_query_bind_int(found, row->deck);
  if (!ilk_query_fetch_int(found, &has, error))
    return FALSE;
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_card_table, store->db, ILK_TABLE_KEEP);
  ilk_query_bind_int(query, row->id);
  bind_card(query, row);
  return has == 0 || ilk_query_run(query, error);
}

gboolean
ilk_card_row_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(store->db, "SELECT " ILK_CARD_COLUMNS " FROM card");
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkCardRow row = ilk_card_row_read(query, 0);
    if (ilk_card_row_seal(&row) != row.crc)
      g_ptr_array_add(
          problems,
          g_strdup_printf(_("Card %" PRId64 " is not in its deck as it was saved."), row.id));
  }
  return state == 0;
}

gboolean
ilk_card_row_seal_again(IlkDatabase *db, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(db, "SELECT " ILK_CARD_COLUMNS " FROM card");
  int state;
  while ((state = ilk_query_step(query, error)) > 0) {
    IlkCardRow row = ilk_card_row_read(query, 0);
    if (row.crc == ILK_NO_SEAL || row.crc == ilk_card_row_seal(&row))
      continue;
    IlkQuery *update = ilk_database_query(db, "UPDATE card SET crc = ? WHERE id = ?");
    ilk_query_bind_int(update, ilk_card_row_seal(&row));
    ilk_query_bind_int(update, row.id);
    if (!ilk_query_run(update, error))
      return FALSE;
  }
  return state == 0;
}
