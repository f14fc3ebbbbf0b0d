/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The disk that a second copy is kept on: not there, taken away while the collection is open,
 * emptied, full. Nothing is lost by it, it is told, and the copy catches up.
 */
#include "app/store/copy/copy-size.h"
#include "app/store/front/collection-copy.h"
#include "tests/app/store/copy-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#define COPY "second-copy"
#define N_CARDS 12

static IlkCopyState
get_state(IlkCollection *collection)
{
  IlkCopyState state = {NULL};
  g_assert_true(ilk_collection_get_copy(collection, &state, NULL));
  return state;
}

/* A disk that is pulled out, and comes back. */
static void
test_missing(void)
{
  char *directory = fixture_dup_directory(), *disk = fixture_dup_directory();
  g_autofree char *away = g_strconcat(disk, "-away", NULL);
  IlkCollection *collection = fixture_open(directory);
  gint64 first = fixture_next(collection, fixture_import(collection, N_CARDS));
  g_assert_true(ilk_collection_set_copy_folder(collection, disk, NULL));
  fixture_answer(collection, first, ILK_RATING_GOOD);
  fixture_close(collection);

  g_assert_no_errno(g_rename(disk, away));
  collection = fixture_open(directory);
  g_assert_nonnull(strstr(ilk_collection_get_notice(collection), "second copy"));
  fixture_answer(collection, first + 1, ILK_RATING_GOOD);
  g_auto(IlkCopyState) behind = get_state(collection);
  g_assert_nonnull(behind.trouble);
  g_assert_cmpstr(behind.folder, ==, disk);

  g_assert_no_errno(g_rename(away, disk));
  g_auto(IlkCopyState) state = get_state(collection);
  g_assert_null(state.trouble);
  fixture_close(collection);
  char *other = copy_restore(disk, NULL);
  g_assert_cmpuint(copy_count_reviews(other), ==, 2);
  fixture_remove(other);
  fixture_remove(disk);
  fixture_remove(directory);
}

static gint64
open_with_copy(const char *directory, const char *disk, IlkCollection **collection)
{
  *collection = fixture_open(directory);
  gint64 first = fixture_next(*collection, fixture_import(*collection, N_CARDS));
  if (disk != NULL)
    g_assert_true(ilk_collection_set_copy_folder(*collection, disk, NULL));
  fixture_answer(*collection, first, ILK_RATING_GOOD);
  g_auto(IlkCopyState) state = get_state(*collection);
  g_assert_null(state.trouble);
  return first;
}

static void
assert_copied(const char *copy, guint64 reviews)
{
  char *other = copy_restore(copy, NULL);
  g_assert_cmpuint(copy_count_reviews(other), ==, reviews);
  fixture_remove(other);
}

/* Taken away while the collection is open: what is written goes nowhere, and is not believed to be
 * there. */
static void
test_taken_away(void)
{
  char *directory = fixture_dup_directory(), *disk = fixture_dup_directory();
  g_autofree char *away = g_strconcat(disk, "-away", NULL);
  IlkCollection *collection;
  gint64 first = open_with_copy(directory, disk, &collection);
  g_assert_no_errno(g_rename(disk, away));
  fixture_answer(collection, first + 1, ILK_RATING_GOOD);
  fixture_answer(collection, first + 2, ILK_RATING_GOOD);
  g_auto(IlkCopyState) behind = get_state(collection);
  g_assert_nonnull(behind.trouble);

  g_assert_no_errno(g_rename(away, disk));
  g_auto(IlkCopyState) state = get_state(collection);
  g_assert_null(state.trouble);
  fixture_close(collection);
  assert_copied(disk, 3);
  fixture_remove(disk);
  fixture_remove(directory);
}

static void
remove_copy(const char *copy)
{
  g_autoptr(GPtrArray) files = copy_list_files(copy);
  for (guint i = 0; i < files->len; i++)
    g_assert_no_errno(g_remove(files->pdata[i]));
  g_autofree char *device = g_path_get_dirname(files->pdata[0]);
  g_assert_no_errno(g_rmdir(device));
  g_assert_no_errno(g_rmdir(copy));
}

/* The collection's own folder, removed by somebody who tidies up. */
static void
test_removed(void)
{
  char *directory = fixture_dup_directory();
  g_autofree char *copy = g_build_filename(directory, COPY, NULL);
  IlkCollection *collection;
  gint64 first = open_with_copy(directory, NULL, &collection);
  remove_copy(copy);
  fixture_answer(collection, first + 1, ILK_RATING_GOOD);
  fixture_answer(collection, first + 2, ILK_RATING_GOOD);
  g_auto(IlkCopyState) state = get_state(collection);
  if (state.trouble != NULL) {
    g_auto(IlkCopyState) again = get_state(collection);
    g_assert_null(again.trouble);
  }
  fixture_close(collection);
  assert_copied(copy, 3);
  fixture_remove(directory);
}

/* What is there stays; what comes is not added; when it is on again, all is there. */
static void
test_off(void)
{
  char *directory = fixture_dup_directory();
  g_autofree char *copy = g_build_filename(directory, COPY, NULL);
  IlkCollection *collection;
  gint64 first = open_with_copy(directory, NULL, &collection);
  g_assert_true(ilk_collection_set_copy_off(collection, TRUE, NULL));
  IlkCopySize before = ilk_copy_measure(copy);
  fixture_answer(collection, first + 1, ILK_RATING_GOOD);
  g_auto(IlkCopyState) off = get_state(collection);
  g_assert_true(off.is_off);
  g_assert_null(off.trouble);
  fixture_close(collection);
  collection = fixture_open(directory);
  fixture_answer(collection, first + 2, ILK_RATING_GOOD);
  fixture_assert_sound(collection);
  g_assert_cmpuint(ilk_copy_measure(copy).bytes, ==, before.bytes);

  g_assert_true(ilk_collection_set_copy_off(collection, FALSE, NULL));
  g_auto(IlkCopyState) on = get_state(collection);
  g_assert_false(on.is_off);
  fixture_close(collection);
  assert_copied(copy, 3);
  fixture_remove(directory);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/copy-disk/missing", test_missing);
  g_test_add_func("/store/copy-disk/taken-away", test_taken_away);
  g_test_add_func("/store/copy-disk/removed", test_removed);
  g_test_add_func("/store/copy-disk/off", test_off);
  return g_test_run();
}
