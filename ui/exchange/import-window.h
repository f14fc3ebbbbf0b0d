/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tells what an import would do before anything is stored, and lets the learner choose what columns
 * mean. Over the window it is asked in; Enter imports, Escape does not. Main thread.
 */
#pragma once

#include "ui/exchange/import-plan.h"

#include <adwaita.h>

#define UI_TYPE_IMPORT_WINDOW (ui_import_window_get_type())
G_DECLARE_FINAL_TYPE(UiImportWindow, ui_import_window, UI, IMPORT_WINDOW, AdwWindow)

/** UiImportWindow::confirmed: with a #GPtrArray of a #UiImportPlan for each file that shall come in
 * and can. The window goes afterwards. */

/** ui_import_window_new: @files: (element-type GFile): at least one. Returns: (transfer none):
 * shown by gtk_window_present() */
UiImportWindow *ui_import_window_new(GtkWindow *parent, IlkCollection *collection,
                                     GPtrArray *files);

/** ui_import_window_is_ready: Returns: whether everything was read */
gboolean ui_import_window_is_ready(UiImportWindow *self);
