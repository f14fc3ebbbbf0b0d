/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck's place in a list: it stays while the deck's counts change, and so does the row that shows
 * it, with its focus and its open menu. Main thread.
 */
#pragma once

#include "app/model/deck.h"

#include <gio/gio.h>

#define UI_TYPE_DECK_ITEM (ui_deck_item_get_type())
G_DECLARE_FINAL_TYPE(UiDeckItem, ui_deck_item, UI, DECK_ITEM, GObject)

/* Properties: "deck" (IlkDeck): the deck as it is now. */

UiDeckItem *ui_deck_item_new(IlkDeck *deck) G_GNUC_WARN_UNUSED_RESULT;

/** ui_deck_item_get_deck: Returns: (transfer none) */
IlkDeck *ui_deck_item_get_deck(UiDeckItem *self);

/** ui_deck_items_update: makes @store (element-type UiDeckItem) hold @decks (element-type IlkDeck),
 * by name, touching no more of it than has changed */
void ui_deck_items_update(GListStore *store, GPtrArray *decks);
