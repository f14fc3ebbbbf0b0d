/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A timeline with its title, its buttons (nearer, farther, follow) and its legend. Main thread.
 */
#pragma once

#include "app/lab/trace.h"

#include <adwaita.h>

#define UI_TYPE_LANES (ui_lanes_get_type())
G_DECLARE_FINAL_TYPE(UiLanes, ui_lanes, UI, LANES, AdwBin)

UiLanes *ui_lanes_new(const char *title) G_GNUC_WARN_UNUSED_RESULT;
void ui_lanes_set_title(UiLanes *self, const char *title);

/** ui_lanes_set_trace: @trace: (nullable): a reference is kept */
void ui_lanes_set_trace(UiLanes *self, IlkTrace *trace);

/** ui_lanes_update: the trace has grown */
void ui_lanes_update(UiLanes *self);
