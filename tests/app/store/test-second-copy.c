/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second copy: a collection is made again from it, row by row as it was; those of two devices
 * become one, whichever came first.
 */
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/copy-fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define N_CARDS 12
#define COPY "second-copy"

static const char *const tables[] = {
    "deck",   "note",        "card",      "review",
    "grave",  "quiz_answer", "listening", "media",
    "memory", "prediction",  "day_total", "config WHERE key NOT IN ('bulk-mark', 'backup-state')",
};

static void
dump_table(sqlite3 *db, const char *table, GString *dump)
{
  sqlite3_stmt *statement = NULL;
  g_autofree char *sql = g_strdup_printf("SELECT * FROM %s", table);
  g_assert_cmpint(sqlite3_prepare_v2(db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_string_append_printf(dump, "%s\n", table);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    for (int i = 0; i < sqlite3_column_count(statement); i++) {
      const guint8 *bytes = sqlite3_column_blob(statement, i);
      g_string_append_printf(dump, "|%d:", sqlite3_column_type(statement, i));
      for (int at = 0; at < sqlite3_column_bytes(statement, i); at++)
        g_string_append_printf(dump, bytes[at] >= ' ' && bytes[at] < 127 ? "%c" : "\\%02x",
                               bytes[at]);
    }
    g_string_append_c(dump, '\n');
  }
  sqlite3_finalize(statement);
}

/* Returns: (transfer full): all rows of the closed collection in @directory */
static char *
dup_dump(const char *directory)
{
  g_autofree char *path = g_build_filename(directory, "collection.db", NULL);
  GString *dump = g_string_new(NULL);
  sqlite3 *db = NULL;
  g_assert_cmpint(sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY, NULL), ==, SQLITE_OK);
  for (gsize i = 0; i < G_N_ELEMENTS(tables); i++)
    dump_table(db, tables[i], dump);
  sqlite3_close(db);
  return g_string_free(dump, FALSE);
}

static gint64
edit(IlkCollection *collection, const IlkEdit *edit)
{
  g_autoptr(GError) error = NULL;
  gint64 made = 0;
  g_assert_true(ilk_collection_edit(collection, edit, &made, &error));
  g_assert_no_error(error);
  return made;
}

/* Something of everything that a learner does. */
static void
live(IlkCollection *collection, gint64 first)
{
  const gint64 some[] = {first + 3, first + 4}, gone[] = {first + 5};
  g_autofree char *undone = NULL;
  IlkMemory taken;
  IlkStudyOptions options;
  for (gint64 i = 0; i < 4; i++)
    fixture_answer(collection, first + i, i % 2 == 0 ? ILK_RATING_GOOD : ILK_RATING_AGAIN);
  g_assert_true(ilk_collection_undo(collection, first + 3, &taken, NULL));
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_SUSPEND, .cards = some, .n_cards = 2, .value = 1});
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_DELETE_NOTES, .cards = gone, .n_cards = 1});
  gint64 deck = edit(collection, &(IlkEdit){.kind = ILK_EDIT_ADD_DECK, .text = "Upper / Lower"});
  edit(collection,
       &(IlkEdit){.kind = ILK_EDIT_MOVE_CARDS, .cards = some, .n_cards = 2, .deck = deck});
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_RENAME_DECK, .deck = deck, .text = "Below"});
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_FLAG, .cards = some, .n_cards = 1, .value = 3});
  undone = ilk_collection_undo_edit(collection, NULL);
  g_assert_nonnull(undone);
  g_assert_true(ilk_collection_get_options(collection, 0, &options, NULL));
  options.new_per_day = 7;
  g_assert_true(ilk_collection_set_options(collection, 0, &options, NULL));
}

static void
assert_same(const char *directory, const char *other)
{
  g_autofree char *dump = dup_dump(directory), *other_dump = dup_dump(other);
  g_assert_cmpstr(dump, ==, other_dump);
}

static void
assert_rebuilt(const char *directory)
{
  g_autofree char *copy = g_build_filename(directory, COPY, NULL);
  char *other = copy_restore(copy, NULL);
  assert_same(directory, other);
  fixture_remove(other);
}

static void
test_rebuild(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 first = fixture_next(collection, fixture_import(collection, N_CARDS));
  live(collection, first);
  fixture_close(collection);
  assert_rebuilt(directory);

  collection = fixture_open(directory);
  fixture_answer(collection, first + 6, ILK_RATING_EASY);
  fixture_assert_sound(collection);
  fixture_close(collection);
  assert_rebuilt(directory);
  fixture_remove(directory);
}

/* What a crash leaves, at any moment: the copy catches up. */
static void
test_crash(void)
{
  char *directory = fixture_dup_directory(), *crashed = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 first = fixture_next(collection, fixture_import(collection, N_CARDS));
  fixture_close(collection);
  collection = fixture_open(directory);
  live(collection, first);
  fixture_copy(directory, crashed);
  fixture_close(collection);

  collection = fixture_open(crashed);
  fixture_answer(collection, first + 7, ILK_RATING_GOOD);
  fixture_assert_sound(collection);
  fixture_close(collection);
  assert_rebuilt(crashed);
  fixture_remove(crashed);
  fixture_remove(directory);
}

/* Copies the device folders that are in @from, but for those that are in @but (nullable). */
static void
gather(const char *from, const char *into)
{
  g_autofree char *copy = g_build_filename(from, COPY, NULL);
  fixture_copy(copy, into);
}

