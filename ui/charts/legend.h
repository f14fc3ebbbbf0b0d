/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the patterns of a timeline mean, for the states that occur in it. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_LEGEND (ui_legend_get_type())
G_DECLARE_FINAL_TYPE(UiLegend, ui_legend, UI, LEGEND, GtkWidget)

UiLegend *ui_legend_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_legend_set_states: @states, @futures, @tasks, @calls: bit 1 << state for each IlkLaneState of
 * threads, of futures, of an event loop's tasks, and of calls that may fail, to explain */
void ui_legend_set_states(UiLegend *self, guint states, guint futures, guint tasks, guint calls);
