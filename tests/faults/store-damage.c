/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Damage to the files of a collection that has no backup: it is told, and what the damaged bytes
 * did not hold themselves is there afterwards.
 *
 * FAULT_ALL=1 goes through every bit and many more places; else a sample stands for them.
 */
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-decks.h"
#include "tests/app/store/fixture.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#define N_CARDS 300
#define N_BEFORE 40 /* answers in the database */
#define N_IN_LOG 30 /* and in its log */
#define PAGE 4096
#define FRAME (24 + PAGE)

typedef struct {
  gint64 cards, notes, reviews;
} Counts;

static gint64
fetch(const char *directory, const char *sql)
{
  g_autofree char *path = g_build_filename(directory, "collection.db", NULL);
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 value = -1;
  g_assert_cmpint(sqlite3_open_v2(path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_exec(db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) == SQLITE_OK &&
      sqlite3_step(statement) == SQLITE_ROW)
    value = sqlite3_column_int64(statement, 0);
  sqlite3_finalize(statement);
  sqlite3_close(db);
  return value;
}

/* @crashed: as a crash leaves it, with answers in the log */
static char *
make_template(gboolean crashed)
{
  char *made = fixture_dup_directory(), *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(made);
  gint64 first = fixture_next(collection, fixture_import(collection, N_CARDS));
  for (gint64 i = 0; i < N_BEFORE; i++)
    fixture_answer(collection, first + i, ILK_RATING_GOOD);
  fixture_close(collection);
  collection = fixture_open(made);
  for (gint64 i = 0; i < N_IN_LOG; i++)
    fixture_answer(collection, first + N_BEFORE + i, ILK_RATING_GOOD);
  if (crashed)
    fixture_copy(made, directory);
  fixture_close(collection);
  if (!crashed)
    fixture_copy(made, directory);
  fixture_remove_backups(directory);
  fixture_remove(made);
  return directory;
}

static char *
read_file(const char *directory, const char *name, gsize *length)
{
  g_autofree char *path = g_build_filename(directory, name, NULL);
  char *content = NULL;
  g_assert_true(g_file_get_contents(path, &content, length, NULL));
  return content;
}

static char *
copy_with(const char *template, const char *name, const char *content, gsize length)
{
  char *directory = fixture_dup_directory();
  g_autofree char *path = g_build_filename(directory, name, NULL);
  fixture_copy(template, directory);
  g_assert_true(g_file_set_contents(path, content, (gssize) length, NULL));
  return directory;
}

/* Opens it, has it repaired where a check finds something, and proves that it is sound then.
 * Returns: whether anything was told */
static gboolean
bring_back(const char *directory, gboolean *writable, Counts *counts)
{
  g_autoptr(GError) error = NULL;
  IlkCollection *collection = ilk_collection_open(directory, &error);
  g_assert_no_error(error);
  gboolean told = ilk_collection_get_notice(collection) != NULL;
  *writable = !ilk_collection_is_read_only(collection);
  {
    g_auto(IlkCheckReport) report = {NULL};
    g_assert_true(ilk_collection_check(collection, TRUE, &report, &error));
    g_assert_no_error(error);
    told = told || report.problems->len > 0;
  }
  fixture_assert_sound(collection);
  fixture_close(collection);
  *counts = (Counts){fetch(directory, "SELECT count(*) FROM card"),
                     fetch(directory, "SELECT count(*) FROM note"),
                     fetch(directory, "SELECT count(*) FROM review")};
  return told;
}

static gboolean
is_whole(const char *directory, gint64 reviews)
{
  gboolean writable = FALSE;
  Counts counts;
  bring_back(directory, &writable, &counts);
  if (writable && counts.reviews == reviews && counts.cards >= N_CARDS && counts.notes >= N_CARDS)
    return TRUE;
  g_test_message("writable %d, %d cards, %d notes, %d reviews", writable, (int) counts.cards,
                 (int) counts.notes, (int) counts.reviews);
  return FALSE;
}

static gboolean
is_full(void)
{
  return g_getenv("FAULT_ALL") != NULL;
}

/* No bit of the head costs an answer, or the right to give more. */
static void
test_header(void)
{
  gsize length;
  guint lost = 0;
  char *template = make_template(FALSE);
  g_autofree char *content = read_file(template, "collection.db", &length);
  for (guint bit = 0; bit < 800; bit += is_full() ? 1 : 13) {
    content[bit / 8] ^= (char) (1 << bit % 8);
    char *directory = copy_with(template, "collection.db", content, length);
    content[bit / 8] ^= (char) (1 << bit % 8);
    if (!is_whole(directory, N_BEFORE + N_IN_LOG)) {
      g_test_message("byte %u, bit %u", bit / 8, bit % 8);
      lost++;
    }
    fixture_remove(directory);
  }
  g_assert_cmpuint(lost, ==, 0);
  fixture_remove(template);
}

/* A page that only leads to others is no loss: of notes and answers, all are there. */
static void
test_roots(void)
{
  static const char *const names[] = {
      "sqlite_schema", "note",       "deck",   "card",
      "memory",        "review_key", "config", "sqlite_autoindex_note_1"};
  gsize length;
  char *template = make_template(FALSE);
  g_autofree char *content = read_file(template, "collection.db", &length);
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autofree char *sql =
        g_strdup_printf("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", names[i]);
    gint64 page = i == 0 ? 1 : fetch(template, sql);
    g_autofree char *damaged = g_memdup2(content, length);
    g_assert_cmpint(page, >=, 1);
    memset(damaged + (page - 1) * PAGE, 0xa5, PAGE);
    char *directory = copy_with(template, "collection.db", damaged, length);
    g_test_message("%s, page %d", names[i], (int) page);
    g_assert_true(is_whole(directory, N_BEFORE + N_IN_LOG));
    fixture_remove(directory);
  }
  fixture_remove(template);
}

