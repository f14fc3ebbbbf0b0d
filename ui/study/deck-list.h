/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The tree of decks, a row each, of which only those that can be seen are made. It is as high as
 * its rows are, and scrolls where there is less room. Activating a row activates “study.deck” of a
 * widget above with the deck's id. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_DECK_LIST (ui_deck_list_get_type())
G_DECLARE_FINAL_TYPE(UiDeckList, ui_deck_list, UI, DECK_LIST, GtkWidget)

/** ui_deck_list_set_decks: @decks: (element-type IlkDeck): what is shown from now on; the rows of
 * decks that were shown before stay */
void ui_deck_list_set_decks(UiDeckList *self, GPtrArray *decks);

/** ui_deck_list_set_collapsed: @ids: of the decks that hide what is below them, parted by commas.
 * The learner's changes to it activate “settings.collapsed-decks” with such a text. */
void ui_deck_list_set_collapsed(UiDeckList *self, const char *ids);
