/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck's place in a list: it stays while the deck's counts change, and so does the row that shows
 * it, with its focus and its open menu. Main thread.
 */
#pragma once

#include "app/model/deck-tree.h"

#include <gio/gio.h>

#define UI_TYPE_DECK_ITEM (ui_deck_item_get_type())
G_DECLARE_FINAL_TYPE(UiDeckItem, ui_deck_item, UI, DECK_ITEM, GObject)

/* Properties: "deck" (IlkDeck): the deck as it is now; notified of, too, when its place in the tree
 * is another. */

UiDeckItem *ui_deck_item_new(const IlkDeckBranch *branch) G_GNUC_WARN_UNUSED_RESULT;

/** ui_deck_item_get_deck: Returns: (transfer none) */
IlkDeck *ui_deck_item_get_deck(UiDeckItem *self);

/** ui_deck_item_get_branch: Returns: (transfer none): where it stands, and what is below */
const IlkDeckBranch *ui_deck_item_get_branch(UiDeckItem *self);

/** ui_deck_item_is_collapsed: Returns: whether the decks below it are hidden */
gboolean ui_deck_item_is_collapsed(UiDeckItem *self);

/**
 * ui_deck_items_update:
 * @store: (element-type UiDeckItem)
 * @tree: from ilk_deck_tree_new()
 * @collapsed: (element-type gint64): ids of the decks that hide what is below them
 *
 * Makes @store hold what of @tree is not hidden, touching no more of it than has changed.
 */
void ui_deck_items_update(GListStore *store, GArray *tree, GHashTable *collapsed);
