/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Care does no harm: salvage, repair and going back to a backup are interrupted at every point at
 * which they do something to a file, by death, by a full disk, by one that fails. The next start
 * has every review that was there before, or says what it has instead and where the rest is.
 *
 * FAULT_ALL=1 goes through all points; else the last ones stand for all, and some of the others.
 */
#include "app/base/limits.h"
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-copy.h"
#include "app/store/front/collection-decks.h"
#include "tests/app/store/fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>

#define N_CARDS 6
#define N_BEFORE 2 /* answers in the backup */
#define N_AFTER 5
#define N_LAST 8 /* where one database takes another's place */
#define N_BEFORE_LAST 4

static const char *const modes[] = {"kill", "torn", "eio", "enospc", "eio-on", "enospc-on"};

/* A collection as a crash leaves it, with its latest answers in the log; a backup from before them.
 * @backup: (out) (transfer full) */
static char *
make_template(char **backup)
{
  char *made = fixture_dup_directory(), *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(made);
  gint64 first = fixture_next(collection, fixture_import(collection, N_CARDS));
  for (gint64 i = 0; i < N_BEFORE; i++)
    fixture_answer(collection, first + i, ILK_RATING_GOOD);
  g_autofree char *path = ilk_collection_backup(collection, NULL);
  for (gint64 i = 0; i < N_AFTER - N_BEFORE; i++)
    fixture_answer(collection, first + N_BEFORE + i, ILK_RATING_GOOD);
  fixture_copy(made, directory);
  g_autofree char *name = g_path_get_basename(path);
  *backup = g_build_filename("backups", name, NULL);
  fixture_close(collection);
  fixture_remove(made);
  return directory;
}

static sqlite3 *
open_database(const char *path)
{
  sqlite3 *db = NULL;
  g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
  sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
  return db;
}

static gint64
fetch(const char *path, const char *sql)
{
  sqlite3 *db = open_database(path);
  sqlite3_stmt *statement = NULL;
  gint64 value = -1;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW)
    value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return value;
}

/* The page where the decks begin becomes nothing that SQLite knows. Emptied into it before, the log
 * does not mend it. */
static void
damage(const char *directory)
{
  g_autofree char *path = g_build_filename(directory, "collection.db", NULL);
  gint64 page = fetch(path, "SELECT rootpage FROM sqlite_schema WHERE name = 'deck'");
  g_autofree char *content = NULL;
  gsize length;
  g_assert_cmpint(page, >, 1);
  g_assert_true(g_file_get_contents(path, &content, &length, NULL));
  memset(content + (page - 1) * 4096, 0xa5, 4096);
  g_assert_true(g_file_set_contents(path, content, (gssize) length, NULL));
}

typedef struct {
  const char *action;
  gboolean damaged;
} Case;

static const Case cases[] = {{"open", TRUE}, {"repair", TRUE}, {"restore", FALSE}};

/* Returns: whether the child ended by itself and said that all went well */
static gboolean
run_child(const Case *which, const char *directory, const char *backup, const char *mode,
          guint point, const char *report)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *program = g_test_build_filename(G_TEST_BUILT, "faults", "store-child", NULL);
  g_autofree char *faults = g_test_build_filename(G_TEST_BUILT, "faults", "libc-faults.so", NULL);
  g_autofree char *number = g_strdup_printf("%u", point);
  g_autofree char *file = g_build_filename(directory, backup, NULL);
  const char *arguments[] = {program, which->action, directory, file, NULL};
  g_auto(GStrv) environment = g_get_environ();
  environment = g_environ_setenv(environment, "LD_PRELOAD", faults, TRUE);
  environment = g_environ_setenv(environment, "FAULT_MODE", mode, TRUE);
  environment = g_environ_setenv(environment, "FAULT_POINT", number, TRUE);
  environment = g_environ_setenv(environment, "FAULT_REPORT", report, TRUE);
  int status = 0;
  g_assert_true(g_spawn_sync(NULL, (char **) arguments, environment,
                             G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL,
                             NULL, NULL, &status, &error));
  g_assert_no_error(error);
  return WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

static guint
count_points(const Case *which, const char *template, const char *backup)
{
  char *directory = fixture_dup_directory();
  g_autofree char *report = g_build_filename(directory, "report", NULL);
  g_autofree char *text = NULL;
  fixture_copy(template, directory);
  g_assert_true(run_child(which, directory, backup, "none", 0, report));
  g_assert_true(g_file_get_contents(report, &text, NULL, NULL));
  fixture_remove(directory);
  return (guint) g_ascii_strtoull(text, NULL, 10);
}

