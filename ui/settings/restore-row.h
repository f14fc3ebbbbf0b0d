/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Going back to a backup, or to the second copy: asks which, shows how far it is, can be given up,
 * and says what was done. Main thread.
 *
 * Properties: "busy" (boolean, read-only): whether something runs, or is asked
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_RESTORE_ROW (ui_restore_row_get_type())
G_DECLARE_FINAL_TYPE(UiRestoreRow, ui_restore_row, UI, RESTORE_ROW, AdwActionRow)

/** ui_restore_row_read: @collection: (nullable): what goes back */
void ui_restore_row_read(UiRestoreRow *self, IlkCollection *collection);

gboolean ui_restore_row_is_busy(UiRestoreRow *self);
