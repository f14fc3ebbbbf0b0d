/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The desired retention in per cent, of all decks or of the one that is chosen among @decks. A deck
 * follows all decks until it is given a retention of its own. Main thread.
 */
#pragma once

#include "ui/settings/memory-decks.h"
#include "ui/settings/memory-options.h"

/** ui_retention_choice_get_common: Returns: that of all decks */
int ui_retention_choice_get_common(UiMemoryOptions *options);

/** ui_retention_choice_get: Returns: that of what is chosen, its own or the common one */
int ui_retention_choice_get(UiMemoryOptions *options, UiMemoryDecks *decks);

/** ui_retention_choice_set: stores it soon for what is chosen. @percent: 0 for a deck that is to
 * follow all decks */
void ui_retention_choice_set(UiMemoryOptions *options, UiMemoryDecks *decks, int percent);

/** ui_retention_choice_get_default: Returns: what to set for the default: 0 for a deck */
int ui_retention_choice_get_default(UiMemoryDecks *decks);
