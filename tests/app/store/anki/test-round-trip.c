/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A package comes in, goes out, and comes into an empty collection: all there is has to be as it
 * was. And into the one that it came from, where nothing may change.
 */
#include "app/exchange/import-file.h"
#include "app/exchange/package-export.h"
#include "app/store/front/collection-cards.h"
#include "app/store/front/collection-decks.h"
#include "app/store/front/collection-edits.h"
#include "app/store/front/collection-options.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/anki/package-maker.h"
#include "tests/app/store/fixture.h"

#include <glib/gstdio.h>
#include <math.h>
#include <sqlite3.h>
#include <string.h>

#define NOTE "INSERT INTO notes VALUES"
#define CARD "INSERT INTO cards VALUES"
#define LOG "INSERT INTO revlog VALUES"

typedef struct {
  const char *name;
  const char *sql;
  guint notes;
} Case;

#define NEW_ONE "(21, 11, 1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, '')"
#define ONE                                                                                        \
  NOTE "(11, 'one', 1, 100, 0, ' a b::c ', 'Q <b>1</b> &amp; &lt;' || char(31) || "                \
       "'A1<div>two</div>', 'Q1', 0, 0, '');"

static const Case cases[] = {
    {"new", ONE CARD NEW_ONE, 1},
    {"the deck that is always there",
     ONE CARD "(21, 11, 1, 0, 0, 0, 0, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0,"
              " ''), (22, 12, 1, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0,"
              " 0, 0, 0, 0, '');" NOTE
              "(12, 'two', 1, 100, 0, '', 'x' || char(31) || 'y', 'x', 0, 0, '')",
     2},
    {"two decks, suspended, flag",
     NOTE "(12, 'two', 2, 100, 0, ' tag ', 'left' || char(31) || 'right', 'l', 0, 0, '');" CARD
          "(22, 12, 2, 0, 0, 0, 0, -1, 6, 0, 0, 0, 0, 0, 0, 0, 3, ''),"
          "(23, 12, 1, 1, 0, 0, 0, -3, 7, 0, 0, 0, 0, 0, 0, 0, 7, '')",
     1},
    {"gaps",
     NOTE "(13, 'three', 3, 100, 0, '', '{{c1::x::hint}} {{c2::y}}' || char(31) || 'z', 'x', 0, 0,"
          " '');" CARD "(24, 13, 2, 0, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, ''),"
          "(25, 13, 2, 1, 0, 0, 0, 0, 7, 0, 0, 0, 0, 0, 0, 0, 0, '')",
     1},
    {"learning",
     ONE CARD "(21, 11, 1, 0, 0, 0, 1, 1, 1795348900, 0, 0, 1, 0, 1001, 0, 0, 0, '');" LOG
              "(1795348300000, 21, 0, 3, -600, 0, 0, 4000, 0)",
     1},
    {"log from its beginning",
     ONE CARD "(21, 11, 2, 0, 0, 0, 2, 2, 15, 9, 2500, 3, 0, 0, 0, 0, 0, '{\"pos\":5}');" LOG
              "(1794484800000, 21, 0, 3, -600, 0, 0, 4000, 0),"
              "(1794485500000, 21, 0, 3, 1, -600, 2500, 3000, 0),"
              "(1794571900000, 21, 0, 2, 4, 1, 500, 9000, 1),"
              "(1794917500000, 21, 0, 4, 9, 4, 480, 65000, 1)",
     1},
    {"forgotten and learnt again",
     ONE CARD "(21, 11, 2, 0, 0, 0, 3, 1, 1795348900, 1, 2300, 4, 1, 1001, 0, 0, 0, '');" LOG
              "(1794484800000, 21, 0, 4, 4, 0, 2500, 4000, 0),"
              "(1794830400000, 21, 0, 3, 9, 4, 2500, 3000, 1),"
              "(1795348300000, 21, 0, 1, -600, 9, 2300, 9000, 1)",
     1},
    {"log from its middle",
     ONE CARD "(21, 11, 2, 0, 0, 0, 2, 2, 40, 30, 2500, 9, 0, 0, 0, 0, 0, '');" LOG
              "(1794484800000, 21, 0, 3, 5, 2, 2350, 4000, 1),"
              "(1794916800000, 21, 0, 3, 30, 5, 560, 3000, 1)",
     1},
    {"one row of a longer life",
     ONE CARD "(21, 11, 2, 0, 0, 0, 2, 2, 40, 30, 2500, 9, 0, 0, 0, 0, 0, '');" LOG
              "(1794916800000, 21, 0, 3, 30, 5, 560, 3000, 1)",
     1},
    {"no log but what FSRS made of it",
     ONE CARD "(21, 11, 2, 0, 0, 0, 2, 2, 33, 21, 0, 9, 2, 0, 0, 0, 0,"
              " '{\"pos\":9,\"s\":21.4567,\"d\":6.789,\"dr\":0.9,\"lrt\":1795262461}')",
     1},
    {"no log but what SM-2 made of it",
     ONE CARD "(21, 11, 2, 0, 0, 0, 2, 2, 110, 100, 1750, 9, 2, 0, 0, 0, 0, '')", 1},
    {"in a filtered deck",
     ONE CARD "(21, 11, 1, 0, 0, 0, 2, 2, -5, 9, 2500, 3, 0, 0, 15, 2, 0, '');" LOG
              "(1794485500000, 21, 0, 3, 1, -600, 2500, 3000, 0),"
              "(1794571900000, 21, 0, 3, 4, 1, 500, 9000, 1)",
     1},
    {"pictures and sounds",
     NOTE "(11, 'pic', 1, 100, 0, '', '<img src=\"a b&amp;c.png\"> see' || char(31) || "
          "'[sound:beep.mp3] <img src=missing.png>', 'Q1', 0, 0, '');" CARD NEW_ONE,
     1},
};

