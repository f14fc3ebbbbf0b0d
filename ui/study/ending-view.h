/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a finished session was, and what to do next; never a dead end. Its buttons are the actions
 * “session.again” and “session.end” of a widget above. Main thread.
 */
#pragma once

#include "app/study/session.h"

#include <adwaita.h>

#define UI_TYPE_ENDING_VIEW (ui_ending_view_get_type())
G_DECLARE_FINAL_TYPE(UiEndingView, ui_ending_view, UI, ENDING_VIEW, AdwBin)

void ui_ending_view_show(UiEndingView *self, const IlkSessionSummary *summary);

/** ui_ending_view_offer_more: @waiting: cards of all decks that could be studied now */
void ui_ending_view_offer_more(UiEndingView *self, guint waiting);

/** ui_ending_view_offer_scopes: what else there is to study in @deck, 0 for all */
void ui_ending_view_offer_scopes(UiEndingView *self, IlkCollection *collection, gint64 deck);

void ui_ending_view_focus(UiEndingView *self);
