/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A series of samples over the time of the run.
 */
#include "ui/charts/lines.h"
#include "ui/lab/chart/kind.h"

static GtkWidget *
create(const IlkChart *chart)
{
  return GTK_WIDGET(ui_lines_new());
}

static void
fill(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found)
{
  const IlkSeries *series = ilk_trace_find_series(found->trace, chart->name);

  ui_lines_set_samples(UI_LINES(widget), series != NULL ? series->samples : NULL, chart->unit);
}

const UiLabChartKind ui_lab_chart_lines = {
    .place = UI_LAB_PLACE_CARD, .create = create, .fill = fill};
