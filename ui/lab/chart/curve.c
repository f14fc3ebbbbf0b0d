/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A curve of results, of which each is one point: a line for the model and for each Python, and
 * from which size on the model's is above the level.
 */
#include "ui/charts/curve.h"
#include "config.h"
#include "ui/lab/chart/kind.h"
#include "ui/lab/python-runs.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_LINES 8

static guint
count_points(const IlkChart *chart)
{
  guint n = chart->results != NULL ? g_strv_length(chart->results) : 0;

  return MIN(MIN(n, chart->sizes->len), UI_CURVE_MAX_POINTS);
}

/* Returns: whether anything of it is known */
static gboolean
read_line(UiCurveLine *line, const IlkChart *chart, IlkTrace *trace)
{
  gboolean known = FALSE;

  for (guint i = 0; i < count_points(chart); i++) {
    const IlkResult *result = ilk_trace_find_result(trace, chart->results[i]);
    line->values[i] = result != NULL ? result->value : NAN;
    known = known || result != NULL;
  }
  return known;
}

/* Between two points the curve is taken to be straight, on an axis of sizes that is logarithmic.
 * Returns: the smallest size from which on the line is above @level; NAN when it is always above,
 * or never */
static double
find_crossing(const UiCurveLine *line, const double *sizes, guint n, double level)
{
  for (guint i = n; i-- > 1;) {
    double before = line->values[i - 1], after = line->values[i];
    if (before < level && after >= level)
      return sizes[i - 1] * pow(sizes[i] / sizes[i - 1], (level - before) / (after - before));
  }
  return NAN;
}

static GtkWidget *
create(const IlkChart *chart)
{
  return GTK_WIDGET(ui_curve_new());
}

static void
fill(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found)
{
  UiCurve *curve = UI_CURVE(widget);
  GPtrArray *pythons = found->pythons;
  UiCurveLine lines[MAX_LINES];
  const double *sizes = (const double *) (gpointer) chart->sizes->data;
  guint n = 0, points = count_points(chart);
  double crossing = NAN;

  lines[0] = (UiCurveLine){.label = _("model"), .color = UI_COLOR_MODEL};
  if (read_line(&lines[0], chart, found->trace)) {
    crossing = find_crossing(&lines[0], sizes, points, chart->ideal);
    n = 1;
  }
  for (guint i = 0; pythons != NULL && i < pythons->len && n < MAX_LINES; i++) {
    const UiPythonResult *python = g_ptr_array_index(pythons, i);
    lines[n] = (UiCurveLine){.label = python->label, .color = UI_COLOR_PYTHON};
    if (read_line(&lines[n], chart, python->trace))
      n++;
  }
  ui_curve_set_sizes(curve, sizes, points, chart->size_unit);
  ui_curve_set_lines(curve, lines, n, chart->unit);
  ui_curve_set_level(curve, chart->ideal, chart->ideal_label);
  ui_curve_set_mark(curve, crossing, chart->mark_label);
}

const UiLabChartKind ui_lab_chart_curve = {
    .place = UI_LAB_PLACE_CARD, .create = create, .fill = fill};
