/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only what lies in the folder is read, however a demo names it.
 */
#include "app/base/error.h"
#include "app/base/limits.h"
#include "app/lab/source.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct {
  char *top;
  char *folder;
} Fixture;

static void
write_file(const char *folder, const char *name, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_assert_true(g_file_set_contents(path, text, length, NULL));
}

static void
link_file(const char *target, const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_assert_cmpint(symlink(target, path), ==, 0);
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
  g_autofree char *too_much = g_strnfill(ILK_MAX_SOURCE_BYTES + 1, 'x');

  fixture->top = g_dir_make_tmp("interlock-XXXXXX", NULL);
  fixture->folder = g_build_filename(fixture->top, "demos", "interpreter", NULL);
  g_assert_cmpint(g_mkdir_with_parents(fixture->folder, 0700), ==, 0);
  write_file(fixture->folder, "gil.c", "int main;\n", -1);
  g_free(fixture->folder);
  fixture->folder = g_build_filename(fixture->top, "demos", NULL);
  write_file(fixture->top, "secret", "secret", -1);
  write_file(fixture->folder, "bytes.c", "\xff\xfe", 2);
  write_file(fixture->folder, "nul.c", "a\0b", 3);
  write_file(fixture->folder, "long.c", too_much, -1);
  write_file(fixture->folder, "longest.c", too_much, ILK_MAX_SOURCE_BYTES);
  link_file("../secret", fixture->folder, "out.c");
  link_file("interpreter/gil.c", fixture->folder, "in.c");
}

static void
remove_file(const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_assert_cmpint(g_remove(path), ==, 0);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  const char *const names[] = {"demos/interpreter/gil.c",
                               "demos/interpreter",
                               "demos/bytes.c",
                               "demos/nul.c",
                               "demos/long.c",
                               "demos/longest.c",
                               "demos/out.c",
                               "demos/in.c",
                               "demos",
                               "secret"};

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++)
    remove_file(fixture->top, names[i]);
  g_assert_cmpint(g_rmdir(fixture->top), ==, 0);
  g_free(fixture->top);
  g_free(fixture->folder);
}

static void
test_read(Fixture *fixture, gconstpointer data)
{
  const char *const names[] = {"interpreter/gil.c", "in.c"};

  for (gsize i = 0; i < G_N_ELEMENTS(names); i++) {
    g_autoptr(GError) error = NULL;
    g_autofree char *text = ilk_source_load(fixture->folder, names[i], &error);
    g_assert_no_error(error);
    g_assert_cmpstr(text, ==, "int main;\n");
  }
  g_autofree char *longest = ilk_source_load(fixture->folder, "longest.c", NULL);
  g_assert_cmpuint(strlen(longest), ==, ILK_MAX_SOURCE_BYTES);
}

static void
test_refused(Fixture *fixture, gconstpointer data)
{
  g_autofree char *absolute = g_build_filename(fixture->folder, "in.c", NULL);
  const struct {
    const char *name;
    IlkError code;
  } cases[] = {
      {"", ILK_ERROR_INVALID},
      {".", ILK_ERROR_INVALID},
      {"..", ILK_ERROR_INVALID},
      {"../secret", ILK_ERROR_INVALID},
      {"interpreter/../../secret", ILK_ERROR_INVALID},
      {"interpreter/../in.c", ILK_ERROR_INVALID},
      {"./in.c", ILK_ERROR_INVALID},
      {"interpreter//gil.c", ILK_ERROR_INVALID},
      {"in.c/", ILK_ERROR_INVALID},
      {"/etc/passwd", ILK_ERROR_INVALID},
      {absolute, ILK_ERROR_INVALID},
      {"\xff.c", ILK_ERROR_INVALID},
      {"out.c", ILK_ERROR_INVALID},
      {"bytes.c", ILK_ERROR_INVALID},
      {"nul.c", ILK_ERROR_INVALID},
      {"interpreter", ILK_ERROR_NOT_FOUND},
      {"missing.c", ILK_ERROR_NOT_FOUND},
      {"in.c/gil.c", ILK_ERROR_NOT_FOUND},
      {"long.c", ILK_ERROR_TOO_LARGE},
  };

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_test_message("case %" G_GSIZE_FORMAT, i);
    g_assert_null(ilk_source_load(fixture->folder, cases[i].name, &error));
    g_assert_error(error, ILK_ERROR, (int) cases[i].code);
  }
}

static void
test_missing_folder(void)
{
  g_autoptr(GError) error = NULL;

  g_assert_null(ilk_source_load("/nowhere", "gil.c", &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add("/lab/source/read", Fixture, NULL, set_up, test_read, tear_down);
  g_test_add("/lab/source/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add_func("/lab/source/missing-folder", test_missing_folder);
  return g_test_run();
}