/* A collection goes on in two places: what both write becomes one, the same in either order. */
static void
test_two_devices(void)
{
  char *one = fixture_dup_directory(), *two = fixture_dup_directory();
  char *there = fixture_dup_directory(), *here = fixture_dup_directory();
  g_auto(IlkRestored) restored = {0};
  IlkCollection *collection = fixture_open(one);
  gint64 first = fixture_next(collection, fixture_import(collection, N_CARDS));
  fixture_close(collection);
  g_autofree char *copy = g_build_filename(one, COPY, NULL);
  g_assert_true(ilk_collection_restore_copy(two, copy, &restored, NULL));

  ilk_clock_advance(1000);
  collection = fixture_open(one);
  live(collection, first);
  fixture_close(collection);
  ilk_clock_advance(1000);
  collection = fixture_open(two);
  for (gint64 i = 6; i < 10; i++)
    fixture_answer(collection, first + i, ILK_RATING_HARD);
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_ADD_DECK, .text = "Upper / Other"});
  edit(collection, &(IlkEdit){.kind = ILK_EDIT_FLAG, .cards = &first, .n_cards = 1, .value = 2});
  fixture_close(collection);

  gather(one, there);
  gather(two, there);
  gather(two, here);
  gather(one, here);
  char *merged = copy_restore(there, NULL), *other = copy_restore(here, NULL);
  assert_same(merged, other);
  g_autofree char *dump = dup_dump(merged);
  g_assert_nonnull(strstr(dump, "Other"));
  g_assert_nonnull(strstr(dump, "Below"));
  collection = fixture_open(merged);
  g_auto(IlkCheckReport) report = {NULL};
  g_assert_true(ilk_collection_check(collection, FALSE, &report, NULL));
  g_assert_cmpuint(report.reviews, ==, 9);
  fixture_close(collection);
  char *const directories[] = {merged, other, here, there, two, one};
  for (gsize i = 0; i < G_N_ELEMENTS(directories); i++)
    fixture_remove(directories[i]);
}

/* Check tells, repair makes a fresh copy. */
static void
test_repair(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 first = fixture_next(collection, fixture_import(collection, N_CARDS));
  fixture_answer(collection, first, ILK_RATING_GOOD);
  fixture_close(collection);
  g_autofree char *copy = g_build_filename(directory, COPY, NULL);
  g_autoptr(GPtrArray) files = copy_list_files(copy);
  for (guint i = 0; i < files->len; i++)
    if (g_str_has_suffix(files->pdata[i], ".seg"))
      g_assert_no_errno(g_remove(files->pdata[i]));

  collection = fixture_open(directory);
  g_auto(IlkCheckReport) report = {NULL}, repaired = {NULL};
  g_assert_true(ilk_collection_check(collection, FALSE, &report, NULL));
  g_assert_cmpuint(report.problems->len, ==, 1);
  g_assert_true(ilk_collection_check(collection, TRUE, &repaired, NULL));
  g_assert_true(repaired.repaired);
  fixture_assert_sound(collection);
  fixture_close(collection);
  assert_rebuilt(directory);
  fixture_remove(directory);
}

/* A folder without a copy is said to be one; the collection stays. */
static void
test_nothing(void)
{
  char *directory = fixture_dup_directory(), *empty = fixture_dup_directory();
  g_auto(IlkRestored) restored = {0};
  g_autoptr(GError) error = NULL;
  g_assert_false(ilk_collection_restore_copy(directory, empty, &restored, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  g_autofree char *path = g_build_filename(directory, "collection.db", NULL);
  g_assert_false(g_file_test(path, G_FILE_TEST_EXISTS));
  fixture_remove(empty);
  fixture_remove(directory);
}

/* More than a segment: what comes first of two files is asked for by the second. */
static void
test_segments(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, 1);
  g_autofree char *text = g_strnfill(400 * 1024, 'x');
  for (int i = 0; i < 6; i++) {
    g_autofree char *question = g_strdup_printf("%d?", i);
    const IlkCardContent content = {.question = question, .answer = text};
    g_autoptr(IlkNote) note =
        ilk_note_new_from_content(NULL, ILK_NOTE_QUESTION_AND_ANSWER, &content, 0);
    edit(collection, &(IlkEdit){.kind = ILK_EDIT_ADD_NOTE, .note = note, .deck = deck});
  }
  fixture_close(collection);
  g_autofree char *copy = g_build_filename(directory, COPY, NULL);
  g_autoptr(GPtrArray) files = copy_list_files(copy);
  g_assert_cmpuint(files->len, >=, 4);
  assert_rebuilt(directory);
  for (guint i = 0; i < files->len; i++) {
    g_autofree char *kept = g_strconcat(files->pdata[i], ".kept", NULL);
    if (!g_str_has_suffix(files->pdata[i], ".seg"))
      continue;
    g_assert_no_errno(g_rename(files->pdata[i], kept));
    g_assert_cmpuint(copy_count_problems(copy), >, 0);
    g_assert_no_errno(g_rename(kept, files->pdata[i]));
  }
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/second-copy/rebuild", test_rebuild);
  g_test_add_func("/store/second-copy/crash", test_crash);
  g_test_add_func("/store/second-copy/two-devices", test_two_devices);
  g_test_add_func("/store/second-copy/repair", test_repair);
  g_test_add_func("/store/second-copy/nothing", test_nothing);
  g_test_add_func("/store/second-copy/segments", test_segments);
  return g_test_run();
}
