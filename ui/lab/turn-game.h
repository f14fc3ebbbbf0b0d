/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The schedule that the learner makes, step by step: asks the demo where it leads. Main thread;
 * nothing here blocks.
 */
#pragma once

#include "app/lab/trace.h"

#define UI_TYPE_TURN_GAME (ui_turn_game_get_type())
G_DECLARE_FINAL_TYPE(UiTurnGame, ui_turn_game, UI, TURN_GAME, GObject)

/* Signals: "turned": there is another turn; "refused": the thread that was to go on cannot;
 * "failed" (string): the demo did not answer, and why. */

UiTurnGame *ui_turn_game_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_turn_game_begin: @demo: (nullable): NULL ends it; @arguments: (nullable) (array
 * zero-terminated=1): the values of its parameters */
void ui_turn_game_begin(UiTurnGame *self, const char *demo, const char *const *arguments);

/** ui_turn_game_step: @thread does its next step; ui_turn_game_back: the last step is taken back;
 * ui_turn_game_again: all of them; ui_turn_game_show: the demo's own schedule is shown step by
 * step. Whatever is wished for ends the showing. */
void ui_turn_game_step(UiTurnGame *self, guint thread);
void ui_turn_game_back(UiTurnGame *self);
void ui_turn_game_again(UiTurnGame *self);
void ui_turn_game_show(UiTurnGame *self);

/** ui_turn_game_get_turn: Returns: (nullable): where it stands; good until the next */
const IlkTurn *ui_turn_game_get_turn(UiTurnGame *self);
/** ui_turn_game_get_trace: Returns: (transfer none) (nullable): all that the demo said of it */
IlkTrace *ui_turn_game_get_trace(UiTurnGame *self);
/** ui_turn_game_is_waiting: Returns: whether an answer is still to come, or a schedule is shown */
gboolean ui_turn_game_is_waiting(UiTurnGame *self);
