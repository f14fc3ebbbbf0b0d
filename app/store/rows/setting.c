/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Settings as sealed rows.
 */
#include "app/store/rows/deck-row.h"

char *
ilk_store_dup_config(IlkStore *self, const char *key, GError **error)
{
  g_autoptr(IlkQuery) query =
      ilk_database_query(self->db, "SELECT value, crc FROM config WHERE key = ?");
  ilk_query_bind_text(query, key);
  int row = ilk_query_step(query, error);
  if (row < 0)
    return NULL;
  const char *value = row > 0 ? ilk_query_get_text(query, 0) : "";
  gboolean sound = row > 0 && ilk_seal_setting(key, value) == ilk_query_get_int(query, 1);
  return g_strdup(sound ? value : "");
}

gboolean
ilk_store_set_config(IlkStore *self, const char *key, const char *value, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(
      self->db, "INSERT OR REPLACE INTO config(key, value, crc) VALUES (?, ?, ?)");
  ilk_query_bind_text(query, key);
  ilk_query_bind_text(query, value);
  ilk_query_bind_int(query, ilk_seal_setting(key, value));
  return ilk_query_run(query, error);
}
