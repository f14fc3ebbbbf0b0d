/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The cards that an import is about as a list model: an item is made for a row that is looked at.
 * Main thread.
 */
#pragma once

#include "app/store/front/collection-import.h"

#define UI_TYPE_IMPORT_ROW (ui_import_row_get_type())
G_DECLARE_FINAL_TYPE(UiImportRow, ui_import_row, UI, IMPORT_ROW, GObject)

/** ui_import_row_get: Returns: (transfer none): lives as long as the row does */
const IlkImportRow *ui_import_row_get(UiImportRow *self);

#define UI_TYPE_IMPORT_ROWS (ui_import_rows_get_type())
G_DECLARE_FINAL_TYPE(UiImportRows, ui_import_rows, UI, IMPORT_ROWS, GObject)

/** ui_import_rows_new: @rows: (element-type IlkImportRow). Returns: (transfer full): new ones
 * first, then changed, left out and missing ones */
UiImportRows *ui_import_rows_new(GPtrArray *rows) G_GNUC_WARN_UNUSED_RESULT;