/* Returns: the reviews in what was moved aside, 0 when there is nothing */
static gint64
count_aside(const char *directory)
{
  gint64 most = 0;
  g_autoptr(GDir) dir = g_dir_open(directory, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *path = g_build_filename(directory, name, NULL);
    if (g_str_has_prefix(name, "collection-") && g_str_has_suffix(name, ".db"))
      most = MAX(most, fetch(path, "SELECT count(*) FROM review"));
  }
  return most;
}

/* The next start, on a disk that works again. */
static void
assert_kept(const Case *which, const char *directory, gboolean done)
{
  g_auto(IlkCheckReport) report = {NULL};
  g_autoptr(GError) error = NULL;
  IlkCollection *collection = fixture_open(directory);
  g_test_message("%s", ilk_collection_get_notice(collection));
  g_assert_true(ilk_collection_check(collection, FALSE, &report, &error));
  g_assert_no_error(error);
  g_assert_cmpuint(report.problems->len, ==, 0);
  if (which->damaged)
    g_assert_cmpuint(report.reviews, ==, N_AFTER);
  else if (report.reviews != N_AFTER || done) {
    g_assert_cmpuint(report.reviews, ==, N_BEFORE);
    g_assert_cmpint(count_aside(directory), ==, N_AFTER);
  }
  fixture_close(collection);
}

static void
run_case(const Case *which, const char *mode, guint point, const char *template, const char *backup)
{
  char *directory = fixture_dup_directory();
  fixture_copy(template, directory);
  g_test_message("%s, %s at %u", which->action, mode, point);
  gboolean done = run_child(which, directory, backup, mode, point, "");
  assert_kept(which, directory, done);
  fixture_remove(directory);
}

static gboolean
is_tried(guint point, guint n)
{
  return g_getenv("FAULT_ALL") != NULL || point + N_LAST > n || point % (n / N_BEFORE_LAST) == 0;
}

static void
test_care(gconstpointer data)
{
  const Case *which = data;
  g_autofree char *backup = NULL;
  char *template = make_template(&backup);
  if (which->damaged)
    damage(template);
  guint n = count_points(which, template, backup);
  g_test_message("%s: %u points", which->action, n);
  g_assert_cmpuint(n, >, 20);
  for (gsize mode = 0; mode < G_N_ELEMENTS(modes); mode++)
    for (guint point = 1; point <= n; point++)
      if (is_tried(point + (guint) mode, n + (guint) mode))
        run_case(which, modes[mode], point, template, backup);
  fixture_remove(template);
}

/* A second copy whose disk never answers keeps neither answers nor the end of the program: what it
 * lacks is in the collection, and the next start brings it up. */
static void
test_dead_disk(void)
{
  const Case which = {"answers", FALSE};
  g_autofree char *backup = NULL;
  g_auto(IlkRestored) restored = {0};
  g_auto(IlkRestored) early = {0};
  g_auto(IlkCopyState) state = {NULL};
  char *directory = make_template(&backup), *other = fixture_dup_directory();
  char *first = fixture_dup_directory();
  g_autofree char *copy = g_build_filename(directory, "second-copy", NULL);
  /* What a crash left of the first copy there was. */
  g_assert_true(ilk_collection_restore_copy(first, copy, &early, NULL));
  g_assert_cmpint(early.reviews, >=, N_AFTER - 1);
  g_assert_true(run_child(&which, directory, backup, "hang", 0, ""));

  IlkCollection *collection = fixture_open(directory);
  g_auto(IlkCheckReport) report = {NULL};
  g_assert_true(ilk_collection_check(collection, FALSE, &report, NULL));
  g_assert_cmpuint(report.reviews, ==, N_AFTER + 3);
  g_assert_true(ilk_collection_get_copy(collection, &state, NULL));
  g_assert_null(state.trouble);
  fixture_close(collection);
  g_assert_true(ilk_collection_restore_copy(other, copy, &restored, NULL));
  g_assert_cmpint(restored.reviews, ==, N_AFTER + 3);
  g_assert_cmpuint(restored.problems->len, ==, 0);
  fixture_remove(first);
  fixture_remove(other);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *name = g_strconcat("/store/care-faults/", cases[i].action, NULL);
    g_test_add_data_func(name, &cases[i], test_care);
  }
  g_test_add_func("/store/care-faults/dead-disk", test_dead_disk);
  return g_test_run();
}
