/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How many pictures and sounds the collection has, which of them are missing, and a button that
 * removes those that nothing needs. Main thread.
 */
#pragma once

#include "app/store/front/collection.h"

#include <adwaita.h>

#define UI_TYPE_MEDIA_ROW (ui_media_row_get_type())
G_DECLARE_FINAL_TYPE(UiMediaRow, ui_media_row, UI, MEDIA_ROW, AdwActionRow)

/** ui_media_row_read: @collection: (nullable): which is looked through now */
void ui_media_row_read(UiMediaRow *self, IlkCollection *collection);
