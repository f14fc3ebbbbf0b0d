/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decks, a row each, of which only those that can be seen are made. It is as high as its rows
 * are, and scrolls where there is less room. Activating a row activates “study.deck” of a widget
 * above with the deck's id. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_DECK_LIST (ui_deck_list_get_type())
G_DECLARE_FINAL_TYPE(UiDeckList, ui_deck_list, UI, DECK_LIST, GtkWidget)

/** ui_deck_list_set_decks: @decks: (element-type IlkDeck): what is shown from now on; the rows of
 * decks that were shown before stay */
void ui_deck_list_set_decks(UiDeckList *self, GPtrArray *decks);
