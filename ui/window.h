/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The window: it opens the collection, holds the pages, and leads from one to the next. Main
 * thread.
 */
#pragma once

#include "app/store/front/collection.h"
#include "ui/settings/settings.h"

#include <adwaita.h>

#define UI_TYPE_WINDOW (ui_window_get_type())
G_DECLARE_FINAL_TYPE(UiWindow, ui_window, UI, WINDOW, AdwApplicationWindow)

/** ui_window_new: Returns: (transfer none): a window that opens the collection in @directory once
 * its first frame is on the screen */
UiWindow *ui_window_new(AdwApplication *application, UiSettings *settings, const char *directory);

/** ui_window_offer: asks the learner whether to import @file, once the collection is open and those
 * that were offered before are answered */
void ui_window_offer(UiWindow *self, GFile *file);

/** ui_window_get_collection: Returns: (transfer none) (nullable): what is open */
IlkCollection *ui_window_get_collection(UiWindow *self);

/** ui_window_show_found: what the desktop's search led to, as soon as the collection is open: the
 * page of @deck or, for 0, the cards that @text finds */
void ui_window_show_found(UiWindow *self, gint64 deck, const char *text);

/** ui_window_get_directory: Returns: the folder of the collection it shows */
const char *ui_window_get_directory(UiWindow *self);
