/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cards that a search found, as a GListModel of UiCardItem. It holds the ids of all, and the
 * cards themselves only of the windows of ILK_CARDS_PER_WINDOW that were looked at last: a place is
 * there at once, its card follows. So a million cards cost eight megabytes. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#include <gio/gio.h>

#define UI_TYPE_CARD_LIST (ui_card_list_get_type())
G_DECLARE_FINAL_TYPE(UiCardList, ui_card_list, UI, CARD_LIST, GObject)

UiCardList *ui_card_list_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_card_list_set_collection: @collection: (nullable): where cards are read; empties the list */
void ui_card_list_set_collection(UiCardList *self, IlkCollection *collection);

/**
 * ui_card_list_set_ids:
 * @ids: (transfer full) (element-type gint64): of the cards, in their order
 *
 * Only what differs from before is told to have changed, so that a selection stays on the rest.
 * Cards that are held are read again.
 */
void ui_card_list_set_ids(UiCardList *self, GArray *ids);

/** ui_card_list_show_all: a long list grows to its length while nothing else is to be done; from
 * here on it has it */
void ui_card_list_show_all(UiCardList *self);

/** ui_card_list_get_id: Returns: the id of the card at @position, which must exist */
gint64 ui_card_list_get_id(UiCardList *self, guint position);

/** ui_card_list_count_windows: Returns: how many windows are held now; never more than
 * ILK_MAX_CARD_WINDOWS */
guint ui_card_list_count_windows(UiCardList *self);
