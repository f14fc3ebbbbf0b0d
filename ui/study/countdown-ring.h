/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The time a question has left, as a ring that empties; past zero it fills again in the colour of
 * overtime and counts up. It shows what it is told and measures nothing. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_COUNTDOWN_RING (ui_countdown_ring_get_type())
G_DECLARE_FINAL_TYPE(UiCountdownRing, ui_countdown_ring, UI, COUNTDOWN_RING, GtkWidget)

/* Properties: "diameter" (int): logical pixels. */

/** ui_countdown_ring_set_time: @elapsed, @target: ms. Draws again only when something visible
 * changes; without animations that is once a second. */
void ui_countdown_ring_set_time(UiCountdownRing *self, gint64 elapsed, gint64 target);
