/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is replaced whole or not at all.
 */
#include "app/base/save-file.h"

#include "app/base/error.h"

#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static char *folder;

static GFile *
file_named(const char *name)
{
  return g_file_new_build_filename(folder, name, NULL);
}

static void
assert_holds(const char *name, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_autofree char *contents = NULL;
  g_file_get_contents(path, &contents, NULL, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(contents, ==, text);
}

static void
assert_n_files(guint n)
{
  g_autoptr(GDir) dir = g_dir_open(folder, 0, NULL);
  guint seen = 0;
  while (g_dir_read_name(dir) != NULL)
    seen++;
  g_assert_cmpuint(seen, ==, n);
}

static void
save(const char *name, const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = file_named(name);
  ilk_save_text(file, text, &error);
  g_assert_no_error(error);
}

static void
test_new_and_old(void)
{
  g_autofree char *path = g_build_filename(folder, "a.md", NULL);
  struct stat info;

  save("a.md", "first");
  assert_holds("a.md", "first");
  g_chmod(path, 0640);
  save("a.md", "second");
  assert_holds("a.md", "second");
  g_assert_cmpint(g_stat(path, &info), ==, 0);
  g_assert_cmpint(info.st_mode & 0777, ==, 0640);
  assert_n_files(1);
  g_unlink(path);
}

static void
test_links_stay(void)
{
  g_autofree char *link = g_build_filename(folder, "link.md", NULL);
  g_autofree char *second = g_build_filename(folder, "second.md", NULL);
  g_autofree char *target = g_build_filename(folder, "target.md", NULL);

  g_assert_cmpint(symlink("second.md", link), ==, 0);
  g_assert_cmpint(symlink(target, second), ==, 0);
  save("link.md", "one");
  save("link.md", "two");
  assert_holds("target.md", "two");
  g_assert_true(g_file_test(link, G_FILE_TEST_IS_SYMLINK));
  g_assert_true(g_file_test(second, G_FILE_TEST_IS_SYMLINK));
  assert_n_files(3);
  g_unlink(link);
  g_unlink(second);
  g_unlink(target);
}

static gboolean
write_half(GOutputStream *out, gpointer data, GError **error)
{
  g_assert_true(g_output_stream_write_all(out, "half", 4, NULL, NULL, NULL));
  g_set_error_literal(error, ILK_ERROR, ILK_ERROR_FAILED, "Enough.");
  return FALSE;
}

static void
test_failure_keeps_the_old_file(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = file_named("kept.md");
  g_autofree char *path = g_file_get_path(file);

  save("kept.md", "old");
  g_assert_false(ilk_save_file(file, write_half, NULL, &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_FAILED);
  assert_holds("kept.md", "old");
  assert_n_files(1);
  g_unlink(path);
}

static void
test_places_that_take_no_file(void)
{
  g_autofree char *round = g_build_filename(folder, "round.md", NULL);
  g_autofree char *sub = g_build_filename(folder, "sub.md", NULL);
  g_mkdir(sub, 0700);
  g_assert_cmpint(symlink("round.md", round), ==, 0);

  const char *const names[] = {"missing/a.md", "sub.md", "round.md"};
  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(GFile) file = file_named(names[i]);
    g_assert_false(ilk_save_text(file, "text", &error));
    g_assert_nonnull(error);
  }
  assert_n_files(2);
  g_unlink(round);
  g_rmdir(sub);
}

static void
test_devices_are_written_to(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = g_file_new_for_path("/dev/null");
  g_assert_true(ilk_save_text(file, "text", &error));
  g_assert_no_error(error);
  g_assert_false(g_file_test("/dev/null", G_FILE_TEST_IS_REGULAR));
}

int
main(int argc, char **argv)
{
  g_test_init(&argc, &argv, NULL);
  folder = g_dir_make_tmp("save-file-XXXXXX", NULL);
  g_test_add_func("/save-file/new-and-old", test_new_and_old);
  g_test_add_func("/save-file/links", test_links_stay);
  g_test_add_func("/save-file/failure", test_failure_keeps_the_old_file);
  g_test_add_func("/save-file/no-place", test_places_that_take_no_file);
  g_test_add_func("/save-file/devices", test_devices_are_written_to);
  int status = g_test_run();
  g_rmdir(folder);
  g_free(folder);
  return status;
}
