/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the desktop's search asks (org.gnome.Shell.SearchProvider2): decks by name and cards by
 * their words. The window need not be open: without one, the collection is opened for each question
 * and closed again. Main thread.
 */
#pragma once

#include <gio/gio.h>

#include "app/store/front/collection.h"

#define UI_TYPE_SEARCH_PROVIDER (ui_search_provider_get_type())
G_DECLARE_FINAL_TYPE(UiSearchProvider, ui_search_provider, UI, SEARCH_PROVIDER, GObject)

/*
 * Signals: "need-collection" () → IlkCollection (transfer full, nullable): the one that the window
 * has open; "activated" (deck: int64, text: string): a deck was chosen, or a search for @text (deck
 * 0).
 */

/** ui_search_provider_new: @application: held while it is asked something */
UiSearchProvider *ui_search_provider_new(GApplication *application) G_GNUC_WARN_UNUSED_RESULT;

/** ui_search_provider_export: answers at @path of @connection from now on */
gboolean ui_search_provider_export(UiSearchProvider *self, GDBusConnection *connection,
                                   const char *path, GError **error);
void ui_search_provider_unexport(UiSearchProvider *self);
