/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schema's versions: step 1 is schema.sql, each later one an upgrade. A new collection walks
 * through all of them, so creating one and migrating one are the same code.
 */
#include "app/base/error.h"
#include "app/store/rows/deck-row.h"
#include "app/store/rows/device.h"
#include "app/store/rows/memory-row.h"
#include "app/store/rows/note.h"
#include "app/store/rows/setting.h"
#include "config.h"
#include "data/interlock-resources.h"

#include <glib/gi18n-lib.h>

#define SQL_PREFIX "/io/github/interlock/Interlock/sql/"
/* "ILCK": tells `file` and us that a database is a collection. */
#define APPLICATION_ID 0x494c434b

static gboolean
seal_rows(IlkDatabase *db, GError **error)
{
  return ilk_setting_seal_all(db, error) && ilk_deck_row_seal_all(db, error);
}

static gboolean
complete_rows(IlkDatabase *db, GError **error)
{
  return ilk_memory_row_fill_days(db, error) && ilk_note_row_seal_all(db, error);
}

/* @fill: (nullable): computes what SQL cannot, in the same transaction */
static const struct {
  const char *path;
  gboolean (*fill)(IlkDatabase *db, GError **error);
} steps[] = {
    {SQL_PREFIX "schema.sql", NULL},
    {SQL_PREFIX "upgrade-2.sql", NULL},
    {SQL_PREFIX "upgrade-3.sql", NULL},
    {SQL_PREFIX "upgrade-4.sql", seal_rows},
    {SQL_PREFIX "upgrade-5.sql", complete_rows},
};

int
ilk_schema_get_version(void)
{
  return G_N_ELEMENTS(steps);
}

static gboolean
fetch(IlkDatabase *db, const char *sql, gint64 *value, GError **error)
{
  return ilk_query_fetch_int(ilk_database_query(db, sql), value, error);
}

gboolean
ilk_schema_identify(IlkDatabase *db, int *version, GError **error)
{
  gint64 user_version = 0, application_id = 0, tables = 0;
  if (!fetch(db, "PRAGMA user_version", &user_version, error) ||
      !fetch(db, "PRAGMA application_id", &application_id, error) ||
      !fetch(db, "SELECT count(*) FROM sqlite_schema", &tables, error))
    return FALSE;
  if (tables > 0 && (application_id != APPLICATION_ID || user_version < 1)) {
    g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                        _("This file is a database of another program."));
    return FALSE;
  }
  *version = (int) user_version;
  return TRUE;
}

static gboolean
run_step(IlkDatabase *db, const char *path, GError **error)
{
  g_autoptr(GBytes) sql = g_resource_lookup_data(ilk_data_get_resource(), path, 0, error);
  return sql != NULL && ilk_database_execute(db, g_bytes_get_data(sql, NULL), error);
}

static gboolean
run_steps(IlkDatabase *db, int from, GError **error)
{
  for (gsize i = (gsize) from; i < G_N_ELEMENTS(steps); i++) {
    if (!run_step(db, steps[i].path, error) || (steps[i].fill != NULL && !steps[i].fill(db, error)))
      return FALSE;
  }
  g_autofree char *mark = g_strdup_printf("PRAGMA application_id = %d; PRAGMA user_version = %d",
                                          APPLICATION_ID, ilk_schema_get_version());
  return ilk_database_execute(db, mark, error);
}

gboolean
ilk_schema_upgrade(IlkDatabase *db, int from, GError **error)
{
  g_return_val_if_fail(from >= 0 && from < ilk_schema_get_version(), FALSE);

  if (!ilk_database_begin(db, error))
    return FALSE;
  if (!run_steps(db, from, error) || (from == 0 && !ilk_device_add(db, error))) {
    ilk_database_rollback(db);
    return FALSE;
  }
  return ilk_database_commit(db, error);
}