static const PackageFile files[] = {
    {"a b&c.png", "\x89PNG\r\n\x1a\n picture"}, {"beep.mp3", "ID3 sound"}, {NULL, NULL}};

static IlkImportSummary
import(IlkCollection *collection, const char *path)
{
  g_autoptr(GError) error = NULL;
  IlkImportSummary summary = {0};
  g_autoptr(GFile) file = g_file_new_for_path(path);
  g_autoptr(IlkImport) import = ilk_import_open(file, NULL, NULL, &error);
  g_assert_no_error(error);
  ilk_import_store(import, collection, &summary, &error);
  g_assert_no_error(error);
  return summary;
}

static IlkPackageExport export(IlkCollection *collection, const char *path, IlkPackageForm form)
{
  g_autoptr(GError) error = NULL;
  IlkPackageExport done = {0};
  g_autoptr(GFile) file = g_file_new_for_path(path);
  ilk_package_export(collection, 0, file, form, NULL, &done, &error);
  g_assert_no_error(error);
  return done;
}

static const char *const contents[] = {
    "SELECT hex(uid), kind, form, fields, tags, media, file_id FROM note ORDER BY uid",
    "SELECT hex(note.uid), ordinal, deck.file_id, position, suspended, flag"
    " FROM card JOIN note ON note.id = card.note JOIN deck ON deck.id = card.deck"
    " ORDER BY note.uid, ordinal",
    "SELECT hex(note.uid), ordinal, state, step, due / 1000, due_day, last / 1000, reps, lapses"
    " FROM memory JOIN card ON card.id = memory.card JOIN note ON note.id = card.note"
    " ORDER BY note.uid, ordinal",
    "SELECT hex(note.uid), ordinal, at, rating, ms"
    " FROM review JOIN card ON card.id = review.card JOIN note ON note.id = card.note"
    " WHERE rating <> 0 ORDER BY note.uid, ordinal, at",
    "SELECT file_id, name, description, options FROM deck ORDER BY file_id",
};

static void
append_row(GString *text, sqlite3_stmt *statement)
{
  for (int i = 0; i < sqlite3_column_count(statement); i++)
    g_string_append_printf(text, "%s|", sqlite3_column_text(statement, i));
  g_string_append_c(text, '\n');
}

static sqlite3 *
open_database(const char *directory)
{
  sqlite3 *db = NULL;
  g_autofree char *path = g_build_filename(directory, "collection.db", NULL);
  g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
  return db;
}

/* What is the same of a card whose earlier lives stay behind, and which is there already, as those
 * of the first deck are: it keeps its marks. */
static const char *const schedules[] = {
    "SELECT hex(note.uid), ordinal, state, memory.due_day"
    " FROM memory JOIN card ON card.id = memory.card JOIN note ON note.id = card.note"
    " ORDER BY note.uid, ordinal",
};

/* Returns: what @queries find in the closed collection in @directory */
static char *
dup_rows(const char *directory, const char *const *queries, gsize n)
{
  GString *text = g_string_new(NULL);
  sqlite3 *db = open_database(directory);
  for (gsize i = 0; i < n; i++) {
    sqlite3_stmt *statement = NULL;
    g_assert_cmpint(sqlite3_prepare_v2(db, queries[i], -1, &statement, NULL), ==, SQLITE_OK);
    while (sqlite3_step(statement) == SQLITE_ROW)
      append_row(text, statement);
    sqlite3_finalize(statement);
  }
  sqlite3_close(db);
  return g_string_free(text, FALSE);
}

