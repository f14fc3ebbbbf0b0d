/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Devices: added, found, copied.
 */
#include "app/store/rows/device.h"

IlkTable ilk_device_table = {.name = "device", .columns = ILK_DEVICE_COLUMNS};

gboolean
ilk_device_add(IlkDatabase *db, GError **error)
{
  guint32 uid[4];
  for (gsize i = 0; i < G_N_ELEMENTS(uid); i++)
    uid[i] = g_random_int();
  g_autoptr(IlkQuery) query = ilk_database_query(db, "INSERT INTO device(uid, name) VALUES (?, ?)");
  ilk_query_bind_blob(query, uid, sizeof uid);
  ilk_query_bind_text(query, g_get_host_name());
  return ilk_query_run(query, error);
}

gboolean
ilk_device_clear(IlkDatabase *db, GError **error)
{
  return ilk_query_run(ilk_database_query(db, "DELETE FROM device"), error);
}

gboolean
ilk_device_get_latest(IlkDatabase *db, gint64 *id, GError **error)
{
  return ilk_query_fetch_int(ilk_database_query(db, "SELECT max(id) FROM device"), id, error);
}

gboolean
ilk_device_has(IlkDatabase *db, gint64 id, gboolean *has, GError **error)
{
  gint64 n = 0;
  IlkQuery *query = ilk_database_query(db, "SELECT count(*) FROM device WHERE id = ?");
  ilk_query_bind_int(query, id);
  gboolean known = ilk_query_fetch_int(query, &n, error);
  *has = n > 0;
  return known;
}

gboolean
ilk_device_copy(IlkStore *store, IlkQuery *row, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_device_table, store->db, ILK_TABLE_KEEP);
  for (int column = 0; column < 3; column++)
    ilk_query_bind_column(query, row, column);
  return ilk_query_run(query, error);
}
