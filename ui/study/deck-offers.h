/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The built-in decks that the learner has not added yet, each with what it is about and a button
 * that activates “win.add-deck”. Hidden when there are none. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_DECK_OFFERS (ui_deck_offers_get_type())
G_DECLARE_FINAL_TYPE(UiDeckOffers, ui_deck_offers, UI, DECK_OFFERS, GtkWidget)

/** ui_deck_offers_set_decks: @decks: (element-type IlkDeck): what is in the collection */
void ui_deck_offers_set_decks(UiDeckOffers *self, GPtrArray *decks);
