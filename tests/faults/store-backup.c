/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The day's backup when the disk is full, or everything ends, at any of its writes: a copy has its
 * name only when it is whole, and the collection does not notice.
 */
#include "app/store/care/backup.h"
#include "app/store/queue/answer.h"
#include "tests/app/store/fixture.h"
#include "tests/faults/store-vfs.h"

static void
answer(const char *directory)
{
  IlkCollection *collection = fixture_open(directory);
  gint64 first = fixture_next(collection, fixture_import(collection, 400));
  fixture_answer(collection, first, ILK_RATING_EASY);
  fixture_close(collection);
}

/* Takes steps until they end or fail. */
static gboolean
take_steps(IlkStore *store)
{
  gboolean more = TRUE, going = TRUE;
  while (more && going)
    going = ilk_store_backup_daily_step(store, &more, NULL);
  return going;
}

/* Returns: how many copies there are, all whole; @partial: (out): how many files without a name */
static guint
count_copies(const char *directory, guint *partial)
{
  guint n = 0;
  g_autofree char *folder = g_build_filename(directory, "backups", NULL);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  *partial = 0;
  while (dir != NULL && (name = g_dir_read_name(dir)) != NULL) {
    g_autofree char *path = g_build_filename(folder, name, NULL);
    gboolean named = g_str_has_suffix(name, ".db");
    g_assert_true(!named || ilk_backup_verify(path, NULL));
    *(named ? &n : partial) += 1;
  }
  return n;
}

static void
test_ended_at_every_point(gconstpointer data)
{
  StoreFault fault = (StoreFault) GPOINTER_TO_UINT(data);
  char *directory = fixture_dup_directory();
  guint partial, nth = 1;
  gboolean fired = TRUE;
  answer(directory);
  for (; fired; nth += 40) {
    fixture_remove_backups(directory);
    g_autoptr(IlkStore) store = ilk_store_open(directory, NULL);
    store_vfs_arm(fault, nth, TRUE);
    gboolean done = take_steps(store);
    g_clear_pointer(&store, ilk_store_close);
    fired = store_vfs_disarm();
    g_assert_true(done || fired);
    g_assert_cmpuint(count_copies(directory, &partial), <=, 1);
    g_assert_cmpuint(partial, <=, fault == STORE_FAULT_FULL ? 0 : 1);
  }
  g_assert_cmpuint(nth, >, 80);
  IlkCollection *collection = fixture_open(directory);
  fixture_assert_sound(collection);
  fixture_close(collection);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  store_vfs_install();
  g_test_add_data_func("/store/backup/full", GUINT_TO_POINTER(STORE_FAULT_FULL),
                       test_ended_at_every_point);
  g_test_add_data_func("/store/backup/kill", GUINT_TO_POINTER(STORE_FAULT_KILL),
                       test_ended_at_every_point);
  g_test_add_data_func("/store/backup/power", GUINT_TO_POINTER(STORE_FAULT_POWER),
                       test_ended_at_every_point);
  return g_test_run();
}
