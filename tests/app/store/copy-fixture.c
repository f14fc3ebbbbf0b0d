/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Through what the collection itself reads and restores with.
 */
#include "tests/app/store/copy-fixture.h"

#include "app/store/copy/copy-folder.h"
#include "app/store/front/collection-care.h"

guint
copy_count_problems(const char *copy)
{
  g_autoptr(GPtrArray) problems = g_ptr_array_new_with_free_func(g_free);
  g_assert_true(ilk_copy_folder_visit(copy, NULL, NULL, NULL, problems, NULL, NULL));
  return problems->len;
}

static gint
compare_paths(gconstpointer a, gconstpointer b)
{
  return g_strcmp0(*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full): the folder of the copy's one device */
static char *
dup_device(const char *copy)
{
  g_autoptr(GDir) above = g_dir_open(copy, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name(above)) != NULL) {
    g_autofree char *folder = g_build_filename(copy, name, NULL);
    if (g_file_test(folder, G_FILE_TEST_IS_DIR))
      return g_steal_pointer(&folder);
  }
  return NULL;
}

GPtrArray *
copy_list_files(const char *copy)
{
  GPtrArray *files = g_ptr_array_new_with_free_func(g_free);
  g_autofree char *folder = dup_device(copy);
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name(dir)) != NULL)
    g_ptr_array_add(files, g_build_filename(folder, name, NULL));
  g_ptr_array_sort(files, compare_paths);
  return files;
}

char *
copy_restore(const char *copy, guint *n_problems)
{
  g_auto(IlkRestored) restored = {0};
  g_autoptr(GError) error = NULL;
  char *directory = fixture_dup_directory();
  g_assert_true(ilk_collection_restore_copy(directory, copy, &restored, &error));
  g_assert_no_error(error);
  if (n_problems != NULL)
    *n_problems = restored.problems->len;
  else
    g_assert_cmpuint(restored.problems->len, ==, 0);
  IlkCollection *collection = fixture_open(directory);
  fixture_assert_sound(collection);
  fixture_close(collection);
  return directory;
}

guint64
copy_count_reviews(const char *directory)
{
  g_auto(IlkCheckReport) report = {NULL};
  IlkCollection *collection = fixture_open(directory);
  g_assert_true(ilk_collection_check(collection, FALSE, &report, NULL));
  g_assert_cmpuint(report.problems->len, ==, 0);
  fixture_close(collection);
  return report.reviews;
}
