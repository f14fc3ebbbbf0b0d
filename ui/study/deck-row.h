/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck in the list of the study page. “deck.study” activates “study.deck” of a widget above with
 * the deck's id, “deck.menu” opens its menu, which leads on to “win.deck” and “win.export”. Main
 * thread.
 */
#pragma once

#include "ui/study/deck-item.h"

#include <adwaita.h>

#define UI_TYPE_DECK_ROW (ui_deck_row_get_type())
G_DECLARE_FINAL_TYPE(UiDeckRow, ui_deck_row, UI, DECK_ROW, AdwBin)

UiDeckRow *ui_deck_row_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_deck_row_set_item: @item: (nullable): whose deck is shown as it is now and as it changes */
void ui_deck_row_set_item(UiDeckRow *self, UiDeckItem *item);

/** ui_deck_row_get_id: Returns: the deck's id, 0 while there is none */
gint64 ui_deck_row_get_id(UiDeckRow *self);
