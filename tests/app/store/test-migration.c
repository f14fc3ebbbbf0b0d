/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A collection as version 1 left it goes on: nothing of it is lost, what it could not know is not
 * made up, and a copy of it is kept as it was.
 */
#include "app/store/schedule.h"
#include "app/store/store.h"
#include "app/store/unwritable.h"
#include "tests/app/store/fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#define REVIEWS 16
#define WRITTEN_UNTIL G_GINT64_CONSTANT(1794387600000) /* 2026-11-11, 09:00 UTC */

static char *
dup_path(const char *directory)
{
  return g_build_filename(directory, ILK_STORE_DATABASE_NAME, NULL);
}

static char *
make_version_1(void)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = NULL;
  char *directory = fixture_dup_directory();
  g_autofree char *path = dup_path(directory);
  sqlite3 *db = NULL;
  g_assert_true(g_file_get_contents(STORE_FIXTURES "/version-1.sql", &sql, NULL, &error));
  g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
  g_assert_cmpint(sqlite3_exec(db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close(db);
  ilk_clock_freeze(WRITTEN_UNTIL, 60);
  return directory;
}

static gint64
fetch(IlkDatabase *db, const char *sql)
{
  g_autoptr(GError) error = NULL;
  gint64 value = 0;
  g_assert_true(ilk_query_fetch_int(ilk_database_query(db, sql), &value, &error));
  g_assert_no_error(error);
  return value;
}

static gint64
fetch_from(const char *path, const char *sql)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDatabase) db = ilk_database_open(path, ILK_DATABASE_IMMUTABLE, &error);
  g_assert_no_error(error);
  return fetch(db, sql);
}

#define SUM_MEMORIES                                                                               \
  "SELECT total(due) + 1e6 * total(stability) + total(last) + sum(reps) FROM memory"

static void
test_nothing_is_lost(void)
{
  char *directory = make_version_1();
  g_autofree char *path = dup_path(directory);
  gint64 memories = fetch_from(path, SUM_MEMORIES);
  IlkCollection *collection = fixture_open(directory);
  g_assert_false(ilk_collection_is_read_only(collection));
  fixture_assert_sound(collection);
  fixture_close(collection);

  g_assert_cmpint(fetch_from(path, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint(fetch_from(path, "SELECT count(*) FROM review WHERE days = 0"), ==, REVIEWS);
  g_assert_cmpint(fetch_from(path, SUM_MEMORIES), ==, memories);
  fixture_remove(directory);
}

static void
test_a_copy_is_kept(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = make_version_1();
  fixture_close(fixture_open(directory));
  fixture_close(fixture_open(directory));

  g_autofree char *folder = g_build_filename(directory, "backups", NULL);
  g_autoptr(GDir) backups = g_dir_open(folder, 0, &error);
  g_assert_no_error(error);
  g_autofree char *backup = g_build_filename(folder, g_dir_read_name(backups), NULL);
  g_assert_null(g_dir_read_name(backups));
  g_assert_cmpint(fetch_from(backup, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint(fetch_from(backup, "SELECT count(*) FROM review"), ==, REVIEWS);

  g_assert_true(ilk_collection_restore(directory, backup, &error));
  IlkCollection *collection = fixture_open(directory);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

/* Old and new reviews stand in one segment of the log. */
static void
test_promises_are_kept_from_now_on(void)
{
  char *directory = make_version_1();
  g_autofree char *path = dup_path(directory);
  IlkCollection *collection = fixture_open(directory);
  IlkMemory after = fixture_answer(collection, 5, ILK_RATING_GOOD);
  g_assert_cmpint(after.state, ==, ILK_STATE_REVIEW);
  fixture_assert_sound(collection);
  fixture_close(collection);

  g_assert_cmpint(fetch_from(path, "SELECT max(days) FROM review"), ==,
                  ilk_schedule_get_days(&after));
  g_assert_cmpint(fetch_from(path, "SELECT count(*) FROM log_segment"), ==, 1);
  fixture_remove(directory);
}

static void
test_looked_at_where_nothing_can_be_written(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = make_version_1();
  g_autofree char *path = dup_path(directory);
  g_autoptr(IlkDatabase) db = ilk_unwritable_open(path, &error);
  g_assert_no_error(error);
  g_assert_cmpint(fetch(db, "SELECT count(*) FROM review WHERE days = 0"), ==, REVIEWS);
  g_clear_pointer(&db, ilk_database_close);
  g_assert_cmpint(fetch_from(path, "PRAGMA user_version"), ==, 1);
  fixture_remove(directory);
}

static void
cut_a_hole(const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  g_assert_true(g_file_get_contents(path, &bytes, &length, &error));
  gsize root =
      (gsize) fetch_from(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'note_fts_data'");
  memset(bytes + (root - 1) * 4096, 0, 4096);
  g_assert_true(g_file_set_contents(path, bytes, (gssize) length, &error));
}

/* Salvage reads the damaged file as the version that it is. */
static void
test_damaged_it_keeps_its_reviews(void)
{
  char *directory = make_version_1();
  g_autofree char *path = dup_path(directory);
  cut_a_hole(path);
  IlkCollection *collection = fixture_open(directory);
  g_assert_nonnull(strstr(ilk_collection_get_notice(collection), "damaged"));
  fixture_assert_sound(collection);
  fixture_close(collection);
  g_assert_cmpint(fetch_from(path, "SELECT count(*) FROM review"), ==, REVIEWS);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/migration/nothing-lost", test_nothing_is_lost);
  g_test_add_func("/store/migration/copy-kept", test_a_copy_is_kept);
  g_test_add_func("/store/migration/promises", test_promises_are_kept_from_now_on);
  g_test_add_func("/store/migration/unwritable", test_looked_at_where_nothing_can_be_written);
  g_test_add_func("/store/migration/damaged", test_damaged_it_keeps_its_reviews);
  return g_test_run();
}
