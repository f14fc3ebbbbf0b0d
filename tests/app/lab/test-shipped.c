/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every demo that ships, run short: its description is understood, its trace holds no garbage, and
 * it measures what its prediction and its charts speak of.
 */
#include "app/lab/catalogue.h"
#include "app/lab/run.h"

static void
finished_cb(IlkRun *run, const GError *error, gboolean *finished)
{
  g_assert_no_error(error);
  *finished = TRUE;
}

static void
check_results(IlkDemo *demo, IlkTrace *trace)
{
  const IlkPrediction *prediction = ilk_demo_get_prediction(demo);
  if (prediction != NULL)
    g_assert_nonnull(ilk_trace_find_result(trace, prediction->result));

  GPtrArray *charts = ilk_demo_get_charts(demo);
  for (guint i = 0; i < charts->len; i++) {
    const IlkChart *chart = g_ptr_array_index(charts, i);
    for (gsize r = 0; chart->results != NULL && chart->results[r] != NULL; r++)
      g_assert_nonnull(ilk_trace_find_result(trace, chart->results[r]));
    if (chart->kind == ILK_CHART_HISTOGRAM)
      g_assert_nonnull(ilk_trace_find_histogram(trace, chart->name));
    if (chart->kind == ILK_CHART_LISTING)
      g_assert_nonnull(ilk_trace_get_listing(trace));
    if (chart->kind == ILK_CHART_LINES)
      g_assert_nonnull(ilk_trace_find_series(trace, chart->name));
  }
}

static void
test_demo(gconstpointer name)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(IlkDemo) demo = ilk_catalogue_load(name, &error);
  g_assert_no_error(error);
  g_assert_cmpstr(ilk_demo_get_name(demo), ==, name);

  const char *arguments[] = {"--seconds=1", NULL};
  gboolean finished = FALSE;
  g_autoptr(IlkRun) run = ilk_run_new(name, arguments);
  g_signal_connect(run, "finished", G_CALLBACK(finished_cb), &finished);
  g_assert_true(ilk_run_start(run, &error));
  while (!finished)
    g_main_context_iteration(NULL, TRUE);

  g_assert_cmpuint(ilk_trace_get_garbage(ilk_run_get_trace(run)), ==, 0);
  check_results(demo, ilk_run_get_trace(run));
}

int
main(int argc, char *argv[])
{
  g_test_init(&argc, &argv, NULL);
  g_auto(GStrv) names = ilk_catalogue_dup_names();
  g_assert_cmpuint(g_strv_length(names), >, 0);

  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *path = g_strconcat("/lab/shipped/", names[i], NULL);
    g_test_add_data_func(path, names[i], test_demo);
  }
  return g_test_run();
}
