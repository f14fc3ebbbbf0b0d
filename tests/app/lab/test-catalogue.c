/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The catalogue: only programs of the demo folder count, and they can describe themselves.
 */
#include "app/base/error.h"
#include "app/lab/catalogue.h"
#include "app/lab/kept-demos.h"
#include "app/lab/lessons.h"

#include <glib/gstdio.h>

static void
test_names(void)
{
  g_auto(GStrv) names = ilk_catalogue_dup_names();
  g_assert_true(g_strv_contains((const char *const *) names, "well-behaved"));
  g_assert_true(ilk_catalogue_has("well-behaved"));
}

static void
add_program(const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename(folder, name, NULL);
  g_assert_true(g_file_set_contents_full(path, "", 0, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
}

/* Lessons first, in the order of the build's table, and what is not among them by name. */
static void
test_order(void)
{
  static const char *const lessons[][2] = {ILK_LESSONS};
  const gsize n = G_N_ELEMENTS(lessons);
  g_autofree char *before = g_strdup(g_getenv("INTERLOCK_DEMO_DIR"));
  g_autofree char *folder = g_dir_make_tmp("interlock-XXXXXX", NULL);

  add_program(folder, "zebra");
  for (gsize i = n; i-- > 0;)
    add_program(folder, lessons[i][0]);
  add_program(folder, "aardvark");
  g_setenv("INTERLOCK_DEMO_DIR", folder, TRUE);
  g_auto(GStrv) names = ilk_catalogue_dup_names();
  g_assert_cmpuint(g_strv_length(names), ==, n + 2);
  for (gsize i = 0; i < n; i++) {
    g_assert_cmpstr(names[i], ==, lessons[i][0]);
    g_assert_cmpstr(ilk_catalogue_get_group(names[i]), ==, lessons[i][1]);
  }
  g_assert_cmpstr(ilk_catalogue_get_group("zebra"), ==, "");
  g_assert_cmpstr(names[n], ==, "aardvark");
  g_assert_cmpstr(names[n + 1], ==, "zebra");
  g_setenv("INTERLOCK_DEMO_DIR", before, TRUE);
  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *path = g_build_filename(folder, names[i], NULL);
    g_assert_cmpint(g_remove(path), ==, 0);
  }
  g_rmdir(folder);
}

static void
test_only_programs_of_the_folder(void)
{
  const char *const cases[] = {NULL,
                               "",
                               ".",
                               "..",
                               "../demos/well-behaved",
                               "/bin/true",
                               "no",
                               "./well-behaved",
                               "Well-behaved",
                               "well-behaved ",
                               "well-behaved.p"};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++)
    g_assert_false(ilk_catalogue_has(cases[i]));
}

