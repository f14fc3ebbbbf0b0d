/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The group “Days”: which of the days that fuzz allows is taken. Main thread.
 */
#pragma once

#include "ui/settings/memory-group.h"

#define UI_TYPE_MEMORY_DAYS (ui_memory_days_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryDays, ui_memory_days, UI, MEMORY_DAYS, UiMemoryGroup)
