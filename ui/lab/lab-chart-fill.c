/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A small function for each kind of chart.
 */
#include "ui/lab/lab-chart-fill.h"

#include "ui/base/units.h"
#include "ui/charts/histogram.h"
#include "ui/charts/lanes.h"
#include "ui/charts/lines.h"
#include "ui/charts/value-tile.h"
#include "ui/lab/lab-bars.h"
#include "ui/lab/lab-curve.h"
#include "ui/lab/listing-view.h"
#include "ui/lab/python-runs.h"

#include <math.h>

static void
fill_histogram(UiHistogram *histogram, const IlkChart *chart, const UiLabFindings *found)
{
  const IlkHistogram *measured = ilk_trace_find_histogram(found->trace, chart->name);
  double mark = ui_parameter_box_get_number(found->parameters, chart->mark_parameter);

  ui_histogram_set_mark(histogram, mark, chart->mark_label);
  ui_histogram_set_buckets(histogram, measured != NULL ? measured->buckets : NULL,
                           measured != NULL ? measured->unit : chart->unit);
}

static double
get_predicted(const IlkChart *chart, const UiLabFindings *found)
{
  const IlkPrediction *prediction = ilk_demo_get_prediction(found->demo);
  const char *const *results = (const char *const *) chart->results;

  return prediction != NULL && results != NULL && g_strv_contains(results, prediction->result)
             ? found->predicted
             : NAN;
}

static void
fill_bars(UiBars *bars, const IlkChart *chart, const UiLabFindings *found)
{
  double ideal = chart->ideal_parameter != NULL
                     ? ui_parameter_box_get_number(found->parameters, chart->ideal_parameter)
                     : chart->ideal;

  ui_bars_set_ideal(bars, ideal, chart->ideal_label);
  ui_bars_set_log_scale(bars, chart->log_scale);
  ui_lab_bars_fill(bars, chart, found->trace, found->pythons, get_predicted(chart, found));
}

/* “Python 3.14.4: 5.12 ms”, a line for each that has measured it. */
static char *
dup_comparison(GPtrArray *pythons, const char *name, const char *unit)
{
  g_autoptr(GString) lines = g_string_new(NULL);

  for (guint i = 0; pythons != NULL && i < pythons->len; i++) {
    const UiPythonResult *python = g_ptr_array_index(pythons, i);
    const IlkResult *result = ilk_trace_find_result(python->trace, name);
    g_autofree char *value = result != NULL ? ui_units_format(result->value, unit) : NULL;
    if (value != NULL)
      g_string_append_printf(lines, "%s%s: %s", lines->len > 0 ? "\n" : "", python->label, value);
  }
  return g_string_free(g_steal_pointer(&lines), FALSE);
}

static void
fill_value(UiValueTile *tile, const IlkChart *chart, const UiLabFindings *found)
{
  static const IlkResult none = {.value = NAN, .low = NAN, .high = NAN};
  const char *name = chart->results != NULL ? chart->results[0] : NULL;
  const IlkResult *result = name != NULL ? ilk_trace_find_result(found->trace, name) : NULL;

  if (result == NULL)
    result = &none;
  const char *unit = result->unit != NULL && *result->unit ? result->unit : chart->unit;
  g_autofree char *comparison = dup_comparison(found->pythons, name, unit);
  ui_value_tile_set_comparison(tile, comparison);
  ui_value_tile_set_value(tile, result->value, result->low, result->high, unit);
}

static void
fill_lines(UiLines *lines, const IlkChart *chart, const UiLabFindings *found)
{
  const IlkSeries *series = ilk_trace_find_series(found->trace, chart->name);

  ui_lines_set_samples(lines, series != NULL ? series->samples : NULL, chart->unit);
}

/* Only the model lists what it runs: there is no card while nothing but a Python has run. */
static void
fill_listing(UiListingView *view, const UiLabFindings *found)
{
  const IlkListing *listing = ilk_trace_get_listing(found->trace);

  ui_listing_view_update(view, listing);
  gtk_widget_set_visible(gtk_widget_get_parent(GTK_WIDGET(view)), listing != NULL);
}

void
ui_lab_chart_fill(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found)
{
  switch (chart->kind) {
  case ILK_CHART_LANES:
    ui_lanes_update(UI_LANES(widget));
    break;
  case ILK_CHART_HISTOGRAM:
    fill_histogram(UI_HISTOGRAM(widget), chart, found);
    break;
  case ILK_CHART_BARS:
    fill_bars(UI_BARS(widget), chart, found);
    break;
  case ILK_CHART_VALUE:
    fill_value(UI_VALUE_TILE(widget), chart, found);
    break;
  case ILK_CHART_LINES:
    fill_lines(UI_LINES(widget), chart, found);
    break;
  case ILK_CHART_CURVE:
    ui_lab_curve_fill(UI_CURVE(widget), chart, found->trace, found->pythons);
    break;
  case ILK_CHART_LISTING:
    fill_listing(UI_LISTING_VIEW(widget), found);
    break;
  default:
    break;
  }
}
