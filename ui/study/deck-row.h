/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck in the list of the study page, with what waits in it and in the decks below it.
 * “deck.study” activates “study.deck” of a widget above with the deck's id, “deck.menu” and
 * “deck.toggle” activate “decks.menu” and “decks.toggle” of the list; the menu leads on to
 * “win.deck”, “win.edit-deck” and “win.export”. Main thread.
 */
#pragma once

#include "ui/study/deck-item.h"

#include <adwaita.h>

#define UI_TYPE_DECK_ROW (ui_deck_row_get_type())
G_DECLARE_FINAL_TYPE(UiDeckRow, ui_deck_row, UI, DECK_ROW, AdwBin)

UiDeckRow *ui_deck_row_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_deck_row_set_item: @item: (nullable): whose deck is shown as it is now and as it changes */
void ui_deck_row_set_item(UiDeckRow *self, UiDeckItem *item);

/** ui_deck_row_open_menu: @menu: a GtkPopover, which the list owns; it stands at the row until
 * another row has it */
void ui_deck_row_open_menu(UiDeckRow *self, GtkWidget *menu);

/** ui_deck_row_get_item: Returns: (transfer none) (nullable) */
UiDeckItem *ui_deck_row_get_item(UiDeckRow *self);

/** ui_deck_row_get_id: Returns: the deck's id, 0 while there is none */
gint64 ui_deck_row_get_id(UiDeckRow *self);
