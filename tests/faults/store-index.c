/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Indexes that are not what their tables give. A check does not have SQLite look up every review,
 * and still finds whatever SQLite's own integrity check would have found.
 */
#include "app/store/front/collection-care.h"
#include "app/store/front/collection-study.h"
#include "tests/app/store/fixture.h"

#include <sqlite3.h>
#include <string.h>

#define N_CARDS 120
#define FLIPS 8 /* a page */

static char *
make_collection(char **path)
{
  char *directory = fixture_dup_directory();
  IlkCollection *collection = fixture_open(directory);
  gint64 deck = fixture_import(collection, N_CARDS);
  gint64 first = fixture_next(collection, deck);
  for (gint64 i = 0; i < N_CARDS / 2; i++)
    fixture_answer(collection, first + i, ILK_RATING_GOOD);
  fixture_close(collection);
  *path = g_build_filename(directory, "collection.db", NULL);
  return directory;
}

static sqlite3 *
open_raw(const char *path)
{
  sqlite3 *db = NULL;
  g_assert_cmpint(sqlite3_open(path, &db), ==, SQLITE_OK);
  return db;
}

static void
execute(const char *path, const char *sql)
{
  char *message = NULL;
  sqlite3 *db = open_raw(path);
  sqlite3_exec(db, sql, NULL, NULL, &message);
  g_assert_cmpstr(message, ==, NULL);
  sqlite3_close(db);
}

static int
take_finding(void *finding, int n, char **values, char **names)
{
  char **first = finding;
  if (*first == NULL)
    *first = g_strdup(values[0]);
  return 0;
}

/* Returns: (transfer full): what SQLite finds first, “ok” when nothing */
static char *
dup_finding(const char *path)
{
  char *finding = NULL;
  sqlite3 *db = open_raw(path);
  if (sqlite3_exec(db, "PRAGMA cell_size_check = ON; PRAGMA integrity_check(1)", take_finding,
                   &finding, NULL) != SQLITE_OK) {
    g_free(finding);
    finding = g_strdup(sqlite3_errmsg(db));
  }
  sqlite3_close(db);
  return finding;
}

/* Returns: whether opening or checking the collection tells of damage */
static gboolean
is_found(const char *directory)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  g_autoptr(IlkCollection) collection = ilk_collection_open(directory, &error);
  if (collection == NULL || ilk_collection_get_notice(collection) != NULL)
    return TRUE;
  gboolean found =
      !ilk_collection_check(collection, FALSE, &report, &error) || report.problems->len > 0;
  if (report.problems != NULL && report.problems->len > 0)
    g_test_message("%s", (const char *) report.problems->pdata[0]);
  return found;
}

typedef struct {
  char *name;
  int page; /* from 1 on */
} Root;

static int
take_root(void *roots, int n, char **values, char **names)
{
  Root root = {g_strdup(values[0]), atoi(values[1])};
  g_array_append_val(roots, root);
  return 0;
}

static void
clear_root(gpointer root)
{
  g_free(((Root *) root)->name);
}

/* Returns: (transfer full) (element-type Root): where each index, and each table that is one,
 * begins */
static GArray *
list_indexes(const char *path)
{
  GArray *roots = g_array_new(FALSE, FALSE, sizeof(Root));
  sqlite3 *db = open_raw(path);
  g_array_set_clear_func(roots, clear_root);
  sqlite3_exec(db,
               "SELECT name, rootpage FROM sqlite_schema WHERE rootpage > 0 AND (type = 'index'"
               " OR sql LIKE '%WITHOUT ROWID%')",
               take_root, roots, NULL);
  sqlite3_close(db);
  g_assert_cmpuint(roots->len, >=, 12);
  return roots;
}

static gsize
get_page_size(const guint8 *file)
{
  guint size = (guint) file[16] << 8 | file[17];
  return size == 1 ? 65536 : size;
}

static void
write_file(const char *path, const guint8 *data, gsize length)
{
  g_assert_true(g_file_set_contents(path, (const char *) data, (gssize) length, NULL));
}

/* Bits of the header and the cells of one page. Returns: how many of these SQLite found */
static guint
flip_bits(const char *directory, const char *path, const guint8 *whole, gsize length,
          const Root *root, GRand *random)
{
  gsize size = get_page_size(whole);
  guint found = 0;
  for (int i = 0; i < FLIPS; i++) {
    g_autofree guint8 *data = g_memdup2(whole, length);
    guint8 *page = data + ((gsize) root->page - 1) * size;
    gsize cells = (gsize) page[5] << 8 | page[6];
    gsize byte = i % 4 == 0 || cells >= size
                     ? (gsize) g_rand_int_range(random, 0, 24)
                     : (gsize) g_rand_int_range(random, (gint32) cells, (gint32) size);
    page[byte] ^= (guint8) (1 << g_rand_int_range(random, 0, 8));
    write_file(path, data, length);
    g_autofree char *finding = dup_finding(path);
    if (g_str_equal(finding, "ok"))
      continue;
    found++;
    if (!is_found(directory))
      g_error("%s, byte %" G_GSIZE_FORMAT ": %s", root->name, byte, finding);
    write_file(path, whole, length);
  }
  return found;
}

