/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How much of the disk copies of the collection may take. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_BACKUP_ROW (ui_backup_row_get_type())
G_DECLARE_FINAL_TYPE(UiBackupRow, ui_backup_row, UI, BACKUP_ROW, AdwActionRow)

/** ui_backup_row_read: @collection: (nullable): whose share is shown, and changed */
void ui_backup_row_read(UiBackupRow *self, IlkCollection *collection);
