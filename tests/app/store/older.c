/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Version 1 was kept; of the others, what came later is taken away again.
 */
#include "tests/app/store/older.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define WRITTEN_UNTIL G_GINT64_CONSTANT(1794387600000) /* 2026-11-11, 09:00 UTC */
/* Like the program, it needs no shared memory beside the log. */
#define TURN_BACK_3                                                                                \
  "PRAGMA locking_mode = EXCLUSIVE;"                                                               \
  "ALTER TABLE deck DROP COLUMN crc; ALTER TABLE deck DROP COLUMN options_crc;"                    \
  "ALTER TABLE config DROP COLUMN crc; PRAGMA user_version = 3;"
#define TURN_BACK_2 TURN_BACK_3 "ALTER TABLE review DROP COLUMN ease; PRAGMA user_version = 2;"

char *
older_dup_path(const char *directory)
{
  return g_build_filename(directory, "collection.db", NULL);
}

static void
execute(const char *directory, const char *sql)
{
  g_autofree char *path = older_dup_path(directory);
  sqlite3 *db = NULL;
  g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
  sqlite3_exec(db, sql, NULL, NULL, NULL);
  g_assert_cmpstr(sqlite3_errmsg(db), ==, "not an error");
  sqlite3_close(db);
}

void
older_write_version_1(const char *directory)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = NULL;
  g_assert_true(g_file_get_contents(STORE_FIXTURES "/version-1.sql", &sql, NULL, &error));
  execute(directory, sql);
  ilk_clock_freeze(WRITTEN_UNTIL, 60);
}

void
older_turn_back(const char *directory, int version)
{
  execute(directory, version == 2 ? TURN_BACK_2 : TURN_BACK_3);
  fixture_remove_backups(directory);
}
