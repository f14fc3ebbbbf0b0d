/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Collections of earlier versions that are killed while they are brought up to date, and such that
 * are damaged: nothing that was there is lost, nothing that cannot be believed is taken on.
 */
#include "app/store/care/backup.h"
#include "app/store/front/collection-care.h"
#include "tests/app/store/older.h"
#include "tests/faults/store-vfs.h"

#include <glib/gstdio.h>
#include <string.h>

#define N_CARDS 120
#define PAGE 4096

typedef struct {
  char *directory;
  char *path;
  GBytes *whole;
  guint reviews;
} Older;

/* Every card is answered, so that from version 2 on the log has days. */
static void
write_current(const char *directory)
{
  IlkCollection *collection = fixture_open(directory);
  gint64 first = fixture_next(collection, fixture_import(collection, N_CARDS));
  for (gint64 i = 0; i < N_CARDS; i++)
    fixture_answer(collection, first + i, ILK_RATING_EASY);
  fixture_close(collection);
}

static void
older_init(Older *self, int version)
{
  g_autofree char *bytes = NULL;
  gsize length;
  self->directory = fixture_dup_directory();
  self->path = older_dup_path(self->directory);
  self->reviews = version == 1 ? OLDER_REVIEWS : N_CARDS;
  if (version == 1) {
    older_write_version_1(self->directory);
  } else {
    write_current(self->directory);
    older_turn_back(self->directory, version);
  }
  g_assert_true(g_file_get_contents(self->path, &bytes, &length, NULL));
  self->whole = g_bytes_new_take(g_steal_pointer(&bytes), length);
}

static void
older_clear(Older *self)
{
  g_bytes_unref(self->whole);
  g_free(self->path);
  fixture_remove(self->directory);
}

/* Puts the collection back, but @n bytes of it only. */
static void
put_back(const Older *self, gsize n)
{
  g_autofree char *log = g_strconcat(self->path, "-wal", NULL);
  g_unlink(log);
  fixture_remove_backups(self->directory);
  g_assert_true(
      g_file_set_contents(self->path, g_bytes_get_data(self->whole, NULL), (gssize) n, NULL));
}

static guint64
count_sound_reviews(const char *directory)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  IlkCollection *collection = fixture_open(directory);
  g_assert_true(ilk_collection_check(collection, FALSE, &report, &error));
  for (guint i = 0; i < report.problems->len; i++)
    g_test_message("%s", (const char *) g_ptr_array_index(report.problems, i));
  g_assert_cmpuint(report.problems->len, ==, 0);
  fixture_close(collection);
  return report.reviews;
}

/* A copy has its name only when it is whole. */
static void
assert_copies_are_whole(const char *directory)
{
  g_autofree char *folder = g_build_filename(directory, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    g_assert_true(!g_str_has_suffix(name, ".db") || ilk_backup_verify(path, NULL));
  }
}

/* Returns: whether the fault came about */
static gboolean
open_with_fault(const Older *older, StoreFault fault, guint nth)
{
  put_back(older, g_bytes_get_size(older->whole));
  store_vfs_arm(fault, nth, TRUE);
  g_autoptr(IlkCollection) collection = ilk_collection_open(older->directory, NULL);
  g_clear_object(&collection);
  gboolean fired = store_vfs_disarm();
  assert_copies_are_whole(older->directory);
  g_assert_cmpuint(count_sound_reviews(older->directory), ==, older->reviews);
  return fired;
}

static void
test_ended_at_every_point(gconstpointer data)
{
  guint code = GPOINTER_TO_UINT(data), nth = 1;
  Older older;
  older_init(&older, (int) (code >> 4));
  while (open_with_fault(&older, (StoreFault) (code & 0xf), nth))
    nth += nth < 8 ? 1 : 13;
  g_assert_cmpuint(nth, >, 10);
  older_clear(&older);
}

/* Returns: how many reviews still say which day was promised */
static gint64
count_promises(const Older *older)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDatabase) db = ilk_database_open(older->path, ILK_DATABASE_IMMUTABLE, &error);
  gint64 n = 0;
  g_assert_no_error(error);
  g_assert_true(ilk_query_fetch_int(
      ilk_database_query(db, "SELECT count(*) FROM review WHERE days > 0"), &n, &error));
  return n;
}

static void
test_truncated(gconstpointer data)
{
  Older older;
  older_init(&older, GPOINTER_TO_INT(data));
  gsize size = g_bytes_get_size(older.whole);
  guint64 most = 0;
  for (gsize tenths = 1; tenths <= 9; tenths++) {
    put_back(&older, size * tenths / 10);
    guint64 reviews = count_sound_reviews(older.directory);
    g_test_message("%" G_GSIZE_FORMAT " tenths: %" G_GUINT64_FORMAT " reviews", tenths, reviews);
    g_assert_cmpuint(reviews, <=, older.reviews);
    g_assert_cmpint(count_promises(&older), ==, reviews);
    most = MAX(most, reviews);
  }
  g_assert_cmpuint(most, >, older.reviews / 2);
  older_clear(&older);
}

/* Takes the collection on with a page of noise in it, and has it repaired. Returns: its reviews */
static guint64
repair_page(const Older *older, gsize page)
{
  g_autoptr(GError) error = NULL;
  g_auto(IlkCheckReport) report = {NULL};
  gsize size = g_bytes_get_size(older->whole);
  g_autofree char *bytes = g_memdup2(g_bytes_get_data(older->whole, NULL), size);
  put_back(older, size);
  memset(bytes + page * PAGE, 0xa5, PAGE);
  g_assert_true(g_file_set_contents(older->path, bytes, (gssize) size, NULL));

  IlkCollection *collection = fixture_open(older->directory);
  gboolean repaired = ilk_collection_check(collection, TRUE, &report, &error);
  g_assert_no_error(error);
  g_assert_true(repaired || report.problems->len == 0);
  fixture_close(collection);
  return count_sound_reviews(older->directory);
}

static void
test_pages_of_noise(gconstpointer data)
{
  Older older;
  older_init(&older, GPOINTER_TO_INT(data));
  gsize pages = g_bytes_get_size(older.whole) / PAGE;
  guint unharmed = 0;
  for (gsize page = 0; page < pages; page += pages / 12 + 1)
    unharmed += repair_page(&older, page) == older.reviews;
  g_assert_cmpuint(unharmed, >, 3);
  older_clear(&older);
}

static void
add(const char *name, int version, guint data, GTestDataFunc test)
{
  g_autofree char *path = g_strdup_printf("/store/migration/%d/%s", version, name);
  g_test_add_data_func(path, GUINT_TO_POINTER(data), test);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  store_vfs_install();
  for (guint version = 1; version < (guint) ilk_schema_get_version(); version++) {
    add("full", (int) version, version << 4 | STORE_FAULT_FULL, test_ended_at_every_point);
    add("kill", (int) version, version << 4 | STORE_FAULT_KILL, test_ended_at_every_point);
    add("power", (int) version, version << 4 | STORE_FAULT_POWER, test_ended_at_every_point);
    /* The fixture of version 1 was loaded from text: its pages are not in the program's order. */
    if (version > 1)
      add("truncated", (int) version, version, test_truncated);
    add("noise", (int) version, version, test_pages_of_noise);
  }
  return g_test_run();
}
