/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The group “Limits”: how much, how far ahead, and when a day begins. Main thread.
 */
#pragma once

#include "ui/settings/memory-group.h"

#define UI_TYPE_MEMORY_LIMITS (ui_memory_limits_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryLimits, ui_memory_limits, UI, MEMORY_LIMITS, UiMemoryGroup)
