/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What a collection can go back to, to choose one of. Main thread.
 */
#pragma once

#include "app/store/front/collection-restore.h"

#include <adwaita.h>

#define UI_TYPE_RESTORE_CHOICE (ui_restore_choice_get_type())
G_DECLARE_FINAL_TYPE(UiRestoreChoice, ui_restore_choice, UI, RESTORE_CHOICE, AdwBin)

/** ui_restore_choice_new: @directory: of the collection; @points: (element-type IlkRestorePoint):
 * the first is chosen */
GtkWidget *ui_restore_choice_new(const char *directory, GPtrArray *points)
    G_GNUC_WARN_UNUSED_RESULT;

/** ui_restore_choice_get: Returns: (transfer none) (nullable): what is chosen */
const IlkRestorePoint *ui_restore_choice_get(UiRestoreChoice *self);