static GArray *
list_memories(const char *directory)
{
  GArray *numbers = g_array_new(FALSE, FALSE, sizeof(double));
  sqlite3 *db = open_database(directory);
  sqlite3_stmt *statement = NULL;
  int result = sqlite3_prepare_v2(db,
                                  "SELECT stability, difficulty FROM memory JOIN card ON card.id ="
                                  " memory.card JOIN note ON note.id = card.note"
                                  " ORDER BY note.uid, ordinal",
                                  -1, &statement, NULL);
  g_assert_cmpint(result, ==, SQLITE_OK);
  while (sqlite3_step(statement) == SQLITE_ROW)
    for (int i = 0; i < 2; i++) {
      double number = sqlite3_column_double(statement, i);
      g_array_append_val(numbers, number);
    }
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return numbers;
}

static void
assert_same_memories(const char *one, const char *other)
{
  g_autoptr(GArray) before = list_memories(one), after = list_memories(other);
  g_assert_cmpuint(before->len, ==, after->len);
  for (guint i = 0; i < before->len; i++)
    g_assert_cmpfloat_with_epsilon(g_array_index(before, double, i),
                                   g_array_index(after, double, i), 1e-3);
}

static void
assert_same(const char *one, const char *other)
{
  g_autofree char *before = dup_rows(one, contents, G_N_ELEMENTS(contents));
  g_autofree char *after = dup_rows(other, contents, G_N_ELEMENTS(contents));
  g_assert_cmpstr(before, ==, after);
  assert_same_memories(one, other);
}

/* Imports @path into an empty collection. Returns: its folder */
static char *
import_anew(const char *path)
{
  char *directory = g_dir_make_tmp("interlock-XXXXXX", NULL);
  IlkCollection *collection = fixture_open(directory);
  (void) import(collection, path);
  fixture_assert_sound(collection);
  fixture_close(collection);
  return directory;
}

static void
check_case(const Case *each, PackageForm form, IlkPackageForm as)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autofree char *outside = g_build_filename(directory, "out.apkg", NULL);
  g_autofree char *sql = g_strconcat(each->sql, ";", NULL);
  g_autofree char *path = package_make(directory, "made.apkg", form, sql, files);
  guint there = 0;
  g_test_message("%s, form %d", each->name, form);

  g_assert_cmpuint(import(collection, path).added, ==, each->notes);
  IlkPackageExport done = export(collection, outside, as);
  there = done.sum.notes;
  g_assert_cmpuint(there, >=, each->notes);
  g_assert_cmpuint(done.sum.damaged, ==, 0);
  IlkImportSummary again = import(collection, outside);
  g_assert_cmpuint(again.added, ==, 0);
  g_assert_cmpuint(again.changed, ==, 0);
  g_assert_cmpuint(again.reviews, ==, 0);
  g_assert_cmpuint(again.unchanged, ==, there);
  fixture_assert_sound(collection);
  fixture_close(collection);

  char *other = import_anew(outside);
  assert_same(directory, other);
  fixture_remove(other);
  fixture_remove(directory);
}

/* Each in one form, each form in turn: opening collections takes its time. */
static void
test_packages(void)
{
  const PackageForm forms[] = {PACKAGE_LEGACY_1, PACKAGE_LATEST, PACKAGE_LEGACY_2};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    check_case(&cases[i], forms[i % G_N_ELEMENTS(forms)],
               i % 2 == 0 ? ILK_PACKAGE_LEGACY : ILK_PACKAGE_LATEST);
  /* These have media, and a log. */
  check_case(&cases[G_N_ELEMENTS(cases) - 1], PACKAGE_LEGACY_1, ILK_PACKAGE_LEGACY);
  check_case(&cases[G_N_ELEMENTS(cases) - 1], PACKAGE_LATEST, ILK_PACKAGE_LATEST);
}

/* Notes as they are written here, of each kind. */
#define DECK                                                                                       \
  "# Own\n\n- id: own\n\n"                                                                         \
  "## What is `a < b`?\n\n- id: one\n\nA *comparison*:\n\n    if a < b:\n        pass\n\n"         \
  "### Wrong answers\n\n- A loop.\n- A call.\n\n"                                                  \
  "## The {{c1::lock}} is {{c2::held::state}}.\n\n- id: two\n- kind: cloze\n\nMore.\n\n"           \
  "## left\n\n- id: three\n- kind: both directions\n\nright\n"

