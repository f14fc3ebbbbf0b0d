/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Devices: added, found, copied.
 */
#include "app/store/rows/device.h"

#include <string.h>

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

/* The same name has the same uid everywhere. */
static void
derive_uid(const char *name, guint8 uid[16])
{
  guint8 digest[32];
  gsize length = sizeof digest;
  g_autoptr(GChecksum) checksum = g_checksum_new(G_CHECKSUM_SHA256);
  g_checksum_update(checksum, (const guchar *) "device", 7);
  g_checksum_update(checksum, (const guchar *) name, -1);
  g_checksum_get_digest(checksum, digest, &length);
  memcpy(uid, digest, 16);
}

gboolean
ilk_device_find_foreign(IlkDatabase *db, const char *name, gboolean add, gint64 *id, GError **error)
{
  guint8 uid[16];
  derive_uid(name, uid);
  *id = 0;
  IlkQuery *find = ilk_database_query(db, "SELECT id FROM device WHERE uid = ?");
  ilk_query_bind_blob(find, uid, sizeof uid);
  if (!ilk_query_fetch_int(find, id, error))
    return FALSE;
  if (*id != 0 || !add)
    return TRUE;
  IlkQuery *least = ilk_database_query(db, "SELECT min(0, min(id)) - 1 FROM device");
  if (!ilk_query_fetch_int(least, id, error))
    return FALSE;
  g_autoptr(IlkQuery) query =
      ilk_database_query(db, "INSERT INTO device(id, uid, name) VALUES (?, ?, ?)");
  ilk_query_bind_int(query, *id);
  ilk_query_bind_blob(query, uid, sizeof uid);
  ilk_query_bind_text(query, name);
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
ilk_device_read_uid(IlkDatabase *db, guint8 uid[ILK_DEVICE_UID_LENGTH])
{
  gsize length = 0;
  g_autoptr(IlkQuery) query =
      ilk_database_query(db, "SELECT uid FROM device ORDER BY id DESC LIMIT 1");
  if (ilk_query_step(query, NULL) <= 0)
    return FALSE;
  gconstpointer bytes = ilk_query_get_blob(query, 0, &length);
  if (length != ILK_DEVICE_UID_LENGTH)
    return FALSE;
  memcpy(uid, bytes, length);
  return TRUE;
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
