/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Pythons run one after the other; each keeps its latest result; what failed is said.
 */
#include "tests/ui/widget-tree.h"
#include "ui/lab/python-runs.h"

typedef struct {
  UiPythonRuns *runs;
  int failures;
  int changes;
} Fixture;

static void
failed_cb(UiPythonRuns *runs, const char *sentence, Fixture *fixture)
{
  g_assert_cmpstr(sentence, !=, "");
  fixture->failures++;
}

static void
changed_cb(UiPythonRuns *runs, Fixture *fixture)
{
  fixture->changes++;
}

static void
set_up(Fixture *fixture, gconstpointer data)
{
  fixture->runs = ui_python_runs_new();
  g_signal_connect(fixture->runs, "failed", G_CALLBACK(failed_cb), fixture);
  g_signal_connect(fixture->runs, "changed", G_CALLBACK(changed_cb), fixture);
}

static void
tear_down(Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object(fixture->runs);
}

static void
add(Fixture *fixture, const char *version, const char *argument)
{
  g_autofree char *path = g_test_build_filename(G_TEST_DIST, "ui/lab/bin/fake-python", NULL);
  g_autofree char *copy = g_strdup(version);
  const IlkPython python = {path, copy, TRUE};
  const char *arguments[] = {argument, NULL};

  ui_python_runs_add(fixture->runs, &python, "gil-contention", arguments);
}

static void
wait_until_done(Fixture *fixture)
{
  wait_until(!ui_python_runs_get_running(fixture->runs));
}

static const UiPythonResult *
get_result(Fixture *fixture, guint index)
{
  return g_ptr_array_index(ui_python_runs_get_results(fixture->runs), index);
}

static void
test_one_after_the_other(Fixture *fixture, gconstpointer data)
{
  add(fixture, "3.98.0", NULL);
  add(fixture, "3.99.0", NULL);
  g_assert_cmpstr(ui_python_runs_get_running(fixture->runs), ==, "Python 3.98.0");
  wait_until_done(fixture);
  g_assert_cmpuint(ui_python_runs_get_results(fixture->runs)->len, ==, 2);
  g_assert_cmpstr(get_result(fixture, 1)->label, ==, "Python 3.99.0");
  const IlkResult *result = ilk_trace_find_result(get_result(fixture, 1)->trace, "speedup");
  g_assert_cmpfloat(result->value, ==, 0.99);
  g_assert_cmpint(fixture->failures, ==, 0);
  g_assert_cmpint(fixture->changes, ==, 3);
}

static void
test_again_replaces(Fixture *fixture, gconstpointer data)
{
  add(fixture, "3.98.0", NULL);
  add(fixture, "3.98.0", NULL);
  wait_until_done(fixture);
  g_assert_cmpuint(ui_python_runs_get_results(fixture->runs)->len, ==, 1);
}

static void
test_failure_is_said(Fixture *fixture, gconstpointer data)
{
  add(fixture, "3.98.0", "--fail");
  add(fixture, "3.99.0", NULL);
  wait_until_done(fixture);
  g_assert_cmpint(fixture->failures, ==, 1);
  g_assert_cmpuint(ui_python_runs_get_results(fixture->runs)->len, ==, 1);
}

static void
test_stop_drops_what_waits(Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 5; i++)
    add(fixture, "3.98.0", NULL);
  ui_python_runs_stop(fixture->runs);
  wait_until_done(fixture);
  g_assert_cmpint(fixture->changes, <=, 2);
}

/* One that runs with values nobody wants any more makes room for the same with others. */
static void
test_restart(Fixture *fixture, gconstpointer data)
{
  const char *const arguments[] = {NULL};

  add(fixture, "3.98.0", "--forever");
  add(fixture, "3.99.0", "--forever");
  ui_python_runs_restart(fixture->runs, arguments);
  g_assert_cmpstr(ui_python_runs_get_running(fixture->runs), ==, "Python 3.98.0");
  wait_until_done(fixture);
  g_assert_cmpuint(ui_python_runs_get_results(fixture->runs)->len, ==, 2);
  g_assert_cmpint(fixture->failures, ==, 0);
}

static void
test_stop_after_restart(Fixture *fixture, gconstpointer data)
{
  const char *const arguments[] = {"--forever", NULL};

  add(fixture, "3.98.0", "--forever");
  ui_python_runs_restart(fixture->runs, arguments);
  ui_python_runs_stop(fixture->runs);
  wait_until_done(fixture);
  g_assert_cmpuint(ui_python_runs_get_results(fixture->runs)->len, ==, 0);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_test_add("/lab/python-runs/one-after-the-other", Fixture, NULL, set_up,
             test_one_after_the_other, tear_down);
  g_test_add("/lab/python-runs/again-replaces", Fixture, NULL, set_up, test_again_replaces,
             tear_down);
  g_test_add("/lab/python-runs/failure-is-said", Fixture, NULL, set_up, test_failure_is_said,
             tear_down);
  g_test_add("/lab/python-runs/stop-drops-what-waits", Fixture, NULL, set_up,
             test_stop_drops_what_waits, tear_down);
  g_test_add("/lab/python-runs/restart", Fixture, NULL, set_up, test_restart, tear_down);
  g_test_add("/lab/python-runs/stop-after-restart", Fixture, NULL, set_up, test_stop_after_restart,
             tear_down);
  return g_test_run();
}