static void
import_deck(IlkCollection *collection, const char *directory)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename(directory, "own.md", NULL);
  g_assert_true(g_file_set_contents(path, DECK, -1, &error));
  g_assert_cmpuint(import(collection, path).added, ==, 3);
}

/* Answers every card, the first of them again on the next days. */
static void
study(IlkCollection *collection, gint64 deck)
{
  for (guint i = 0; i < 12; i++) {
    gint64 card = fixture_next(collection, deck);
    if (card != 0)
      (void) fixture_answer(collection, card, i % 5 == 3 ? ILK_RATING_AGAIN : ILK_RATING_GOOD);
    ilk_clock_advance(i % 4 == 3 ? ILK_MS_PER_DAY : 11 * ILK_MS_PER_MINUTE);
  }
}

/* What was written here is known again. */
static void
test_own(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autofree char *outside = g_build_filename(directory, "all.colpkg", NULL);
  import_deck(collection, directory);
  study(collection, ilk_collection_find_deck(collection, "Own", &error));
  g_assert_no_error(error);

  IlkPackageExport done = export(collection, outside, ILK_PACKAGE_LEGACY);
  g_assert_cmpuint(done.sum.reviews, >=, 6);
  g_assert_cmpuint(done.sum.lures, >=, 2);
  IlkImportSummary again = import(collection, outside);
  g_assert_cmpuint(again.added + again.changed + again.reviews, ==, 0);
  g_assert_cmpuint(again.unchanged, ==, done.sum.notes);
  fixture_assert_sound(collection);
  fixture_close(collection);

  char *other = import_anew(outside);
  assert_same_memories(directory, other);
  fixture_remove(other);
  fixture_remove(directory);
}

static void
edit(IlkCollection *collection, IlkEditKind kind, gint64 card, gint64 value)
{
  g_autoptr(GError) error = NULL;
  const IlkEdit what = {.kind = kind, .cards = &card, .n_cards = 1, .value = value};
  ilk_collection_edit(collection, &what, NULL, &error);
  g_assert_no_error(error);
}

/* What another program's FSRS had made of a card, in no whole days. */
#define LEFT                                                                                       \
  ONE CARD "(21, 11, 1, 0, 0, 0, 2, 2, 8, 21, 0, 9, 2, 0, 0, 0, 0,"                                \
           " '{\"pos\":9,\"s\":21.4567,\"d\":6.789,\"dr\":0.9,\"lrt\":1795262461}');"

/* Made new again, and learnt again or not; placed on a day; set aside; answered here after it came
 * from elsewhere. */
static void
test_edits(void)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autofree char *outside = g_build_filename(directory, "all.apkg", NULL);
  g_autofree char *path = package_make(directory, "made.apkg", PACKAGE_LEGACY_1, LEFT, NULL);
  gint64 cards[6];
  (void) import(collection, path);
  for (guint i = 0; i < G_N_ELEMENTS(cards); i++) {
    cards[i] = (gint64) i + 6;
    (void) fixture_answer(collection, cards[i], ILK_RATING_EASY);
    ilk_clock_advance(ILK_MS_PER_MINUTE);
  }
  ilk_clock_advance(9 * ILK_MS_PER_DAY);
  edit(collection, ILK_EDIT_FORGET, cards[0], 0);
  edit(collection, ILK_EDIT_FORGET, cards[1], 0);
  edit(collection, ILK_EDIT_SET_DUE, cards[2], 40);
  edit(collection, ILK_EDIT_SUSPEND, cards[3], 1);
  edit(collection, ILK_EDIT_FLAG, cards[4], 3);
  ilk_clock_advance(ILK_MS_PER_MINUTE);
  (void) fixture_answer(collection, cards[1], ILK_RATING_GOOD);
  (void) fixture_answer(collection, cards[5], ILK_RATING_AGAIN);

  IlkPackageExport done = export(collection, outside, ILK_PACKAGE_LATEST);
  IlkImportSummary again = import(collection, outside);
  g_assert_cmpuint(again.added + again.changed + again.reviews, ==, 0);
  g_assert_cmpuint(again.unchanged, ==, done.sum.notes);
  fixture_assert_sound(collection);
  fixture_close(collection);

  char *other = import_anew(outside);
  g_autofree char *before = dup_rows(directory, schedules, G_N_ELEMENTS(schedules));
  g_autofree char *after = dup_rows(other, schedules, G_N_ELEMENTS(schedules));
  g_assert_cmpstr(before, ==, after);
  assert_same_memories(directory, other);
  fixture_remove(other);
  fixture_remove(directory);
}

