/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A histogram of the trace, and the parameter it is compared with.
 */
#include "ui/charts/histogram.h"
#include "ui/lab/chart/kind.h"

static GtkWidget *
create(const IlkChart *chart)
{
  return GTK_WIDGET(ui_histogram_new());
}

static void
fill(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found)
{
  UiHistogram *histogram = UI_HISTOGRAM(widget);
  const IlkHistogram *measured = ilk_trace_find_histogram(found->trace, chart->name);
  double mark = ui_parameter_box_get_number(found->parameters, chart->mark_parameter);

  ui_histogram_set_mark(histogram, mark, chart->mark_label);
  ui_histogram_set_buckets(histogram, measured != NULL ? measured->buckets : NULL,
                           measured != NULL ? measured->unit : chart->unit);
}

const UiLabChartKind ui_lab_chart_histogram = {
    .place = UI_LAB_PLACE_CARD, .create = create, .fill = fill};