static void
test_flipped_bits(void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed(20261130);
  g_autofree char *path = NULL;
  char *directory = make_collection(&path);
  g_autoptr(GArray) roots = list_indexes(path);
  g_autofree guint8 *whole = NULL;
  gsize length;
  guint found = 0;

  g_assert_true(g_file_get_contents(path, (char **) &whole, &length, NULL));
  for (guint i = 0; i < roots->len; i++) {
    fixture_remove_backups(directory);
    found += flip_bits(directory, path, whole, length, &g_array_index(roots, Root, i), random);
  }
  g_test_message("%u of %u", found, roots->len * FLIPS);
  g_assert_cmpuint(found, >, roots->len);
  fixture_remove(directory);
}

/* The first two cells of a leaf change places: all that was there still is. */
static void
swap_cells(const char *path, const char *index)
{
  g_autoptr(GArray) roots = list_indexes(path);
  g_autofree guint8 *data = NULL;
  gsize length;
  g_assert_true(g_file_get_contents(path, (char **) &data, &length, NULL));
  for (guint i = 0; i < roots->len; i++) {
    const Root *root = &g_array_index(roots, Root, i);
    guint8 *page = data + ((gsize) root->page - 1) * get_page_size(data);
    guint8 *pointers = page + (page[0] == 2 ? 12 : 8), first[2];
    if (!g_str_equal(root->name, index))
      continue;
    memcpy(first, pointers, sizeof first);
    memcpy(pointers, pointers + 2, sizeof first);
    memcpy(pointers + 2, first, sizeof first);
  }
  write_file(path, data, length);
}

static void
test_wrong_order(void)
{
  static const char *const indexes[] = {
      "review_key", "review", "card_deck", "memory_new", "sqlite_autoindex_note_1", "log_segment"};
  for (gsize i = 0; i < G_N_ELEMENTS(indexes); i++) {
    g_autofree char *path = NULL;
    char *directory = make_collection(&path);
    if (g_str_equal(indexes[i], "log_segment"))
      execute(path, "INSERT INTO log_segment VALUES (1, 77, 1, 1)");
    swap_cells(path, indexes[i]);
    g_autofree char *finding = dup_finding(path);
    g_test_message("%s: %s", indexes[i], finding);
    g_assert_cmpstr(finding, !=, "ok");
    g_assert_true(is_found(directory));
    fixture_remove(directory);
  }
}

/* What is done while the index is hidden does not reach it. */
static void
hide_index(const char *path, const char *index, const char *meanwhile)
{
  g_autofree char *hide =
      g_strdup_printf("CREATE TABLE aside AS SELECT * FROM sqlite_schema WHERE name = '%s';"
                      "PRAGMA writable_schema = ON; DELETE FROM sqlite_schema WHERE name = '%s'",
                      index, index);
  execute(path, hide);
  execute(path, meanwhile);
  execute(path, "PRAGMA writable_schema = ON; INSERT INTO sqlite_schema SELECT * FROM aside");
  execute(path, "DROP TABLE aside");
}

static void
test_missing_entries(void)
{
  static const struct {
    const char *index;
    const char *meanwhile;
  } cases[] = {
      {"review_key", "UPDATE review SET at = at + 1 WHERE seq = 3"},
      {"review_key", "UPDATE review SET seq = seq + 1000 WHERE seq IN (3, 4)"},
      {"review_key", "DELETE FROM review WHERE seq = 3"},
      {"review_key", "INSERT INTO review(card, at, device, seq, kind, rating, ms, over_time,"
                     " utc_offset) SELECT card, at + 1, device, 999, kind, rating, ms, over_time,"
                     " utc_offset FROM review WHERE seq = 3"},
      {"card_deck", "UPDATE card SET deck = 1 WHERE id = (SELECT max(id) FROM card)"},
      {"memory_new", "UPDATE memory SET position = 9999 WHERE card = (SELECT max(id) FROM card)"},
  };
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autofree char *path = NULL;
    char *directory = make_collection(&path);
    hide_index(path, cases[i].index, cases[i].meanwhile);
    g_autofree char *finding = dup_finding(path);
    g_test_message("%s: %s", cases[i].index, finding);
    g_assert_cmpstr(finding, !=, "ok");
    g_assert_true(is_found(directory));
    fixture_remove(directory);
  }
}

static void
test_a_damaged_index_is_mended(void)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  g_autofree char *path = NULL;
  char *directory = make_collection(&path);
  swap_cells(path, "review_key");

  IlkCollection *collection = fixture_open(directory);
  g_assert_true(ilk_collection_check(collection, TRUE, &report, &error));
  g_assert_no_error(error);
  g_assert_true(report.repaired);
  fixture_assert_sound(collection);
  fixture_close(collection);
  g_autofree char *finding = dup_finding(path);
  g_assert_cmpstr(finding, ==, "ok");
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/index/flipped-bits", test_flipped_bits);
  g_test_add_func("/store/index/wrong-order", test_wrong_order);
  g_test_add_func("/store/index/missing-entries", test_missing_entries);
  g_test_add_func("/store/index/mended", test_a_damaged_index_is_mended);
  return g_test_run();
}
