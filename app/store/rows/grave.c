/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Graves, dug and opened.
 */
#include "app/store/rows/grave.h"

#include "app/base/clock.h"

IlkTable ilk_grave_table = {.name = "grave", .columns = ILK_GRAVE_COLUMNS};

gboolean
ilk_grave_dig(IlkStore *store, const guint8 uid[ILK_UID_LENGTH], IlkGraveKind kind, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_grave_table, store->db, ILK_TABLE_SEAL);
  ilk_query_bind_blob(query, uid, ILK_UID_LENGTH);
  ilk_query_bind_int(query, kind);
  ilk_query_bind_int(query, ilk_clock_now());
  ilk_query_bind_int(query, store->device);
  return ilk_query_run(query, error);
}

gboolean
ilk_grave_has(IlkStore *store, const guint8 uid[ILK_UID_LENGTH], gboolean *has, GError **error)
{
  gint64 n = 0;
  IlkQuery *query = ilk_database_query(
      store->db, "SELECT count(*) FROM grave WHERE uid = ? AND crc = seal(uid, kind, at, device)");
  ilk_query_bind_blob(query, uid, ILK_UID_LENGTH);
  gboolean known = ilk_query_fetch_int(query, &n, error);
  *has = n > 0;
  return known;
}

gboolean
ilk_grave_open(IlkStore *store, const guint8 uid[ILK_UID_LENGTH], GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_grave_table, store->db, ILK_TABLE_REMOVE);
  ilk_query_bind_blob(query, uid, ILK_UID_LENGTH);
  return ilk_query_run(query, error);
}
