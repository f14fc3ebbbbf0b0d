/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck in the list of the study page. It activates “study.deck” of a widget above with the deck's
 * id, which is also what a screen reader does with it. Main thread.
 */
#pragma once

#include "app/model/deck.h"

#include <gtk/gtk.h>

#define UI_TYPE_DECK_ROW (ui_deck_row_get_type())
G_DECLARE_FINAL_TYPE(UiDeckRow, ui_deck_row, UI, DECK_ROW, GtkListBoxRow)

GtkWidget *ui_deck_row_new(IlkDeck *deck) G_GNUC_WARN_UNUSED_RESULT;
