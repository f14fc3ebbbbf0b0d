/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One result as a number, and what each Python measured below it.
 */
#include "ui/base/units.h"
#include "ui/charts/value-tile.h"
#include "ui/lab/chart/kind.h"
#include "ui/lab/python-runs.h"

#include <math.h>

static GtkWidget *
create(const IlkChart *chart)
{
  return GTK_WIDGET(ui_value_tile_new(chart->title));
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
fill(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found)
{
  UiValueTile *tile = UI_VALUE_TILE(widget);
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
set_title(GtkWidget *widget, const char *title)
{
  ui_value_tile_set_title(UI_VALUE_TILE(widget), title);
}

const UiLabChartKind ui_lab_chart_value = {
    .place = UI_LAB_PLACE_TILE, .create = create, .fill = fill, .set_title = set_title};
