/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Bars in the order in which they are read.
 */
#include "ui/lab/lab-bars.h"

#include "config.h"
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

void
ui_lab_bars_fill(UiBars *bars, const IlkChart *chart, IlkTrace *trace, GPtrArray *pythons,
                 double predicted)
{
  g_autoptr(GPtrArray) labels = g_ptr_array_new_with_free_func(g_free);
  BarList list = {.labels = labels};

  if (isfinite(predicted))
    list.bars[list.n++] = (UiBar){_("you said"), UI_COLOR_PREDICTED, predicted, NAN, NAN};
  for (guint i = 0; chart->results != NULL && chart->results[i] != NULL; i++) {
    g_autofree char *label = dup_label(chart, i);
    take_bar(&list, g_strdup(label), UI_COLOR_MODEL,
             ilk_trace_find_result(trace, chart->results[i]));
    for (guint j = 0; pythons != NULL && j < pythons->len; j++)
      add_python(&list, g_ptr_array_index(pythons, j), chart->results[i],
                 chart->results[1] != NULL ? label : NULL);
  }
  ui_bars_set_bars(bars, list.bars, list.n, chart->unit);
}
