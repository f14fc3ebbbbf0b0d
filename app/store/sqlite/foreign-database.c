/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Looked through before anything is read from it, and never written to.
 */
#include "app/store/sqlite/foreign-database.h"

#include "app/base/error.h"
#include "app/base/text-form.h"
#include "app/store/sqlite/database-private.h"
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is sorted may be more than should be in memory. */
static const char *const settings = "PRAGMA temp_store = FILE;"
                                    "PRAGMA cache_size = -8192;";

/* What a file may hold: tables and indexes that say nothing but what is in them. */
static const char *const strangers =
    "SELECT count(*) FROM sqlite_schema WHERE type NOT IN ('table', 'index')"
    " OR sql LIKE 'CREATE VIRTUAL%' OR sql LIKE '%GENERATED%ALWAYS%' OR sql LIKE '%) AS (%'"
    " OR sql LIKE '% AS (%'";

gboolean
ilk_foreign_database_fail(GError **error)
{
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                      _("The package is damaged: its collection cannot be read. Get or export it "
                        "again."));
  return FALSE;
}

/* Names there are compared by Unicode, whatever their case; for reading any order will do. */
static int
compare_folded(void *unused, int n_one, const void *one, int n_other, const void *other)
{
  g_autofree char *valid_one = g_utf8_make_valid(one, n_one);
  g_autofree char *valid_other = g_utf8_make_valid(other, n_other);
  g_autofree char *folded_one = g_utf8_casefold(valid_one, -1);
  g_autofree char *folded_other = g_utf8_casefold(valid_other, -1);
  return strcmp(folded_one, folded_other);
}

static gboolean
is_harmless(IlkDatabase *db, GError **error)
{
  gint64 n = 0;
  if (!ilk_query_fetch_int(ilk_database_query(db, strangers), &n, NULL))
    return ilk_foreign_database_fail(error);
  if (n == 0)
    return TRUE;
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_INVALID,
                      _("The package is not imported: its collection holds views or programs, "
                        "which no collection of Anki’s does."));
  return FALSE;
}

static gboolean
is_whole(IlkDatabase *db, GError **error)
{
  g_autoptr(IlkQuery) query = ilk_database_query(db, "PRAGMA quick_check(1)");
  return (ilk_query_step(query, NULL) > 0 && g_strcmp0(ilk_query_get_text(query, 0), "ok") == 0) ||
         ilk_foreign_database_fail(error);
}

gboolean
ilk_foreign_database_add_names(IlkDatabase *db, GError **error)
{
  return ilk_database_check(
      db, sqlite3_create_collation(db->handle, "unicase", SQLITE_UTF8, NULL, compare_folded),
      error);
}

IlkDatabase *
ilk_foreign_database_open(const char *path, GError **error)
{
  g_autoptr(IlkDatabase) self = ilk_database_open(path, ILK_DATABASE_IMMUTABLE, NULL);
  if (self == NULL || !ilk_database_execute(self, settings, NULL) ||
      !ilk_foreign_database_add_names(self, NULL)) {
    ilk_foreign_database_fail(error);
    return NULL;
  }
  return is_harmless(self, error) && is_whole(self, error) ? g_steal_pointer(&self) : NULL;
}
