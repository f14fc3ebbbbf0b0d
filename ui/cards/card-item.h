/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A place in the list of cards: the id of a card, and the card itself as soon as it has been read.
 * Main thread.
 */
#pragma once

#include "app/model/card.h"

#define UI_TYPE_CARD_ITEM (ui_card_item_get_type())
G_DECLARE_FINAL_TYPE(UiCardItem, ui_card_item, UI, CARD_ITEM, GObject)

/* Properties: "card" (IlkCard, read-only): what to follow. */

UiCardItem *ui_card_item_new(gint64 id) G_GNUC_WARN_UNUSED_RESULT;

gint64 ui_card_item_get_id(UiCardItem *self);

/** ui_card_item_get_card: Returns: (transfer none) (nullable): NULL until it has been read */
IlkCard *ui_card_item_get_card(UiCardItem *self);

/** ui_card_item_set_card: @card: (nullable): as it is now; tells who follows "card" */
void ui_card_item_set_card(UiCardItem *self, IlkCard *card);
