/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A curve of results: its points by size, and where it rises above the level.
 */
#include "tests/ui/start.h"
#include "tests/ui/widget-tree.h"
#include "ui/charts/curve.h"
#include "ui/lab/chart/kind.h"
#include "ui/lab/python-runs.h"

typedef struct {
  const char *values;
  const char *words;
} Case;

/* Results a, b and c at 1, 10 and 100 ms; the level is 1. */
static const Case cases[] = {
    {"", "Curve, nothing measured yet"},
    {"0.5 1.5 2", "model: at 1\u00a0ms 0.50×, at 10\u00a0ms 1.50×, at 100\u00a0ms 2.00×; "
                  "pays from 3.16\u00a0ms"},
    {"0.1 1.0 2", "model: at 1\u00a0ms 0.10×, at 10\u00a0ms 1.00×, at 100\u00a0ms 2.00×; "
                  "pays from 10.0\u00a0ms"},
    {"1.5 1.6 1.7", "model: at 1\u00a0ms 1.50×, at 10\u00a0ms 1.60×, at 100\u00a0ms 1.70×"},
    {"0.1 0.2 0.3", "model: at 1\u00a0ms 0.10×, at 10\u00a0ms 0.20×, at 100\u00a0ms 0.30×"},
    {"0.5 1.5", "model: at 1\u00a0ms 0.50×, at 10\u00a0ms 1.50×, at 100\u00a0ms –; "
                "pays from 3.16\u00a0ms"},
};

static const char description[] =
    "{\"type\":\"describe\",\"version\":1,\"name\":\"x\",\"charts\":[{\"kind\":\"curve\","
    "\"results\":[\"a\",\"b\",\"c\"],\"at\":[1,10,100],\"at_unit\":\"ms\",\"unit\":\"x\","
    "\"ideal\":{\"value\":1},\"mark\":{\"label\":\"pays from\"}}]}";

static IlkTrace *
trace_of(const char *values)
{
  IlkTrace *trace = ilk_trace_new();
  g_auto(GStrv) each = g_strsplit(values, " ", -1);

  for (int i = 0; each[i]; i++) {
    g_autofree char *line = g_strdup_printf(
        "{\"type\":\"result\",\"name\":\"%c\",\"value\":%s,\"unit\":\"x\"}\n", 'a' + i, each[i]);
    ilk_trace_feed(trace, line, strlen(line));
  }
  return trace;
}

static const IlkChart *
get_chart(IlkDemo *demo)
{
  return g_ptr_array_index(ilk_demo_get_charts(demo), 0);
}

static void
fill(UiCurve *curve, IlkDemo *demo, IlkTrace *trace, GPtrArray *pythons)
{
  const IlkChart *chart = get_chart(demo);
  const UiLabFindings found = {.demo = demo, .trace = trace, .pythons = pythons};

  ui_lab_chart_kind(chart->kind)->fill(GTK_WIDGET(curve), chart, &found);
}

static void
test_crossing(void)
{
  g_autoptr(IlkDemo) demo = ilk_demo_new_from_json(description, -1, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS(cases); i++) {
    UiCurve *curve = g_object_ref_sink(ui_curve_new());
    g_autoptr(IlkTrace) trace = trace_of(cases[i].values);
    fill(curve, demo, trace, NULL);
    g_assert_cmpstr(ui_chart_get_description(UI_CHART(curve)), ==, cases[i].words);
    g_assert_finalize_object(curve);
  }
}

/* A Python that has measured some of it has a line of its own. */
static void
test_pythons(void)
{
  g_autoptr(IlkDemo) demo = ilk_demo_new_from_json(description, -1, NULL);
  g_autoptr(IlkTrace) trace = trace_of("0.5 1.5 2"), measured = trace_of("0.25"),
                      nothing = trace_of("");
  UiPythonResult results[] = {{(char *) "Python 3.11", measured}, {(char *) "Python 3.9", nothing}};
  g_autoptr(GPtrArray) pythons = g_ptr_array_new();
  UiCurve *curve = g_object_ref_sink(ui_curve_new());

  g_ptr_array_add(pythons, &results[0]);
  g_ptr_array_add(pythons, &results[1]);
  fill(curve, demo, trace, pythons);
  const char *words = ui_chart_get_description(UI_CHART(curve));
  g_assert_nonnull(strstr(words, "; Python 3.11: at 1\u00a0ms 0.25×, at 10\u00a0ms –"));
  g_assert_null(strstr(words, "3.9"));
  g_assert_finalize_object(curve);
}

int
main(int argc, char *argv[])
{
  start_ui_test(&argc, &argv);
  g_test_add_func("/lab/curve/crossing", test_crossing);
  g_test_add_func("/lab/curve/pythons", test_pythons);
  return g_test_run();
}