/* A frame of the log that is damaged costs at most what stands in it. */
static void
test_log(void)
{
  gsize length;
  guint untold = 0, most = 0, n = 0;
  char *template = make_template(TRUE);
  g_autofree char *content = read_file(template, "collection.db-wal", &length);
  g_autoptr(GRand) rand = g_rand_new_with_seed(7);
  gsize n_frames = (length - 32) / FRAME;
  for (gsize i = 0; i < (is_full() ? 600u : 40u); i++, n++) {
    gsize byte = i == 0 ? 5
                        : 32 + (gsize) g_rand_int_range(rand, 0, (gint32) n_frames) * FRAME +
                              (gsize) g_rand_int_range(rand, 24, FRAME);
    gboolean writable;
    Counts counts;
    content[byte] ^= 0x10;
    char *directory = copy_with(template, "collection.db-wal", content, length);
    content[byte] ^= 0x10;
    gboolean told = bring_back(directory, &writable, &counts);
    guint lost = (guint) (N_BEFORE + N_IN_LOG - counts.reviews);
    g_assert_true(writable);
    if (!told) {
      untold++;
      g_test_message("untold: frame %d byte %d of %d", (int) ((byte - 32) / FRAME),
                     (int) ((byte - 32) % FRAME), (int) n_frames);
    }
    most = MAX(most, lost);
    fixture_remove(directory);
  }
  g_test_message("%u flips, %u not told, at most %u of %d answers lost", n, untold, most,
                 N_BEFORE + N_IN_LOG);
  g_assert_cmpuint(untold, ==, 0);
  g_assert_cmpuint(most, <=, 1);
  fixture_remove(template);
}

/* Wherever a bit is wrong, it is told or it does not matter, and afterwards all is sound. */
static void
test_flips(void)
{
  gsize length;
  guint silent_loss = 0, worst = 0;
  char *template = make_template(FALSE);
  g_autofree char *content = read_file(template, "collection.db", &length);
  g_autoptr(GRand) rand = g_rand_new_with_seed(11);
  for (guint i = 0; i < (is_full() ? 5000u : 60u); i++) {
    gsize byte = (gsize) g_rand_int_range(rand, 100, (gint32) length);
    guint bit = (guint) g_rand_int_range(rand, 0, 8);
    gboolean writable;
    Counts counts;
    content[byte] ^= (char) (1 << bit);
    char *directory = copy_with(template, "collection.db", content, length);
    content[byte] ^= (char) (1 << bit);
    g_test_message("byte %d, bit %u", (int) byte, bit);
    gboolean told = bring_back(directory, &writable, &counts);
    guint lost = (guint) MAX(0, N_BEFORE + N_IN_LOG - counts.reviews) +
                 (guint) MAX(0, N_CARDS - counts.notes);
    worst = MAX(worst, lost);
    silent_loss += !told && lost > 0;
    fixture_remove(directory);
  }
  g_test_message("at most %u rows lost", worst);
  g_assert_cmpuint(silent_loss, ==, 0);
  fixture_remove(template);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/damage/header", test_header);
  g_test_add_func("/store/damage/roots", test_roots);
  g_test_add_func("/store/damage/log", test_log);
  g_test_add_func("/store/damage/flips", test_flips);
  return g_test_run();
}