static void
test_load(void)
{
  g_autoptr(GError) error = NULL;
  IlkDemo *demo = ilk_catalogue_load("well-behaved", &error);
  g_assert_no_error(error);
  g_assert_cmpstr(ilk_demo_get_title(demo), ==, "Well behaved");
  ilk_kept_demos_forget();
  g_assert_finalize_object(demo);

  g_assert_null(ilk_catalogue_load("nothing", &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
}

static void
loaded_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;
  *kept = g_object_ref(result);
}

static void
test_load_async(void)
{
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  ilk_catalogue_load_async("well-behaved", NULL, loaded_cb, &result);
  while (result == NULL)
    g_main_context_iteration(NULL, TRUE);

  g_autoptr(IlkDemo) demo = ilk_catalogue_load_finish(result, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(ilk_demo_get_name(demo), ==, "well-behaved");
}

/* A demo that writes a line for each time it is started; not in a cage that has its own /tmp. */
static char *
add_counting_demo(const char *folder, const char *answer)
{
  g_autofree char *path = g_build_filename(folder, "counting", NULL);
  g_autofree char *starts = g_build_filename(folder, "starts", NULL);
  g_autofree char *script =
      g_strdup_printf("#!/bin/sh\necho started >> '%s'\n%s\n", starts, answer);

  g_assert_true(g_file_set_contents_full(path, script, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  return g_steal_pointer(&starts);
}

static guint
count_lines(const char *path)
{
  g_autofree char *text = NULL;
  g_assert_true(g_file_get_contents(path, &text, NULL, NULL));
  g_auto(GStrv) lines = g_strsplit(text, "\n", -1);
  return g_strv_length(lines) - 1;
}

static void
counted_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  guint *answers = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDemo) demo = ilk_catalogue_load_finish(result, &error);

  g_assert_no_error(error);
  g_assert_cmpstr(ilk_demo_get_name(demo), ==, "counting");
  (*answers)++;
}

/* However many want to know, and before anybody has been told: one start. */
static void
test_asked_once(void)
{
  enum { CALLERS = 12 };
  g_autofree char *before = g_strdup(g_getenv("INTERLOCK_DEMO_DIR"));
  g_autofree char *folder = g_dir_make_tmp("interlock-XXXXXX", NULL);
  guint answers = 0;

  g_setenv("INTERLOCK_DEMO_DIR", folder, TRUE);
  g_autofree char *starts = add_counting_demo(folder, "exit 1");
  g_assert_null(ilk_catalogue_load("counting", NULL));
  g_assert_null(ilk_catalogue_load("counting", NULL));
  g_assert_null(ilk_catalogue_ref_known("counting"));
  g_assert_cmpuint(count_lines(starts), ==, 2);

  g_free(add_counting_demo(folder,
                           "echo '{\"type\":\"describe\",\"version\":1,\"name\":\"counting\"}'"));
  for (int i = 0; i < CALLERS; i++)
    ilk_catalogue_load_async("counting", NULL, counted_cb, &answers);
  while (answers < CALLERS)
    g_main_context_iteration(NULL, TRUE);
  g_autoptr(IlkDemo) again = ilk_catalogue_load("counting", NULL);
  g_autoptr(IlkDemo) known = ilk_catalogue_ref_known("counting");
  g_assert_true(again != NULL && again == known);
  g_assert_cmpuint(count_lines(starts), ==, 3);

  g_autofree char *path = g_build_filename(folder, "counting", NULL);
  g_assert_cmpint(g_unlink(path) + g_unlink(starts) + g_rmdir(folder), ==, 0);
  g_setenv("INTERLOCK_DEMO_DIR", before, TRUE);
}

static void
check_refused(const char *folder, const char *script)
{
  g_autofree char *path = g_build_filename(folder, "misdescribed", NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true(g_file_set_contents_full(path, script, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
  g_assert_null(ilk_catalogue_load("misdescribed", &error));
  g_assert_error(error, ILK_ERROR, ILK_ERROR_CHILD);
  g_unlink(path);
}

static void
test_misdescribed(void)
{
  const char *const scripts[] = {
      "#!/bin/sh\nexit 0\n",
      "#!/bin/sh\necho '{\"type\":\"describe\",\"version\":1}'; exit 1\n",
      "#!/bin/sh\necho hello\n",
      "#!/bin/sh\nexec yes\n",
      "#!/bin/sh\nkill -SEGV $$\n",
      "#!/no/such/program\n",
  };
  g_autofree char *before = g_strdup(g_getenv("INTERLOCK_DEMO_DIR"));
  g_autofree char *folder = g_dir_make_tmp("interlock-XXXXXX", NULL);
  g_setenv("INTERLOCK_DEMO_DIR", folder, TRUE);
  for (gsize i = 0; i < G_N_ELEMENTS(scripts); i++)
    check_refused(folder, scripts[i]);
  g_rmdir(folder);
  g_setenv("INTERLOCK_DEMO_DIR", before, TRUE);
}

static void
test_missing_folder(void)
{
  g_autofree char *before = g_strdup(g_getenv("INTERLOCK_DEMO_DIR"));
  g_setenv("INTERLOCK_DEMO_DIR", "/nowhere", TRUE);
  g_auto(GStrv) names = ilk_catalogue_dup_names();
  g_assert_cmpuint(g_strv_length(names), ==, 0);
  g_setenv("INTERLOCK_DEMO_DIR", before, TRUE);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_setenv("INTERLOCK_CONTAINMENT", "fallback",
           TRUE); /* so that a demo can leave a trace of itself */
  g_test_add_func("/lab/catalogue/names", test_names);
  g_test_add_func("/lab/catalogue/order", test_order);
  g_test_add_func("/lab/catalogue/only-programs-of-the-folder", test_only_programs_of_the_folder);
  g_test_add_func("/lab/catalogue/load", test_load);
  g_test_add_func("/lab/catalogue/load-async", test_load_async);
  g_test_add_func("/lab/catalogue/asked-once", test_asked_once);
  g_test_add_func("/lab/catalogue/misdescribed", test_misdescribed);
  g_test_add_func("/lab/catalogue/missing-folder", test_missing_folder);
  return g_test_run();
}
