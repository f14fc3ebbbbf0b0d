/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a chart's description to its widget, and where it stands: lanes first, then what was
 * predicted beside what was measured, then the verdict, then the other cards and tiles.
 */
#include "ui/lab/lab-charts.h"

#include "ui/base/resource.h"
#include "ui/base/wrap-layout.h"
#include "ui/lab/chart/kind.h"
#include "ui/lab/verdict-card.h"

#include <math.h>

/* One chart: @title is NULL where the widget shows its own. */
typedef struct {
  const IlkChart *chart;
  const UiLabChartKind *kind;
  GtkWidget *widget;
  GtkLabel *title;
} Entry;

struct _UiLabCharts {
  AdwBin parent_instance;

  /* Owned */
  IlkDemo *demo;
  IlkTrace *trace;
  GPtrArray *pythons;
  GArray *entries;

  /* Template */
  GtkBox *lanes;
  GtkBox *compare;
  UiVerdictCard *verdict;
  GtkBox *cards;
  GtkBox *tiles;

  double predicted;
};

G_DEFINE_FINAL_TYPE(UiLabCharts, ui_lab_charts, ADW_TYPE_BIN)

static GtkWidget *
create_card(GtkWidget *chart, GtkLabel **title)
{
  GtkWidget *card = gtk_box_new(GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *label = gtk_label_new(NULL);

  gtk_label_set_xalign(GTK_LABEL(label), 0);
  gtk_label_set_wrap(GTK_LABEL(label), TRUE);
  gtk_widget_add_css_class(label, "caption");
  gtk_widget_add_css_class(label, "dim-label");
  gtk_widget_add_css_class(card, "card");
  gtk_widget_add_css_class(card, "lab-chart");
  gtk_box_append(GTK_BOX(card), label);
  gtk_box_append(GTK_BOX(card), chart);
  *title = GTK_LABEL(label);
  return card;
}

/* The first chart that holds the number the learner was asked for. */
static gboolean
answers_the_question(UiLabCharts *self, const IlkChart *chart)
{
  const IlkPrediction *prediction = ilk_demo_get_prediction(self->demo);

  return prediction != NULL && chart->results != NULL &&
         gtk_widget_get_first_child(GTK_WIDGET(self->compare)) == NULL &&
         g_strv_contains((const char *const *) chart->results, prediction->result);
}

static void
add_chart(UiLabCharts *self, const IlkChart *chart)
{
  Entry entry = {.chart = chart, .kind = ui_lab_chart_kind(chart->kind)};

  entry.widget = entry.kind->create(chart);
  if (entry.kind->place == UI_LAB_PLACE_LANES)
    gtk_box_append(self->lanes, entry.widget);
  else if (answers_the_question(self, chart))
    gtk_box_append(self->compare, entry.kind->place == UI_LAB_PLACE_TILE
                                      ? entry.widget
                                      : create_card(entry.widget, &entry.title));
  else if (entry.kind->place == UI_LAB_PLACE_TILE)
    gtk_box_append(self->tiles, entry.widget);
  else
    gtk_box_append(self->cards, create_card(entry.widget, &entry.title));
  g_array_append_val(self->entries, entry);
}

static void
remove_children(GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child(GTK_WIDGET(box))) != NULL)
    gtk_box_remove(box, child);
}

static void
remove_charts(UiLabCharts *self)
{
  g_array_set_size(self->entries, 0);
  remove_children(self->lanes);
  remove_children(self->compare);
  remove_children(self->cards);
  remove_children(self->tiles);
}

static void
hide_if_empty(GtkBox *box)
{
  gtk_widget_set_visible(GTK_WIDGET(box), gtk_widget_get_first_child(GTK_WIDGET(box)) != NULL);
}

static void
show_title(const Entry *entry, UiParameterBox *parameters)
{
  g_autofree char *title = ui_parameter_box_expand(parameters, entry->chart->title);

  if (entry->title != NULL)
    gtk_label_set_label(entry->title, title);
  else if (entry->kind->set_title != NULL)
    entry->kind->set_title(entry->widget, title);
}

