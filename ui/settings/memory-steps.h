/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The group “Steps”: the short waits before FSRS sets the intervals. Main thread.
 */
#pragma once

#include "ui/settings/memory-group.h"

#define UI_TYPE_MEMORY_STEPS (ui_memory_steps_get_type())
G_DECLARE_FINAL_TYPE(UiMemorySteps, ui_memory_steps, UI, MEMORY_STEPS, UiMemoryGroup)
