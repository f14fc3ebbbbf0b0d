/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The table of kinds.
 */
#include "ui/lab/chart/kind.h"
#include "ui/lab/python-runs.h"

#define KIND(CONSTANT, name) [ILK_CHART_##CONSTANT] = &ui_lab_chart_##name,
static const UiLabChartKind *const kinds[ILK_N_CHART_KINDS] = {ILK_CHART_KINDS(KIND)};
#undef KIND

static gboolean
has_result(const IlkChart *chart, IlkTrace *trace)
{
  for (guint i = 0; chart->results != NULL && chart->results[i] != NULL; i++)
    if (ilk_trace_find_result(trace, chart->results[i]) != NULL)
      return TRUE;
  return FALSE;
}

static gboolean
has_python_result(const IlkChart *chart, GPtrArray *pythons)
{
  for (guint i = 0; pythons != NULL && i < pythons->len; i++)
    if (has_result(chart, ((const UiPythonResult *) g_ptr_array_index(pythons, i))->trace))
      return TRUE;
  return FALSE;
}

static gboolean
has_segments(IlkTrace *trace)
{
  GPtrArray *lanes = ilk_trace_get_lanes(trace);

  for (guint i = 0; i < lanes->len; i++)
    if (((const IlkLane *) g_ptr_array_index(lanes, i))->segments->len > 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_order(const IlkChart *chart, const UiLabFindings *found)
{
  gboolean has = ilk_trace_find_order(found->trace, chart->name) != NULL;

  for (guint i = 0; found->pythons != NULL && i < found->pythons->len && !has; i++) {
    const UiPythonResult *python = g_ptr_array_index(found->pythons, i);
    has = ilk_trace_find_order(python->trace, chart->name) != NULL;
  }
  return has;
}

gboolean
ui_lab_chart_has_something(const IlkChart *chart, const UiLabFindings *found)
{
  const IlkHistogram *histogram;
  const IlkSeries *series;

  switch (chart->kind) {
  case ILK_CHART_LANES:
    return has_segments(found->trace);
  case ILK_CHART_HISTOGRAM:
    histogram = ilk_trace_find_histogram(found->trace, chart->name);
    return histogram != NULL && histogram->buckets->len > 0;
  case ILK_CHART_LINES:
    series = ilk_trace_find_series(found->trace, chart->name);
    return series != NULL && series->samples->len > 0;
  case ILK_CHART_LISTING:
    return ilk_trace_get_listing(found->trace) != NULL;
  case ILK_CHART_ORDER:
    return has_order(chart, found);
  case ILK_CHART_BARS:
  case ILK_CHART_VALUE:
  case ILK_CHART_CURVE:
  case ILK_CHART_FACTS:
  case ILK_N_CHART_KINDS:
    break;
  }
  return has_result(chart, found->trace) || has_python_result(chart, found->pythons);
}

const UiLabChartKind *
ui_lab_chart_kind(IlkChartKind kind)
{
  g_return_val_if_fail(kind < ILK_N_CHART_KINDS, kinds[0]);
  return kinds[kind];
}
