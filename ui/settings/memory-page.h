/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page “Memory”: how the collection is scheduled. Every change is stored at once and can be
 * taken back by the “Defaults” of its group. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_MEMORY_PAGE (ui_memory_page_get_type())
G_DECLARE_FINAL_TYPE(UiMemoryPage, ui_memory_page, UI, MEMORY_PAGE, AdwBin)

UiMemoryPage *ui_memory_page_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_memory_page_set_collection: @collection: (nullable): whose scheduling is shown, read anew;
 * NULL or a read-only one cannot be changed */
void ui_memory_page_set_collection(UiMemoryPage *self, IlkCollection *collection);

/** ui_memory_page_choose_deck: shows the desired retention of @deck, 0 for that of all decks */
void ui_memory_page_choose_deck(UiMemoryPage *self, gint64 deck);

/** ui_memory_page_flush: stores what was changed last; for when the page is left */
void ui_memory_page_flush(UiMemoryPage *self);

/** ui_memory_page_is_ready: Returns: whether everything is read and computed */
gboolean ui_memory_page_is_ready(UiMemoryPage *self);
