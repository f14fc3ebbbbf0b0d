/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One result as a number; below it what the learner said of it, and what each Python measured.
 */
#include "ui/lab/chart/kind.h"

#include "config.h"
#include "ui/base/units.h"
#include "ui/charts/value-tile.h"
#include "ui/lab/python-runs.h"

#include <glib/gi18n.h>
#include <math.h>

static GtkWidget *
create(const IlkChart *chart)
{
  return GTK_WIDGET(ui_value_tile_new(chart->title));
}

static void
add_line(GString *lines, const char *who, double number, const char *unit)
{
  g_autofree char *value = ui_units_format(number, unit);

  g_string_append_printf(lines, "%s%s: %s", lines->len > 0 ? "\n" : "", who, value);
}

/* “you said: 5 ms”, “Python 3.14.4: 5.12 ms”, a line for each that knows of it. */
static char *
dup_comparison(const UiLabFindings *found, const char *name, const char *unit)
{
  g_autoptr(GString) lines = g_string_new(NULL);
  const IlkPrediction *prediction = ilk_demo_get_prediction(found->demo);
  GPtrArray *pythons = found->pythons;

  if (prediction != NULL && g_strcmp0(prediction->result, name) == 0 && isfinite(found->predicted))
    add_line(lines, _("you said"), found->predicted, unit);

  for (guint i = 0; pythons != NULL && i < pythons->len; i++) {
    const UiPythonResult *python = g_ptr_array_index(pythons, i);
    const IlkResult *result = ilk_trace_find_result(python->trace, name);
    if (result != NULL)
      add_line(lines, python->label, result->value, unit);
  }
  return g_string_free(g_steal_pointer(&lines), FALSE);
}

static void
fill(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found)
{
  UiValueTile *tile = UI_VALUE_TILE(widget);
  static const IlkResult none = {.value = NAN, .low = NAN, .high = NAN};
  const char *name = chart->results != NULL ? chart->results[0] : NULL;
  const IlkResult *result = name != NULL ? ilk_trace_find_result(found->trace, name) : NULL;

  if (result == NULL)
    result = &none;
  const char *unit = result->unit != NULL && *result->unit ? result->unit : chart->unit;
  g_autofree char *comparison = dup_comparison(found, name, unit);
  ui_value_tile_set_comparison(tile, comparison);
  ui_value_tile_set_value(tile, result->value, result->low, result->high, unit);
}

static void
set_title(GtkWidget *widget, const char *title)
{
  ui_value_tile_set_title(UI_VALUE_TILE(widget), title);
}

const UiLabChartKind ui_lab_chart_value = {
    .place = UI_LAB_PLACE_TILE, .create = create, .fill = fill, .set_title = set_title};
