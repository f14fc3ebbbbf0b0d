/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How one deck is studied: a row for each option that a deck can have of its own. What it does not
 * set follows the deck above it, or all decks. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_DECK_OPTIONS (ui_deck_options_get_type())
G_DECLARE_FINAL_TYPE(UiDeckOptions, ui_deck_options, UI, DECK_OPTIONS, AdwPreferencesGroup)

/* Signals: "failed" (sentence): something could not be read or stored. */

/** ui_deck_options_show: @above: (nullable): the name of the deck that @parent is */
void ui_deck_options_show(UiDeckOptions *self, IlkCollection *collection, gint64 deck,
                          gint64 parent, const char *above);

/** ui_deck_options_is_ready: Returns: whether the deck's options stand there */
gboolean ui_deck_options_is_ready(UiDeckOptions *self);

/** ui_deck_options_flush: stores what was changed and has not come to rest */
void ui_deck_options_flush(UiDeckOptions *self);
