/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The learner is the scheduler: who runs next is picked step by step, with the pointer, the keys
 * 0, 1, … or a screen reader. Backspace takes a step back, Home all of them, End has one schedule
 * shown. What the threads do and what became of it is told by the demo. Main thread.
 */
#pragma once

#include "ui/lab/turn-game.h"

#include <adwaita.h>

#define UI_TYPE_TURN_VIEW (ui_turn_view_get_type())
G_DECLARE_FINAL_TYPE(UiTurnView, ui_turn_view, UI, TURN_VIEW, AdwBin)

/** ui_turn_view_get_game: Returns: (transfer none): what is played */
UiTurnGame *ui_turn_view_get_game(UiTurnView *self);
