/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the learner can set: the clock, which the window remembers, and the scheduling, which
 * belongs to the collection and is stored when the page is left. Main thread.
 */
#pragma once

#include "app/store/collection.h"
#include "ui/settings/settings.h"

#include <adwaita.h>

#define UI_TYPE_PREFERENCES_PAGE (ui_preferences_page_get_type())
G_DECLARE_FINAL_TYPE(UiPreferencesPage, ui_preferences_page, UI, PREFERENCES_PAGE, AdwBin)

UiPreferencesPage *ui_preferences_page_new(UiSettings *settings) G_GNUC_WARN_UNUSED_RESULT;

/** ui_preferences_page_set_collection: @collection: (nullable): whose scheduling is shown; NULL or
 * a read-only one cannot be changed */
void ui_preferences_page_set_collection(UiPreferencesPage *self, IlkCollection *collection);

/** ui_preferences_page_store: Returns: FALSE with @error set when the scheduling could not be
 * stored */
gboolean ui_preferences_page_store(UiPreferencesPage *self, GError **error);
