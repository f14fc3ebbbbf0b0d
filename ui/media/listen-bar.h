/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is being heard: buttons that pause it and go by words, how far it is, and how fast. Hidden
 * while nothing is heard. Main thread.
 */
#pragma once

#include "app/narration/recital.h"

#include <adwaita.h>

#define UI_TYPE_LISTEN_BAR (ui_listen_bar_get_type())
G_DECLARE_FINAL_TYPE(UiListenBar, ui_listen_bar, UI, LISTEN_BAR, AdwBin)

/* Signal: "speed-chosen": the button has made the recital faster or slower. */

/** ui_listen_bar_set_recital: @recital: (nullable): what it shows from now on */
void ui_listen_bar_set_recital(UiListenBar *self, IlkRecital *recital);

/** ui_listen_bar_change_speed: @steps: how many steps faster, or slower, @recital goes */
void ui_listen_bar_change_speed(IlkRecital *recital, int steps);
