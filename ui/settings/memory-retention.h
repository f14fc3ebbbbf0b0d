/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The group “Desired retention”: the number, what it costs and brings, and a suggestion. Main
 * thread.
 */
#pragma once

#include "ui/settings/memory-options.h"

#include <adwaita.h>

#define UI_TYPE_MEMORY_RETENTION (ui_memory_retention_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryRetention, ui_memory_retention, UI, MEMORY_RETENTION,
                     AdwPreferencesGroup)

/** ui_memory_retention_set_options: @options: (nullable): what is shown and changed */
void ui_memory_retention_set_options(UiMemoryRetention *self, UiMemoryOptions *options);

/** ui_memory_retention_is_ready: Returns: whether the curves are those of the options */
gboolean ui_memory_retention_is_ready(UiMemoryRetention *self);
