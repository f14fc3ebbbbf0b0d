/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The decks, the one that is chosen among them, and the desired retentions of their own, while they
 * are being changed: read whenever asked, written shortly after the last change. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#define UI_TYPE_MEMORY_DECKS (ui_memory_decks_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryDecks, ui_memory_decks, UI, MEMORY_DECKS, GObject)

/**
 * UiMemoryDecks::changed: the decks or a retention are others now
 * UiMemoryDecks::failed: with a sentence: they could not be read or stored
 */

UiMemoryDecks *ui_memory_decks_new(IlkCollection *collection) G_GNUC_WARN_UNUSED_RESULT;

/** ui_memory_decks_refresh: reads them again, after storing what was changed */
void ui_memory_decks_refresh(UiMemoryDecks *self);

/** ui_memory_decks_dup_names: Returns: (transfer full): “All decks”, then each deck that has cards,
 * with its own retention where it has one */
GStrv ui_memory_decks_dup_names(UiMemoryDecks *self) G_GNUC_WARN_UNUSED_RESULT;

/** ui_memory_decks_get_id: Returns: the id of the deck at that place of the names, 0 for
 * the first */
gint64 ui_memory_decks_get_id(UiMemoryDecks *self, guint place);

/** ui_memory_decks_choose: @deck: deck id, 0 for all decks; nothing is told of it */
void ui_memory_decks_choose(UiMemoryDecks *self, gint64 deck);

/** ui_memory_decks_get_place: Returns: which of the names is chosen; 0, all decks, also while the
 * chosen one is not known */
guint ui_memory_decks_get_place(UiMemoryDecks *self);

/** ui_memory_decks_get_percent: Returns: the chosen deck's own retention in per cent, 0 when it
 * follows the collection's */
int ui_memory_decks_get_percent(UiMemoryDecks *self);

/** ui_memory_decks_set_percent: stores it soon. @percent: 0 to follow the collection's */
void ui_memory_decks_set_percent(UiMemoryDecks *self, int percent);

/** ui_memory_decks_flush: stores what waits to be stored now, without waiting for it */
void ui_memory_decks_flush(UiMemoryDecks *self);
