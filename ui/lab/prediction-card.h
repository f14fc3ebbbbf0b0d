/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Asks what the learner expects before the demo is run: committing to a number first makes what is
 * seen afterwards stick (Brod 2021, doi 10.3758/s13423-021-01904-1). Main thread.
 */
#pragma once

#include "app/lab/demo.h"

#include <adwaita.h>

#define UI_TYPE_PREDICTION_CARD (ui_prediction_card_get_type())
G_DECLARE_FINAL_TYPE(UiPredictionCard, ui_prediction_card, UI, PREDICTION_CARD, AdwBin)

/* Signal: "skipped": the learner would rather not say. */

/** ui_prediction_card_ask: @prediction: its texts are copied; nothing is said yet */
void ui_prediction_card_ask(UiPredictionCard *self, const IlkPrediction *prediction);
/** ui_prediction_card_answer: the question stays, with what was said: @predicted, or NAN for
 * nothing */
void ui_prediction_card_answer(UiPredictionCard *self, double predicted);
gboolean ui_prediction_card_is_asking(UiPredictionCard *self);
/** ui_prediction_card_get_value: Returns: NAN while the slider was not moved */
double ui_prediction_card_get_value(UiPredictionCard *self);
