/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a damaged collection does not give any more comes from its second copy, and the notice says
 * so.
 */
#include "app/store/front/collection-copy.h"
#include "tests/app/store/copy-fixture.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define N_CARDS 60
#define N_ANSWERS 25
#define PAGE 4096

/* A collection without backups, whose second copy is in @disk (nullable: its own folder). */
static char *
make(const char *disk)
{
  char *directory = fixture_dup_directory();
  g_autofree char *backups = g_build_filename(directory, "backups", NULL);
  g_autofree char *away = g_strconcat(directory, "-backups", NULL);
  IlkCollection *collection = fixture_open(directory);
  gint64 first = fixture_next(collection, fixture_import(collection, N_CARDS));
  if (disk != NULL)
    g_assert_true(ilk_collection_set_copy_folder(collection, disk, NULL));
  for (gint64 i = 0; i < N_ANSWERS; i++)
    fixture_answer(collection, first + i, ILK_RATING_GOOD);
  fixture_close(collection);
  g_assert_no_errno(g_rename(backups, away));
  fixture_remove(g_steal_pointer(&away));
  ilk_clock_freeze(NOON, 0);
  return directory;
}

static char *
dup_database(const char *directory)
{
  return g_build_filename(directory, "collection.db", NULL);
}

/* From the second page on: the head stays. */
static void
spoil(const char *directory)
{
  g_autofree char *path = dup_database(directory);
  g_autofree char *rubbish = g_strnfill(PAGE, '\xa5');
  struct stat status;
  int fd = g_open(path, O_WRONLY, 0);
  g_assert_no_errno(fstat(fd, &status));
  for (off_t at = PAGE; at < status.st_size; at += PAGE)
    g_assert_cmpint(pwrite(fd, rubbish, PAGE, at), ==, PAGE);
  close(fd);
}

static void
assert_back(const char *directory)
{
  g_auto(IlkCopyState) state = {NULL};
  IlkCollection *collection = fixture_open(directory);
  const char *notice = ilk_collection_get_notice(collection);
  g_assert_nonnull(notice);
  g_assert_nonnull(strstr(notice, "came from the second copy"));
  g_assert_nonnull(strstr(notice, "25 reviews"));
  g_assert_true(ilk_collection_get_copy(collection, &state, NULL));
  g_assert_null(state.trouble);
  fixture_close(collection);
  g_assert_cmpuint(copy_count_reviews(directory), ==, N_ANSWERS);
}

static void
test_spoiled(void)
{
  char *directory = make(NULL);
  spoil(directory);
  assert_back(directory);
  fixture_remove(directory);
}

static void
test_removed(void)
{
  char *directory = make(NULL);
  g_autofree char *path = dup_database(directory);
  g_assert_no_errno(g_remove(path));
  assert_back(directory);
  fixture_remove(directory);
}

static char *
find(char *content, gsize length, const char *text)
{
  for (gsize i = 0; i + strlen(text) < length; i++)
    if (memcmp(content + i, text, strlen(text)) == 0)
      return content + i;
  g_assert_not_reached();
}

/* One letter of a text: where the copy is kept is found, and it goes on there afterwards. */
static void
test_elsewhere(void)
{
  char *disk = fixture_dup_directory(), *directory = make(disk);
  g_autofree char *path = dup_database(directory), *content = NULL;
  gsize length;
  g_assert_true(g_file_get_contents(path, &content, &length, NULL));
  char *at = find(content, length, "**7**, a w");
  at[2] = '8';
  FILE *file = g_fopen(path, "wb");
  g_assert_cmpuint(fwrite(content, 1, length, file), ==, length);
  fclose(file);

  IlkCollection *collection = fixture_open(directory);
  g_auto(IlkCheckReport) report = {NULL};
  g_auto(IlkCopyState) state = {NULL};
  g_assert_true(ilk_collection_check(collection, TRUE, &report, NULL));
  g_assert_true(report.repaired);
  g_assert_true(ilk_collection_get_copy(collection, &state, NULL));
  g_assert_cmpstr(state.folder, ==, disk);
  fixture_assert_sound(collection);
  fixture_close(collection);
  g_assert_cmpuint(copy_count_reviews(directory), ==, N_ANSWERS);
  char *other = copy_restore(disk, NULL);
  g_assert_cmpuint(copy_count_reviews(other), ==, N_ANSWERS);
  fixture_remove(other);
  fixture_remove(directory);
  fixture_remove(disk);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add_func("/store/salvage-copy/spoiled", test_spoiled);
  g_test_add_func("/store/salvage-copy/removed", test_removed);
  g_test_add_func("/store/salvage-copy/elsewhere", test_elsewhere);
  return g_test_run();
}
