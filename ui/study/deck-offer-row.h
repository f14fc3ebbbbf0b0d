/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A built-in deck that can be added. Main thread.
 */
#pragma once

#include "app/deckfile/deck-file.h"

#include <gtk/gtk.h>

#define UI_TYPE_DECK_OFFER_ROW (ui_deck_offer_row_get_type())
G_DECLARE_FINAL_TYPE(UiDeckOfferRow, ui_deck_offer_row, UI, DECK_OFFER_ROW, GtkListBoxRow)

/** ui_deck_offer_row_new: @file: one of the program's own decks; copied from */
UiDeckOfferRow *ui_deck_offer_row_new(const IlkDeckFile *file) G_GNUC_WARN_UNUSED_RESULT;
