/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A collection as an earlier version left it goes on: nothing of it is lost, what it could not know
 * is not made up, and a copy of it is kept as it was.
 */
#include "app/schedule/schedule.h"
#include "app/store/care/unwritable.h"
#include "app/store/front/collection-care.h"
#include "app/store/store.h"
#include "tests/app/store/older.h"

/* Returns: (transfer full): the folder of a collection as @version left it, with OLDER_REVIEWS
 * reviews, and one that has days from version 2 on */
static char *
make_version(int version)
{
  char *directory = fixture_dup_directory();
  older_write_version_1(directory);
  if (version > 1) {
    IlkCollection *collection = fixture_open(directory);
    fixture_answer(collection, 5, ILK_RATING_GOOD);
    fixture_close(collection);
    older_turn_back(directory, version);
  }
  return directory;
}

static guint
count_reviews(int version)
{
  return version > 1 ? OLDER_REVIEWS + 1 : OLDER_REVIEWS;
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
test_nothing_is_lost(gconstpointer data)
{
  int version = GPOINTER_TO_INT(data);
  char *directory = make_version(version);
  g_autofree char *path = older_dup_path(directory);
  gint64 memories = fetch_from(path, SUM_MEMORIES);
  IlkCollection *collection = fixture_open(directory);
  g_assert_false(ilk_collection_is_read_only(collection));
  fixture_assert_sound(collection);
  fixture_close(collection);

  g_assert_cmpint(fetch_from(path, "PRAGMA user_version"), ==, 5);
  g_assert_cmpint(fetch_from(path, "SELECT count(*) FROM review"), ==, count_reviews(version));
  g_assert_cmpint(fetch_from(path, "SELECT count(*) FROM review WHERE days > 0"), ==, version > 1);
  g_assert_cmpint(fetch_from(path, SUM_MEMORIES), ==, memories);
  fixture_remove(directory);
}

/* Returns: (transfer full): the only copy of @version: built-in decks that are others now are
 * brought up to date after another copy */
static char *
dup_backup(const char *directory, int version)
{
  const char *name;
  char *found = NULL;
  g_autofree char *folder = g_build_filename(directory, "backups", NULL);
  g_autoptr(GDir) backups = g_dir_open(folder, 0, NULL);
  while ((name = g_dir_read_name(backups)) != NULL) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    if (fetch_from(path, "PRAGMA user_version") != version)
      continue;
    g_assert_null(found);
    found = g_steal_pointer(&path);
  }
  g_assert_nonnull(found);
  return found;
}

static void
test_a_copy_is_kept(gconstpointer data)
{
  int version = GPOINTER_TO_INT(data);
  g_autoptr(GError) error = NULL;
  char *directory = make_version(version);
  fixture_close(fixture_open(directory));
  fixture_close(fixture_open(directory));

  g_autofree char *backup = dup_backup(directory, version);
  g_assert_cmpint(fetch_from(backup, "SELECT count(*) FROM review"), ==, count_reviews(version));

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
  char *directory = make_version(1);
  g_autofree char *path = older_dup_path(directory);
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
test_looked_at_where_nothing_can_be_written(gconstpointer data)
{
  int version = GPOINTER_TO_INT(data);
  g_autoptr(GError) error = NULL;
  char *directory = make_version(version);
  g_autofree char *path = older_dup_path(directory);
  g_autoptr(IlkDatabase) db = ilk_unwritable_open(path, &error);
  g_assert_no_error(error);
  g_assert_cmpint(fetch(db, "PRAGMA user_version"), ==, 5);
  g_assert_cmpint(fetch(db, "SELECT count(*) FROM review"), ==, count_reviews(version));
  g_clear_pointer(&db, ilk_database_close);
  g_assert_cmpint(fetch_from(path, "PRAGMA user_version"), ==, version);
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
test_damaged_it_keeps_its_reviews(gconstpointer data)
{
  int version = GPOINTER_TO_INT(data);
  char *directory = make_version(version);
  g_autofree char *path = older_dup_path(directory);
  cut_a_hole(path);
  IlkCollection *collection = fixture_open(directory);
  g_assert_nonnull(strstr(ilk_collection_get_notice(collection), "damaged"));
  fixture_assert_sound(collection);
  fixture_close(collection);
  g_assert_cmpint(fetch_from(path, "SELECT count(*) FROM review"), ==, count_reviews(version));
  fixture_remove(directory);
}

static void
add(const char *name, int version, GTestDataFunc test)
{
  g_autofree char *path = g_strdup_printf("/store/migration/%d/%s", version, name);
  g_test_add_data_func(path, GINT_TO_POINTER(version), test);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  for (int version = 1; version < ilk_schema_get_version(); version++) {
    add("nothing-lost", version, test_nothing_is_lost);
    add("copy-kept", version, test_a_copy_is_kept);
    add("unwritable", version, test_looked_at_where_nothing_can_be_written);
    add("damaged", version, test_damaged_it_keeps_its_reviews);
  }
  g_test_add_func("/store/migration/promises", test_promises_are_kept_from_now_on);
  return g_test_run();
}
