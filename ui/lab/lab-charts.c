/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * From a chart's description to its widget, and where it stands: lanes first, then what was
 * predicted beside what was measured, then the verdict, then other cards and tiles: three charts in
 * all, the rest when somebody wants more. What shows nothing is hidden.
 */
#include "ui/lab/lab-charts.h"

#include "ui/base/resource.h"
#include "ui/base/wrap-layout.h"
#include "ui/charts/chart.h"
#include "ui/lab/chart/kind.h"
#include "ui/lab/verdict-card.h"

#include <math.h>

#define AT_ONCE 3

/* One chart: @title is NULL where the widget shows its own; @whole is the widget or the card around
 * it. */
typedef struct {
  const IlkChart *chart;
  const UiLabChartKind *kind;
  GtkWidget *widget;
  GtkWidget *whole;
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
  GtkExpander *more;
  GtkBox *more_cards;
  GtkBox *more_tiles;

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

/* Lanes and the comparison have their places, whatever the order; of the others the first fill up
 * what is shown at once. */
static gboolean
is_at_once(UiLabCharts *self)
{
  GtkBox *boxes[] = {self->lanes, self->compare, self->cards, self->tiles};
  guint n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS(boxes); i++)
    for (GtkWidget *child = gtk_widget_get_first_child(GTK_WIDGET(boxes[i])); child != NULL;
         child = gtk_widget_get_next_sibling(child))
      n++;
  return n < AT_ONCE;
}

static void
place(UiLabCharts *self, Entry *entry, GtkBox *box)
{
  entry->whole = entry->kind->place == UI_LAB_PLACE_CARD ? create_card(entry->widget, &entry->title)
                                                         : entry->widget;
  gtk_box_append(box, entry->whole);
}

static void
place_first(UiLabCharts *self, Entry *entry)
{
  if (entry->kind->place == UI_LAB_PLACE_LANES)
    place(self, entry, self->lanes);
  else if (answers_the_question(self, entry->chart))
    place(self, entry, self->compare);
}

static void
place_other(UiLabCharts *self, Entry *entry)
{
  gboolean at_once = is_at_once(self);

  if (entry->whole != NULL)
    return;
  if (entry->kind->place == UI_LAB_PLACE_TILE)
    place(self, entry, at_once ? self->tiles : self->more_tiles);
  else
    place(self, entry, at_once ? self->cards : self->more_cards);
}

static void
add_charts(UiLabCharts *self, GPtrArray *charts)
{
  for (guint i = 0; i < charts->len; i++) {
    const IlkChart *chart = g_ptr_array_index(charts, i);
    Entry entry = {.chart = chart, .kind = ui_lab_chart_kind(chart->kind)};
    entry.widget = entry.kind->create(chart);
    place_first(self, &entry);
    g_array_append_val(self->entries, entry);
  }
  for (guint i = 0; i < self->entries->len; i++)
    place_other(self, &g_array_index(self->entries, Entry, i));
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
  remove_children(self->more_cards);
  remove_children(self->more_tiles);
}

static gboolean
has_visible(GtkBox *box)
{
  GtkWidget *child = gtk_widget_get_first_child(GTK_WIDGET(box));

  while (child != NULL && !gtk_widget_get_visible(child))
    child = gtk_widget_get_next_sibling(child);
  return child != NULL;
}

static void
hide_what_is_empty(UiLabCharts *self)
{
  GtkBox *boxes[] = {self->lanes, self->compare,    self->cards,
                     self->tiles, self->more_cards, self->more_tiles};

  for (gsize i = 0; i < G_N_ELEMENTS(boxes); i++)
    gtk_widget_set_visible(GTK_WIDGET(boxes[i]), has_visible(boxes[i]));
  gtk_widget_set_visible(GTK_WIDGET(self->more),
                         has_visible(self->more_cards) || has_visible(self->more_tiles));
}

static void
show_title(const Entry *entry, UiParameterBox *parameters)
{
  g_autofree char *title = ui_parameter_box_expand(parameters, entry->chart->title);

  if (entry->title != NULL)
    gtk_label_set_label(entry->title, title);
  if (UI_IS_CHART(entry->widget))
    ui_chart_set_title(UI_CHART(entry->widget), title);
  if (entry->title == NULL && entry->kind->set_title != NULL)
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
  gtk_widget_class_bind_template_child(widget_class, UiLabCharts, more);
  gtk_widget_class_bind_template_child(widget_class, UiLabCharts, more_cards);
  gtk_widget_class_bind_template_child(widget_class, UiLabCharts, more_tiles);
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
  if (demo != NULL)
    add_charts(self, ilk_demo_get_charts(demo));
  gtk_expander_set_expanded(self->more, FALSE);
  ui_verdict_card_explain(self->verdict, demo != NULL ? ilk_demo_get_explanation(demo) : NULL);
  gtk_widget_set_visible(GTK_WIDGET(self->verdict), FALSE);
  hide_what_is_empty(self);
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
    gtk_widget_set_visible(entry->whole, ui_lab_chart_has_something(entry->chart, &found));
  }
  hide_what_is_empty(self);
  ui_verdict_card_show(self->verdict, self->demo, self->trace, self->predicted);
}

GtkWidget *
ui_lab_charts_get_comparison(UiLabCharts *self)
{
  g_return_val_if_fail(UI_IS_LAB_CHARTS(self), NULL);

  return has_visible(self->compare) ? GTK_WIDGET(self->compare) : GTK_WIDGET(self);
}
