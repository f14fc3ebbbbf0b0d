/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a quiz is to be, in one screen: which cards, how many, how. Enter starts. Main thread.
 */
#pragma once

#include "app/quiz/plan.h"

#include <adwaita.h>

#define UI_TYPE_QUIZ_SETUP (ui_quiz_setup_get_type())
G_DECLARE_FINAL_TYPE(UiQuizSetup, ui_quiz_setup, UI, QUIZ_SETUP, AdwBin)

/* Signals: "start" (): the learner wants the quiz. Property: "choices" (string): what is chosen, as
 * it is remembered, without decks and words. */

/** ui_quiz_setup_set_decks: @decks: (element-type IlkDeck): to choose from */
void ui_quiz_setup_set_decks(UiQuizSetup *self, GPtrArray *decks);

/** ui_quiz_setup_choose_deck: @deck: deck id, 0 for all */
void ui_quiz_setup_choose_deck(UiQuizSetup *self, gint64 deck);

/** ui_quiz_setup_get_plan: @plan: (out caller-allocates): what is chosen; its strings live as long
 * as nothing else is */
void ui_quiz_setup_get_plan(UiQuizSetup *self, IlkQuizPlan *plan);

/** ui_quiz_setup_focus: turns to what starts the quiz */
void ui_quiz_setup_focus(UiQuizSetup *self);