static void
set_first_parameter(IlkCollection *collection, double value)
{
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options;
  ilk_collection_get_options(collection, 0, &options, &error);
  options.parameters[ILK_MODEL_FSRS_6][0] = value;
  ilk_collection_set_options(collection, 0, &options, &error);
  g_assert_no_error(error);
}

static double
get_first_parameter(IlkCollection *collection)
{
  g_autoptr(GError) error = NULL;
  IlkStudyOptions options;
  ilk_collection_get_options(collection, 0, &options, &error);
  g_assert_no_error(error);
  return options.parameters[ILK_MODEL_FSRS_6][0];
}

/* What was fitted there counts where nothing was fitted here, also for what was answered before. */
static void
test_parameters(void)
{
  char *directory = fixture_dup_directory(), *other = g_dir_make_tmp("interlock-XXXXXX", NULL);
  IlkCollection *collection = fixture_open(directory);
  g_autofree char *outside = g_build_filename(directory, "all.apkg", NULL);
  import_deck(collection, directory);
  study(collection, 0);
  set_first_parameter(collection, 0.75);
  (void) export(collection, outside, ILK_PACKAGE_LEGACY);
  set_first_parameter(collection, 0.5);
  g_assert_false(import(collection, outside).parameters);
  g_assert_cmpfloat(get_first_parameter(collection), ==, 0.5);
  fixture_close(collection);

  collection = fixture_open(other);
  import_deck(collection, other);
  gint64 card = fixture_next(collection, 0);
  IlkMemory before = fixture_answer(collection, card, ILK_RATING_AGAIN);
  g_assert_true(import(collection, outside).parameters);
  g_assert_cmpfloat(get_first_parameter(collection), ==, 0.75);
  g_assert_false(import(collection, outside).parameters);
  g_autoptr(IlkCard) after = ilk_collection_get_card(collection, card, NULL);
  g_assert_cmpfloat(ilk_card_get_memory(after)->stability, !=, before.stability);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(other);
  fixture_remove(directory);
}

/* What cannot be written leaves what was there, and nothing beside it. */
static void
test_failures(void)
{
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  g_autoptr(GCancellable) cancelled = g_cancellable_new();
  g_autofree char *folder = g_build_filename(directory, "out", NULL);
  g_autoptr(GFile) file = g_file_new_build_filename(folder, "old.apkg", NULL);
  g_autofree char *content = NULL;
  IlkPackageExport done;
  g_mkdir(folder, 0700);
  g_assert_true(g_file_set_contents(g_file_peek_path(file), "old", -1, &error));

  g_cancellable_cancel(cancelled);
  g_assert_false(
      ilk_package_export(collection, 0, file, ILK_PACKAGE_LATEST, cancelled, &done, &error));
  g_assert_error(error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error(&error);
  g_assert_false(
      ilk_package_export(collection, 4711, file, ILK_PACKAGE_LEGACY, NULL, &done, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  g_clear_error(&error);

  /* A link stays one. */
  g_autofree char *link = g_build_filename(directory, "link.apkg", NULL);
  g_autoptr(GFile) linked = g_file_new_for_path(link);
  g_assert_true(g_file_make_symbolic_link(linked, g_file_peek_path(file), NULL, &error));
  g_assert_true(g_file_get_contents(g_file_peek_path(file), &content, NULL, NULL));
  g_assert_cmpstr(content, ==, "old");
  g_assert_true(ilk_package_export(collection, 0, linked, ILK_PACKAGE_LEGACY, NULL, &done, &error));
  g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));

  g_autoptr(GDir) left = g_dir_open(folder, 0, &error);
  g_assert_cmpstr(g_dir_read_name(left), ==, "old.apkg");
  g_assert_null(g_dir_read_name(left));
  g_autofree char *replaced = NULL;
  g_assert_true(g_file_get_contents(g_file_peek_path(file), &replaced, NULL, NULL));
  g_assert_true(g_str_has_prefix(replaced, "PK"));
  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/round-trip/packages", test_packages);
  g_test_add_func("/round-trip/own", test_own);
  g_test_add_func("/round-trip/edits", test_edits);
  g_test_add_func("/round-trip/parameters", test_parameters);
  g_test_add_func("/round-trip/failures", test_failures);
  return g_test_run();
}
