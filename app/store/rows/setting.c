/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Settings as sealed rows.
 */
#include "app/store/rows/setting.h"

#include "app/store/sqlite/crc32c.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

IlkTable ilk_setting_table = {.name = "config", .columns = ILK_SETTING_COLUMNS};

static guint32
extend(guint32 crc, const char *text)
{
  return text != NULL ? ilk_crc32c(crc, text, strlen(text) + 1) : crc;
}

static guint32
seal(const char *key, const char *value)
{
  return extend(extend(0, key), value);
}

/* Returns: whether the row of ILK_SETTING_COLUMNS that @row has reached is as it was saved */
static gboolean
is_sound(IlkQuery *row)
{
  return seal(ilk_query_get_text(row, 0), ilk_query_get_text(row, 1)) == ilk_query_get_int(row, 2);
}

char *
ilk_store_dup_config(IlkStore *self, const char *key, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_setting_table, self->db, ILK_TABLE_FETCH);
  ilk_query_bind_text(query, key);
  int row = ilk_query_step(query, error);
  if (row < 0)
    return NULL;
  return g_strdup(row > 0 && is_sound(query) ? ilk_query_get_text(query, 1) : "");
}

static gboolean
write_setting(IlkDatabase *db, IlkTableStatement how, const char *key, const char *value,
              GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_setting_table, db, how);
  ilk_query_bind_text(query, key);
  ilk_query_bind_text(query, value);
  ilk_query_bind_int(query, seal(key, value));
  return ilk_query_run(query, error);
}

gboolean
ilk_store_set_config(IlkStore *self, const char *key, const char *value, GError **error)
{
  return write_setting(self->db, ILK_TABLE_PUT, key, value, error);
}

gboolean
ilk_setting_seal_all(IlkDatabase *db, GError **error)
{
  g_autoptr(IlkQuery) row = ilk_table_query(&ilk_setting_table, db, ILK_TABLE_LIST);
  int state;
  while ((state = ilk_query_step(row, error)) > 0) {
    if (!write_setting(db, ILK_TABLE_PUT, ilk_query_get_text(row, 0), ilk_query_get_text(row, 1),
                       error))
      return FALSE;
  }
  return state == 0;
}

gboolean
ilk_setting_verify(IlkStore *store, GPtrArray *problems, GError **error)
{
  g_autoptr(IlkQuery) row = ilk_table_query(&ilk_setting_table, store->db, ILK_TABLE_LIST);
  int state;
  while ((state = ilk_query_step(row, error)) > 0) {
    if (!is_sound(row))
      g_ptr_array_add(problems, g_strdup_printf(_("The setting “%s” is not as it was saved."),
                                                ilk_query_get_text(row, 0)));
  }
  return state == 0;
}

gboolean
ilk_store_drop_config(IlkStore *self, const char *key, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_table_query(&ilk_setting_table, self->db, ILK_TABLE_REMOVE);
  ilk_query_bind_text(query, key);
  return ilk_query_run(query, error);
}

gboolean
ilk_setting_mend(IlkStore *store, GError **error)
{
  g_autoptr(IlkQuery) row = ilk_table_query(&ilk_setting_table, store->db, ILK_TABLE_LIST);
  int state;
  while ((state = ilk_query_step(row, error)) > 0) {
    if (!is_sound(row) && !ilk_store_drop_config(store, ilk_query_get_text(row, 0), error))
      return FALSE;
  }
  return state == 0;
}

/* What is there already is a backup's. */
gboolean
ilk_setting_copy(IlkStore *store, IlkQuery *row, gboolean sealed, GError **error)
{
  const char *key = ilk_query_get_text(row, 0), *value = ilk_query_get_text(row, 1);
  IlkStudyOptions options;
  ilk_study_options_init(&options);
  if (value == NULL || (sealed && !is_sound(row)) ||
      (g_strcmp0(key, "options") == 0 && !ilk_study_options_merge_json(&options, value, NULL)))
    return TRUE;
  return write_setting(store->db, ILK_TABLE_KEEP, key, value, error);
}
