/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Where the second copy of the collection is kept: another disk, or a folder that is synced, can be
 * chosen. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_COPY_PLACE_ROW (ui_copy_place_row_get_type())
G_DECLARE_FINAL_TYPE(UiCopyPlaceRow, ui_copy_place_row, UI, COPY_PLACE_ROW, AdwActionRow)

/** ui_copy_place_row_read: shows where that of @collection (nullable) is */
void ui_copy_place_row_read(UiCopyPlaceRow *self, IlkCollection *collection);

/** ui_copy_place_row_choose: keeps it in @folder from now on; what there is stays where it is */
void ui_copy_place_row_choose(UiCopyPlaceRow *self, GFile *folder);