static void
ui_lab_charts_dispose(GObject *object)
{
  UiLabCharts *self = UI_LAB_CHARTS(object);

  g_array_set_size(self->entries, 0);
  g_clear_object(&self->trace);
  g_clear_object(&self->demo);
  g_clear_pointer(&self->pythons, g_ptr_array_unref);
  G_OBJECT_CLASS(ui_lab_charts_parent_class)->dispose(object);
}

static void
ui_lab_charts_finalize(GObject *object)
{
  g_array_unref(UI_LAB_CHARTS(object)->entries);
  G_OBJECT_CLASS(ui_lab_charts_parent_class)->finalize(object);
}

static void
ui_lab_charts_class_init(UiLabChartsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS(klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  object_class->dispose = ui_lab_charts_dispose;
  object_class->finalize = ui_lab_charts_finalize;
  g_type_ensure(UI_TYPE_WRAP_LAYOUT);
  g_type_ensure(UI_TYPE_VERDICT_CARD);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/lab-charts.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiLabCharts, lanes);
  gtk_widget_class_bind_template_child(widget_class, UiLabCharts, compare);
  gtk_widget_class_bind_template_child(widget_class, UiLabCharts, verdict);
  gtk_widget_class_bind_template_child(widget_class, UiLabCharts, cards);
  gtk_widget_class_bind_template_child(widget_class, UiLabCharts, tiles);
}

static void
ui_lab_charts_init(UiLabCharts *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
  self->entries = g_array_new(FALSE, FALSE, sizeof(Entry));
  self->predicted = NAN;
}

void
ui_lab_charts_set_demo(UiLabCharts *self, IlkDemo *demo)
{
  g_return_if_fail(UI_IS_LAB_CHARTS(self));

  remove_charts(self);
  g_set_object(&self->demo, demo);
  g_clear_object(&self->trace);
  self->predicted = NAN;
  GPtrArray *charts = demo != NULL ? ilk_demo_get_charts(demo) : NULL;
  for (guint i = 0; charts != NULL && i < charts->len; i++)
    add_chart(self, g_ptr_array_index(charts, i));
  ui_verdict_card_explain(self->verdict, demo != NULL ? ilk_demo_get_explanation(demo) : NULL);
  gtk_widget_set_visible(GTK_WIDGET(self->verdict), FALSE);
  hide_if_empty(self->lanes);
  hide_if_empty(self->compare);
  hide_if_empty(self->cards);
  hide_if_empty(self->tiles);
}

void
ui_lab_charts_set_predicted(UiLabCharts *self, double value)
{
  g_return_if_fail(UI_IS_LAB_CHARTS(self));

  self->predicted = value;
}

void
ui_lab_charts_set_pythons(UiLabCharts *self, GPtrArray *results)
{
  g_return_if_fail(UI_IS_LAB_CHARTS(self));

  g_ptr_array_ref(results);
  g_clear_pointer(&self->pythons, g_ptr_array_unref);
  self->pythons = results;
}

void
ui_lab_charts_set_trace(UiLabCharts *self, IlkTrace *trace, UiParameterBox *parameters)
{
  g_return_if_fail(UI_IS_LAB_CHARTS(self));

  g_set_object(&self->trace, trace);
  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = &g_array_index(self->entries, Entry, i);
    if (entry->kind->set_trace != NULL)
      entry->kind->set_trace(entry->widget, trace);
  }
  ui_lab_charts_update(self, parameters);
}

void
ui_lab_charts_update(UiLabCharts *self, UiParameterBox *parameters)
{
  g_return_if_fail(UI_IS_LAB_CHARTS(self));

  if (self->trace == NULL)
    return;
  const UiLabFindings found = {self->demo, self->trace, self->pythons, parameters, self->predicted};
  for (guint i = 0; i < self->entries->len; i++) {
    const Entry *entry = &g_array_index(self->entries, Entry, i);
    show_title(entry, parameters);
    entry->kind->fill(entry->widget, entry->chart, &found);
  }
  ui_verdict_card_show(self->verdict, self->demo, self->trace, self->predicted);
}
