/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The row that shows what each desired retention costs and brings: two curves and a sentence. Main
 * thread.
 */
#pragma once

#include "app/plan/retention-curve.h"

#include <adwaita.h>

#define UI_TYPE_MEMORY_OUTLOOK (ui_memory_outlook_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryOutlook, ui_memory_outlook, UI, MEMORY_OUTLOOK, AdwPreferencesRow)

/** ui_memory_outlook_set_curve: @curve: copied into the charts */
void ui_memory_outlook_set_curve(UiMemoryOutlook *self, const IlkRetentionCurve *curve);

/** ui_memory_outlook_mark: marks @percent and the suggestion of @curve, and says what it leads to
 * for a learner of these @habits */
void ui_memory_outlook_mark(UiMemoryOutlook *self, const IlkRetentionCurve *curve,
                            const IlkHabits *habits, int percent);

/** ui_memory_outlook_say: shows @sentence in place of what a retention leads to */
void ui_memory_outlook_say(UiMemoryOutlook *self, const char *sentence);
