/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck in the list of the study page. It activates “study.deck” of a widget above with the deck's
 * id, which is also what a screen reader does with it. Its menu leads on to “win.deck” and
 * “win.export”. Main thread.
 */
#pragma once

#include "app/model/deck.h"

#include <gtk/gtk.h>

#define UI_TYPE_DECK_ROW (ui_deck_row_get_type())
G_DECLARE_FINAL_TYPE(UiDeckRow, ui_deck_row, UI, DECK_ROW, GtkListBoxRow)

UiDeckRow *ui_deck_row_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_deck_row_set_deck: shows @deck as it is now */
void ui_deck_row_set_deck(UiDeckRow *self, IlkDeck *deck);

/** ui_deck_row_get_id: Returns: the deck's id, 0 before there is one */
gint64 ui_deck_row_get_id(UiDeckRow *self);
