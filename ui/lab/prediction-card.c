/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question, a slider that stands nowhere until it is moved, a way out; afterwards the question,
 * and what was said.
 */
#include "ui/lab/prediction-card.h"

#include "config.h"
#include "ui/base/resource.h"
#include "ui/base/slider.h"
#include "ui/base/units.h"

#include <glib/gi18n.h>
#include <math.h>

struct _UiPredictionCard {
  AdwBin parent_instance;

  /* Owned */
  char *unit;

  /* Template */
  GtkWidget *heading;
  GtkLabel *question;
  UiSlider *slider;
  GtkWidget *skip;
  GtkLabel *said;
};

G_DEFINE_FINAL_TYPE(UiPredictionCard, ui_prediction_card, ADW_TYPE_BIN)

enum { SIGNAL_SKIPPED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
skip_cb(GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit(widget, signals[SIGNAL_SKIPPED], 0);
}

static void
set_asking(UiPredictionCard *self, gboolean asking)
{
  gtk_widget_set_visible(self->heading, asking);
  gtk_widget_set_visible(GTK_WIDGET(self->slider), asking);
  gtk_widget_set_visible(self->skip, asking);
  gtk_widget_set_visible(GTK_WIDGET(self->said), !asking);
}

static void
ui_prediction_card_finalize(GObject *object)
{
  g_free(UI_PREDICTION_CARD(object)->unit);
  G_OBJECT_CLASS(ui_prediction_card_parent_class)->finalize(object);
}

static void
ui_prediction_card_class_init(UiPredictionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  G_OBJECT_CLASS(klass)->finalize = ui_prediction_card_finalize;
  g_type_ensure(UI_TYPE_SLIDER);
  signals[SIGNAL_SKIPPED] = g_signal_new("skipped", UI_TYPE_PREDICTION_CARD, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/prediction-card.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiPredictionCard, heading);
  gtk_widget_class_bind_template_child(widget_class, UiPredictionCard, question);
  gtk_widget_class_bind_template_child(widget_class, UiPredictionCard, slider);
  gtk_widget_class_bind_template_child(widget_class, UiPredictionCard, skip);
  gtk_widget_class_bind_template_child(widget_class, UiPredictionCard, said);
  gtk_widget_class_install_action(widget_class, "prediction.skip", NULL, skip_cb);
}

static void
ui_prediction_card_init(UiPredictionCard *self)
{
  gtk_widget_init_template(GTK_WIDGET(self));
}

void
ui_prediction_card_ask(UiPredictionCard *self, const IlkPrediction *prediction)
{
  g_return_if_fail(UI_IS_PREDICTION_CARD(self));
  UiSliderRange range = {prediction->minimum, prediction->maximum,   prediction->initial,
                         prediction->unit,    prediction->log_scale, FALSE};

  gtk_label_set_label(self->question, prediction->question);
  ui_slider_set_range(self->slider, &range, prediction->question);
  ui_slider_unset(self->slider);
  g_free(self->unit);
  self->unit = g_strdup(prediction->unit);
  set_asking(self, TRUE);
}

void
ui_prediction_card_answer(UiPredictionCard *self, double predicted)
{
  g_return_if_fail(UI_IS_PREDICTION_CARD(self));
  g_autofree char *value = isfinite(predicted) ? ui_units_format(predicted, self->unit) : NULL;
  g_autofree char *words =
      value != NULL ? g_strdup_printf(_("You said %s."), value) : g_strdup(_("You did not say."));

  gtk_label_set_label(self->said, words);
  set_asking(self, FALSE);
}

gboolean
ui_prediction_card_is_asking(UiPredictionCard *self)
{
  g_return_val_if_fail(UI_IS_PREDICTION_CARD(self), FALSE);

  return gtk_widget_get_visible(GTK_WIDGET(self)) && gtk_widget_get_visible(self->skip);
}

double
ui_prediction_card_get_value(UiPredictionCard *self)
{
  g_return_val_if_fail(UI_IS_PREDICTION_CARD(self), 0);

  return ui_slider_get_value(self->slider);
}
