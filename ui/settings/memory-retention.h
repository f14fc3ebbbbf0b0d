/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The group “Desired retention”: of all decks or of one, what it costs and brings, and a
 * suggestion. Main thread.
 */
#pragma once

#include "ui/settings/memory-options.h"

#include <adwaita.h>

#define UI_TYPE_MEMORY_RETENTION (ui_memory_retention_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryRetention, ui_memory_retention, UI, MEMORY_RETENTION,
                     AdwPreferencesGroup)

/** UiMemoryRetention::failed: with a sentence: a deck's retention could not be read or stored */

/** ui_memory_retention_set_options: @options: (nullable): what is shown and changed */
void ui_memory_retention_set_options(UiMemoryRetention *self, UiMemoryOptions *options);

/** ui_memory_retention_choose_deck: @deck: deck id, 0 for all decks */
void ui_memory_retention_choose_deck(UiMemoryRetention *self, gint64 deck);

/** ui_memory_retention_refresh: for when cards were studied or decks added meanwhile */
void ui_memory_retention_refresh(UiMemoryRetention *self);

/** ui_memory_retention_flush: stores what waits to be stored now, without waiting for it */
void ui_memory_retention_flush(UiMemoryRetention *self);

/** ui_memory_retention_is_ready: Returns: whether the curves are those of the deck and
 * of the options */
gboolean ui_memory_retention_is_ready(UiMemoryRetention *self);
