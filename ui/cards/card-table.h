/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The list of cards with its columns, of which the learner chooses some and sorts by one. What is
 * done to cards goes out as the actions “cards.edit”, “cards.delete” and those of @menu, of a
 * widget above. Main thread.
 */
#pragma once

#include "app/store/front/collection-cards.h"
#include "ui/cards/card-columns.h"
#include "ui/cards/card-list.h"

#include <adwaita.h>

#define UI_TYPE_CARD_TABLE (ui_card_table_get_type())
G_DECLARE_FINAL_TYPE(UiCardTable, ui_card_table, UI, CARD_TABLE, AdwBin)

/*
 * Properties: "columns" (string): names of columns, parted by commas; "order" (string): the name of
 * the column that is sorted by, after a “-” when it is from the end, "" for by relevance;
 * "menu-model" (GMenuModel): what is offered for the selected cards.
 * Signals: "selection-changed" ().
 */

/** ui_card_table_show: @list: and @context are shown from now on; called once */
void ui_card_table_show(UiCardTable *self, UiCardList *list, UiCardContext *context);

/** ui_card_table_get_order: @descending: (out). Returns: what is sorted by */
IlkCardOrder ui_card_table_get_order(UiCardTable *self, gboolean *descending);

/** ui_card_table_count_selected: Returns: how many cards are selected */
guint ui_card_table_count_selected(UiCardTable *self);

/** ui_card_table_dup_selected: Returns: (transfer full) (element-type gint64): ids of the selected
 * cards, in their order */
GArray *ui_card_table_dup_selected(UiCardTable *self) G_GNUC_WARN_UNUSED_RESULT;

/** ui_card_table_get_first_selected: Returns: (transfer none) (nullable): the first selected card,
 * as far as it has been read */
IlkCard *ui_card_table_get_first_selected(UiCardTable *self);

void ui_card_table_select_all(UiCardTable *self);

/** ui_card_table_focus: turns to the first selected card, or to the first; FALSE without cards */
gboolean ui_card_table_focus(UiCardTable *self);
