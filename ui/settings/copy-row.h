/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The second copy of the collection: whether one is kept, how much of what is there, and what keeps
 * it from being written. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_COPY_ROW (ui_copy_row_get_type())
G_DECLARE_FINAL_TYPE(UiCopyRow, ui_copy_row, UI, COPY_ROW, AdwActionRow)

/** ui_copy_row_read: shows what there is to know of that of @collection (nullable) */
void ui_copy_row_read(UiCopyRow *self, IlkCollection *collection);
