/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The learner's own Pythons: the interpreters on PATH are found once each, and one runs the script
 * that goes with a demo.
 */
#include "app/base/error.h"
#include "app/lab/python.h"
#include "app/lab/run.h"

#include <glib/gstdio.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *search_path;
} Fixture;

static void
write_program(Fixture *fixture, const char *name, const char *body)
{
  g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
  g_autofree char *text = g_strconcat("#!/bin/sh\n", body, "\n", NULL);
  g_assert_true(g_file_set_contents_full(path, text, -1, G_FILE_SET_CONTENTS_NONE, 0755, NULL));
}

static void
link_program(Fixture *fixture, const char *name, const char *target)
{
  g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
  g_assert_cmpint(symlink(target, path), ==, 0);
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp("interlock-XXXXXX", NULL);
  fixture->search_path = g_strdup(g_getenv("PATH"));
  g_chmod(fixture->folder, 0755);
  g_setenv("PATH", fixture->folder, TRUE);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  g_autoptr(GDir) folder = g_dir_open(fixture->folder, 0, NULL);
  const char *name;
  while ((name = g_dir_read_name(folder)) != NULL) {
    g_autofree char *path = g_build_filename(fixture->folder, name, NULL);
    g_unlink(path);
  }
  g_rmdir(fixture->folder);
  g_setenv("PATH", fixture->search_path, TRUE);
  g_free(fixture->folder);
  g_free(fixture->search_path);
}

static gint
compare_versions(gconstpointer a, gconstpointer b)
{
  return g_strcmp0((*(IlkPython *const *) a)->version, (*(IlkPython *const *) b)->version);
}

static void
test_found_once_each(Fixture *fixture, gconstpointer data)
{
  write_program(fixture, "python3.11", "echo \"$0\"; echo 3.11.7; echo 1");
  link_program(fixture, "python3", "python3.11");
  write_program(fixture, "python3.14t", "echo \"$0\"; echo 3.14.4; echo 0");
  write_program(fixture, "python3.99", "echo /opt/python3.11; echo 3.99.0; echo 1");
  write_program(fixture, "python3.98", "echo /opt/python3.11; echo 3.99.0; echo 1");
  write_program(fixture, "python3.1", "echo hello");
  write_program(fixture, "python3.2", "exit 1");
  write_program(fixture, "python3.3", "echo python; echo 3.3.0; echo 1");
  write_program(fixture, "python3-config", "echo /a; echo 3.4.0; echo 1");
  write_program(fixture, "python3.5dbg", "echo /b; echo 3.5.0; echo 1");

  g_autoptr(GPtrArray) found = ilk_python_find(NULL);
  g_ptr_array_sort(found, compare_versions);
  g_assert_cmpuint(found->len, ==, 3);

  const IlkPython *old = found->pdata[0], *free_threaded = found->pdata[1];
  g_autofree char *label = ilk_python_dup_label(old);
  g_autofree char *free_label = ilk_python_dup_label(free_threaded);
  g_assert_cmpstr(label, ==, "Python 3.11.7");
  g_assert_cmpstr(free_label, ==, "Python 3.14.4, free-threaded");
  g_assert_true(g_str_has_prefix(old->path, fixture->folder));
}

static void
found_cb(GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **kept = user_data;
  *kept = g_object_ref(result);
}

static void
test_added_by_the_learner(Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_build_filename(fixture->folder, "my-python", NULL);
  const char *more[] = {path, "/nowhere/python3", NULL};
  g_autoptr(GAsyncResult) result = NULL;
  write_program(fixture, "my-python", "echo \"$0\"; echo 3.15.2; echo 1");

  ilk_python_find_async(more, NULL, found_cb, &result);
  while (result == NULL)
    g_main_context_iteration(NULL, TRUE);
  g_autoptr(GPtrArray) found = ilk_python_find_finish(result, NULL);
  g_assert_cmpuint(found->len, ==, 1);
  g_assert_cmpstr(((IlkPython *) found->pdata[0])->path, ==, path);
}

static void
finished_cb(IlkRun *run, const GError *error, gboolean *finished)
{
  g_assert_no_error(error);
  *finished = TRUE;
}

/* INTERLOCK_TEST_PYTHON is the interpreter Meson itself runs on, so there always is one. */
static void
test_runs_the_script(void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkPython) python = ilk_python_ask(g_getenv("INTERLOCK_TEST_PYTHON"), &error);
  g_assert_no_error(error);
  const char *arguments[] = {"--threads=2", NULL};
  gboolean finished = FALSE;

  IlkRun *run = ilk_run_new_python("well-behaved", python->path, arguments);
  g_signal_connect(run, "finished", G_CALLBACK(finished_cb), &finished);
  g_assert_true(ilk_run_start(run, &error));
  while (!finished)
    g_main_context_iteration(NULL, TRUE);

  IlkTrace *trace = ilk_run_get_trace(run);
  g_assert_cmpfloat(ilk_trace_get_parameter(trace, "threads"), ==, 2);
  g_assert_cmpfloat(ilk_trace_find_result(trace, "speedup")->value, ==, 1);
  g_assert_finalize_object(run);
}

static void
test_refused(void)
{
  const struct {
    const char *demo, *interpreter;
  } cases[] = {{"well-behaved", "/nowhere/python3"},
               {"../well-behaved", "/bin/sh"},
               {"no-such-demo", "/bin/sh"},
               {"without-script", "/bin/sh"}};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkRun) run = ilk_run_new_python(cases[i].demo, cases[i].interpreter, NULL);
    g_assert_false(ilk_run_start(run, &error));
    g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  }
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add("/lab/python/found-once-each", Fixture, NULL, set_up, test_found_once_each, tear_down);
  g_test_add("/lab/python/added-by-the-learner", Fixture, NULL, set_up, test_added_by_the_learner,
             tear_down);
  g_test_add_func("/lab/python/runs-the-script", test_runs_the_script);
  g_test_add_func("/lab/python/refused", test_refused);
  return g_test_run();
}
