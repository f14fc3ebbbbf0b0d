/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is so and what is not, in words: a line for each result, and after it what each Python says.
 */
#include "ui/lab/chart/kind.h"

#include "config.h"
#include "ui/lab/python-runs.h"

#include <glib/gi18n.h>

static GtkWidget *
create(const IlkChart *chart)
{
  GtkWidget *label = gtk_label_new(NULL);

  gtk_label_set_xalign(GTK_LABEL(label), 0);
  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_label_set_wrap_mode(GTK_LABEL(label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class(label, "lab-facts");
  return label;
}

static const char *
get_words(const IlkResult *result)
{
  return result->value >= 0.5 ? _("yes") : _("no");
}

static void
add_pythons(GString *text, GPtrArray *pythons, const char *name)
{
  for (guint i = 0; pythons != NULL && i < pythons->len; i++) {
    const UiPythonResult *python = g_ptr_array_index(pythons, i);
    const IlkResult *result = ilk_trace_find_result(python->trace, name);
    if (result != NULL)
      g_string_append_printf(text, " · %s: %s", python->label, get_words(result));
  }
}

static void
fill(GtkWidget *widget, const IlkChart *chart, const UiLabFindings *found)
{
  g_autoptr(GString) text = g_string_new(NULL);
  guint n_labels = chart->labels != NULL ? g_strv_length(chart->labels) : 0;

  for (guint i = 0; chart->results != NULL && chart->results[i] != NULL; i++) {
    const IlkResult *result = ilk_trace_find_result(found->trace, chart->results[i]);
    const char *label = i < n_labels ? chart->labels[i] : chart->results[i];
    g_string_append_printf(text, "%s%s: %s", i > 0 ? "\n" : "", label,
                           result != NULL ? get_words(result) : "–");
    add_pythons(text, found->pythons, chart->results[i]);
  }
  gtk_label_set_label(GTK_LABEL(widget), text->str);
}

const UiLabChartKind ui_lab_chart_facts = {
    .place = UI_LAB_PLACE_CARD, .create = create, .fill = fill};
