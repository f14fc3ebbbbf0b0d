/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The group “Your memory”: fits the model to the learner's reviews. Main thread.
 */
#pragma once

#include "ui/settings/memory-group.h"

#define UI_TYPE_MEMORY_FIT (ui_memory_fit_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryFit, ui_memory_fit, UI, MEMORY_FIT, UiMemoryGroup)

/** ui_memory_fit_start: fits, unless that goes on already; the outcome is shown in a sentence */
void ui_memory_fit_start(UiMemoryFit *self);

gboolean ui_memory_fit_is_running(UiMemoryFit *self);
