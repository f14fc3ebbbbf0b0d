/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the run has shown, in words, beside what the learner had predicted; below it the
 * explanation, for who wants it. Main thread.
 */
#pragma once

#include "app/lab/demo.h"
#include "app/lab/trace.h"

#include <adwaita.h>

#define UI_TYPE_VERDICT_CARD (ui_verdict_card_get_type())
G_DECLARE_FINAL_TYPE(UiVerdictCard, ui_verdict_card, UI, VERDICT_CARD, AdwBin)

/** ui_verdict_card_explain: @explanation: (nullable): Markdown, shown when asked for */
void ui_verdict_card_explain(UiVerdictCard *self, const char *explanation);

/** ui_verdict_card_show: @predicted: NAN when they did not say. Hidden while there is no verdict */
void ui_verdict_card_show(UiVerdictCard *self, IlkDemo *demo, IlkTrace *trace, double predicted);
