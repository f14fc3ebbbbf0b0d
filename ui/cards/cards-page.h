/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * All cards: found as one types, listed in columns, and changed, one or many at once. Main thread.
 */
#pragma once

#include "ui/base/page.h"

#define UI_TYPE_CARDS_PAGE (ui_cards_page_get_type())
G_DECLARE_FINAL_TYPE(UiCardsPage, ui_cards_page, UI, CARDS_PAGE, UiPage)

/* Properties: "card-columns", "card-order" (string): see UiCardTable; they follow the settings of
 * the same names and are stored there by the actions “settings.card-columns” and
 * “settings.card-order”. Actions: “cards.new” and what else the menu of cards has. */

/** ui_cards_page_search: searches for @text, as if it had been typed */
void ui_cards_page_search(UiCardsPage *self, const char *text);
