/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The group “Model”: which memory model schedules the collection. Main thread.
 */
#pragma once

#include "ui/settings/memory-options.h"

#include <adwaita.h>

#define UI_TYPE_MEMORY_MODEL (ui_memory_model_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryModel, ui_memory_model, UI, MEMORY_MODEL, AdwPreferencesGroup)

/** ui_memory_model_set_options: @options: (nullable): what is shown and changed */
void ui_memory_model_set_options(UiMemoryModel *self, UiMemoryOptions *options);
