/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Decks to choose one from, in a drop-down list that can be searched. Main thread.
 */
#pragma once

#include "app/model/deck.h"

#include <gtk/gtk.h>

/**
 * ui_deck_choice_fill:
 * @list: a GtkDropDown that is used for nothing else
 * @decks: (element-type IlkDeck)
 * @top: (nullable): what the first entry is called that stands for no deck; NULL for none
 * @name: for a screen reader
 */
void ui_deck_choice_fill(GtkDropDown *list, GPtrArray *decks, const char *top, const char *name);

/** ui_deck_choice_get: Returns: the id of the chosen deck, 0 for no deck */
gint64 ui_deck_choice_get(GtkDropDown *list);

/** ui_deck_choice_set: @deck: a deck id; one that is not in the list leaves it as it is */
void ui_deck_choice_set(GtkDropDown *list, gint64 deck);
