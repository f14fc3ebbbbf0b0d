/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Results side by side: what the learner said, then for each result the model and each Python.
 */
#include "ui/charts/bars.h"
#include "config.h"
#include "ui/lab/chart/kind.h"
#include "ui/lab/python-runs.h"

#include <glib/gi18n.h>
#include <math.h>

#define MAX_BARS 32

/* Bars being collected; @labels owns what they are called. */
typedef struct {
  UiBar bars[MAX_BARS];
  guint n;
  GPtrArray *labels;
} BarList;

static gboolean
all_begin_with(char **names, const char *prefix, gsize length)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (strncmp(names[i], prefix, length) != 0)
      return FALSE;
  return TRUE;
}

/* How many letters all names have in common, up to the last “_” among them. */
static gsize
get_common_length(char **names)
{
  gsize common = 0;

  for (gsize i = 0; names[0][i]; i++)
    if (names[0][i] == '_' && all_begin_with(names, names[0], i + 1))
      common = i + 1;
  return common;
}

/* What the demo calls it; else “compute_speedup_threads” among its like is “threads”. */
static char *
dup_label(const IlkChart *chart, guint index)
{
  if (chart->labels != NULL && index < g_strv_length(chart->labels))
    return g_strdup(chart->labels[index]);
  if (chart->results[1] == NULL)
    return g_strdup(_("model"));
  return g_strdelimit(g_strdup(chart->results[index] + get_common_length(chart->results)), "_",
                      ' ');
}

static void
take_bar(BarList *list, char *label, UiColor color, const IlkResult *result)
{
  g_ptr_array_add(list->labels, label);
  if (list->n == MAX_BARS)
    return;
  list->bars[list->n++] = result != NULL
                              ? (UiBar){label, color, result->value, result->low, result->high}
                              : (UiBar){label, color, NAN, NAN, NAN};
}

static void
add_python(BarList *list, const UiPythonResult *python, const char *name, const char *label)
{
  const IlkResult *result = ilk_trace_find_result(python->trace, name);

  if (result == NULL)
    return;
  if (label != NULL)
    take_bar(list, g_strdup_printf("%s, %s", label, python->label), UI_COLOR_PYTHON, result);
  else
    take_bar(list, g_strdup(python->label), UI_COLOR_PYTHON, result);
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
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
  BarList list = {.labels = labels};
  double predicted = get_predicted(chart, found);
  GPtrArray *pythons = found->pythons;

  if (isfinite(predicted))
    list.bars[list.n++] = (UiBar){_("you said"), UI_COLOR_PREDICTED, predicted, NAN, NAN};
  for (guint i = 0; chart->results != NULL && chart->results[i] != NULL; i++) {
    g_autofree char *label = dup_label(chart, i);
    take_bar(&list, g_strdup(label), UI_COLOR_MODEL,
             ilk_trace_find_result(found->trace, chart->results[i]));
    for (guint j = 0; pythons != NULL && j < pythons->len; j++)
      add_python(&list, g_ptr_array_index(pythons, j), chart->results[i],
                 chart->results[1] != NULL ? label : NULL);
  }
  ui_bars_set_bars(bars, list.bars, list.n, chart->unit);
}

static GtkWidget *
create(const IlkChart *chart)
{
  return GTK_WIDGET(ui_bars_new());
}

static void
fill(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found)
{
  double ideal = chart->ideal_parameter != NULL
                     ? ui_parameter_box_get_number(found->parameters, chart->ideal_parameter)
                     : chart->ideal;

  ui_bars_set_ideal(UI_BARS(widget), ideal, chart->ideal_label);
  ui_bars_set_log_scale(UI_BARS(widget), chart->log_scale);
  fill_bars(UI_BARS(widget), chart, found);
}

const UiLabChartKind ui_lab_chart_bars = {
    .place = UI_LAB_PLACE_CARD, .create = create, .fill = fill};
