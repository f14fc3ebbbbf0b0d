/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One loop for all of them: their columns are named once, here.
 */
#include "app/store/rows/sealed.h"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define GRAVE "uid, kind, at, device"
#define MEDIA "hash, type, size, added"
#define EDIT "id, at, device, label, forward, inverse, undone"
#define QUIZ "device, seq, card, at, quiz, kind, form, choice, is_right, confidence, ms, utc_offset"
#define LISTENING "device, seq, card, at, side, ms, utc_offset"

#define COUNT(table, columns) "SELECT count(*) FROM " table " WHERE crc <> seal(" columns ")"
#define READ(table, columns) "SELECT " columns ", crc FROM " table " WHERE crc = seal(" columns ")"
#define ADD(table, columns, values)                                                                \
  "INSERT OR IGNORE INTO " table "(" columns ", crc) VALUES (" values ")"
#define TABLE(table, columns, n, values)                                                           \
  {                                                                                                \
    table, COUNT(table, columns), READ(table, columns), ADD(table, columns, values), (n) + 1       \
  }

static const struct {
  const char *name;
  const char *count;
  const char *read;
  const char *add;
  int n;
} tables[] = {
    TABLE("grave", GRAVE, 4, "?, ?, ?, ?, ?"),
    TABLE("media", MEDIA, 4, "?, ?, ?, ?, ?"),
    TABLE("edit", EDIT, 7, "?, ?, ?, ?, ?, ?, ?, ?"),
    TABLE("quiz_answer", QUIZ, 12, "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"),
    TABLE("listening", LISTENING, 7, "?, ?, ?, ?, ?, ?, ?, ?"),
};

gboolean
ilk_sealed_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    gint64 n = 0;
    if (!ilk_query_fetch_int(ilk_database_query(store->db, tables[i].count), &n, error))
      return FALSE;
    if (n > 0)
      /* Translators: %s is a table of the database, such as “edit”. */
      g_ptr_array_add(
          problems, g_strdup_printf(ngettext("%" PRId64 " row of “%s” is not as it was saved.",
                                             "%" PRId64 " rows of “%s” are not as they were saved.",
                                             (gulong) n),
                                    n, tables[i].name));
  }
  return TRUE;
}

gboolean
ilk_sealed_has_grave(IlkStore *store, const guint8 uid[ILK_UID_LENGTH], gboolean *has,
                     GError **error)
{
  gint64 n = 0;
  IlkQuery *query = ilk_database_query(
      store->db, "SELECT count(*) FROM grave WHERE uid = ? AND crc = seal(" GRAVE ")");
  ilk_query_bind_blob(query, uid, ILK_UID_LENGTH);
  gboolean known = ilk_query_fetch_int(query, &n, error);
  *has = n > 0;
  return known;
}

gboolean
ilk_sealed_open_grave(IlkStore *store, const guint8 uid[ILK_UID_LENGTH], GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, "DELETE FROM grave WHERE uid = ?");
  ilk_query_bind_blob(query, uid, ILK_UID_LENGTH);
  return ilk_query_run(query, error);
}

static gboolean
add_row(IlkStore *store, IlkQuery *row, gsize table, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(store->db, tables[table].add);
  for (int column = 0; column < tables[table].n; column++)
    ilk_query_bind_column(query, row, column);
  return ilk_query_run(query, error);
}

gboolean
ilk_sealed_copy(IlkStore *store, IlkDatabase *damaged, GError **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++) {
    g_autoptr(IlkQuery) row = ilk_database_query(damaged, tables[i].read);
    while (ilk_query_step(row, NULL) > 0)
      if (!add_row(store, row, i, error))
        return FALSE;
  }
  return TRUE;
}
