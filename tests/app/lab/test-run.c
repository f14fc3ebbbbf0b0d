/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A run of a demo that behaves: its trace arrives, controls reach it, stopping and dropping it end
 * it. Demos that misbehave are in tests/faults.
 */
#include "app/base/error.h"
#include "app/lab/run.h"

#include <math.h>

typedef struct {
  IlkRun *run;
  int updates;
  gboolean finished;
  GError *error;
} Fixture;

static void
updated_cb(IlkRun *run, Fixture *fixture)
{
  fixture->updates++;
}

static void
finished_cb(IlkRun *run, const GError *error, Fixture *fixture)
{
  g_assert_false(fixture->finished);
  fixture->finished = TRUE;
  fixture->error = error != NULL ? g_error_copy(error) : NULL;
}

static void
set_up(Fixture *fixture, gconstpointer argument)
{
  const char *arguments[] = {argument, NULL};
  fixture->run = ilk_run_new("well-behaved", arguments);
  g_signal_connect(fixture->run, "updated", G_CALLBACK(updated_cb), fixture);
  g_signal_connect(fixture->run, "finished", G_CALLBACK(finished_cb), fixture);
}

static void
tear_down(Fixture *fixture, gconstpointer argument)
{
  g_clear_error(&fixture->error);
  g_assert_finalize_object(g_steal_pointer(&fixture->run));
}

static void
start(Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_assert_true(ilk_run_start(fixture->run, &error));
  g_assert_no_error(error);
  g_assert_true(ilk_run_is_running(fixture->run));
}

static void
wait_until_finished(Fixture *fixture)
{
  while (!fixture->finished)
    g_main_context_iteration(NULL, TRUE);
  g_assert_false(ilk_run_is_running(fixture->run));
  g_assert_no_error(fixture->error);
}

static void
test_to_the_end(Fixture *fixture, gconstpointer argument)
{
  start(fixture);
  wait_until_finished(fixture);

  IlkTrace *trace = ilk_run_get_trace(fixture->run);
  g_assert_true(ilk_trace_has_ended(trace));
  g_assert_cmpuint(ilk_trace_get_garbage(trace), ==, 0);
  g_assert_cmpfloat(ilk_trace_find_result(trace, "speedup")->value, ==, 0.98);
  g_assert_cmpint(fixture->updates, >=, 1);
}

static gboolean
draw_cb(gpointer until)
{
  return g_get_monotonic_time() < *(gint64 *) until;
}

/* A window that draws without a pause leaves no time for reading; what was printed still comes. */
static void
test_behind_a_busy_window(Fixture *fixture, gconstpointer argument)
{
  gint64 until = g_get_monotonic_time() + 2 * G_TIME_SPAN_SECOND;

  g_idle_add_full(G_PRIORITY_HIGH_IDLE, draw_cb, &until, NULL);
  start(fixture);
  wait_until_finished(fixture);
  g_assert_true(ilk_trace_has_ended(ilk_run_get_trace(fixture->run)));
}

/* A number reaches the demo as it is, also one that no integer holds. */
static void
test_controls(Fixture *fixture, gconstpointer argument)
{
  const char *const values[] = {"4", "-2", "0.5", "9223372036854775808", "-1e300"};
  start(fixture);
  IlkTrace *trace = ilk_run_get_trace(fixture->run);
  for (gsize i = 0; i < G_N_ELEMENTS(values); i++) {
    ilk_run_set_parameter(fixture->run, "threads", values[i]);
    while (ilk_trace_get_parameter(trace, "threads") != g_ascii_strtod(values[i], NULL))
      g_main_context_iteration(NULL, TRUE);
  }

  ilk_run_stop(fixture->run);
  wait_until_finished(fixture);
  g_assert_true(ilk_trace_has_ended(trace));
}

static void
test_dropped_while_running(Fixture *fixture, gconstpointer argument)
{
  start(fixture);
  while (fixture->updates == 0)
    g_main_context_iteration(NULL, TRUE);
}

static void
test_not_a_demo(void)
{
  const char *const cases[] = {"nothing", "/bin/true", "../demos/well-behaved"};
  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    g_autoptr(GError) error = NULL;
    g_autoptr(IlkRun) run = ilk_run_new(cases[i], NULL);
    g_assert_false(ilk_run_start(run, &error));
    g_assert_error(error, ILK_ERROR, ILK_ERROR_NOT_FOUND);
  }
}

static void
add(const char *path, const char *argument, void (*test)(Fixture *, gconstpointer))
{
  g_test_add(path, Fixture, argument, set_up, test, tear_down);
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  add("/lab/run/to-the-end", NULL, test_to_the_end);
  add("/lab/run/behind-a-busy-window", NULL, test_behind_a_busy_window);
  add("/lab/run/controls", "--wait", test_controls);
  add("/lab/run/dropped-while-running", "--wait", test_dropped_while_running);
  g_test_add_func("/lab/run/not-a-demo", test_not_a_demo);
  return g_test_run();
}
