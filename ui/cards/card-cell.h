/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One column of one card in the list. Main thread.
 */
#pragma once

#include "ui/cards/card-columns.h"
#include "ui/cards/card-item.h"

#include <gtk/gtk.h>

#define UI_TYPE_CARD_CELL (ui_card_cell_get_type())
G_DECLARE_FINAL_TYPE(UiCardCell, ui_card_cell, UI, CARD_CELL, GtkWidget)

/** ui_card_cell_new: @place: the list item that it is the child of, and lives as long as */
GtkWidget *ui_card_cell_new(const UiCardColumn *column, UiCardContext *context, GtkListItem *place)
    G_GNUC_WARN_UNUSED_RESULT;

/** ui_card_cell_set_item: @item: (nullable): whose card is shown from now on */
void ui_card_cell_set_item(UiCardCell *self, UiCardItem *item);

/** ui_card_cell_get_position: Returns: where in the list it stands now */
guint ui_card_cell_get_position(UiCardCell *self);
