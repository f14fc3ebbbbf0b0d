/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lanes: a timeline with its legend, which reads the trace itself.
 */
#include "ui/charts/lanes.h"
#include "ui/lab/chart/kind.h"

static GtkWidget *
create(const IlkChart *chart)
{
  return GTK_WIDGET(ui_lanes_new(chart->title));
}

static void
fill(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found)
{
  ui_lanes_update(UI_LANES(widget));
}

static void
set_title(GtkWidget *widget, const char *title)
{
  ui_lanes_set_title(UI_LANES(widget), title);
}

static void
set_trace(GtkWidget *widget, IlkTrace *trace)
{
  ui_lanes_set_trace(UI_LANES(widget), trace);
}

const UiLabChartKind ui_lab_chart_lanes = {
    .place = UI_LAB_PLACE_LANES,
    .create = create,
    .fill = fill,
    .set_title = set_title,
    .set_trace = set_trace,
};
