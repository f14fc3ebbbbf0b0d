/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A question, a slider, a way out.
 */
#include "ui/lab/prediction-card.h"

#include "ui/base/resource.h"
#include "ui/base/slider.h"

struct _UiPredictionCard {
  AdwBin parent_instance;

  /* Template */
  GtkLabel *question;
  UiSlider *slider;
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
ui_prediction_card_class_init(UiPredictionCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS(klass);

  g_type_ensure(UI_TYPE_SLIDER);
  signals[SIGNAL_SKIPPED] = g_signal_new("skipped", UI_TYPE_PREDICTION_CARD, G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource(widget_class, UI_RESOURCE("lab/prediction-card.ui"));
  gtk_widget_class_bind_template_child(widget_class, UiPredictionCard, question);
  gtk_widget_class_bind_template_child(widget_class, UiPredictionCard, slider);
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
}

double
ui_prediction_card_get_value(UiPredictionCard *self)
{
  g_return_val_if_fail(UI_IS_PREDICTION_CARD(self), 0);

  return ui_slider_get_value(self->slider);
}
