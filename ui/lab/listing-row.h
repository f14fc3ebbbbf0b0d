/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One instruction: its place, a sign where the eval breaker is looked at, the code, and how often
 * the lock was let go. Main thread.
 */
#pragma once

#include "app/lab/trace.h"

#include <adwaita.h>

#define UI_TYPE_LISTING_ROW (ui_listing_row_get_type())
G_DECLARE_FINAL_TYPE(UiListingRow, ui_listing_row, UI, LISTING_ROW, AdwBin)

/** ui_listing_row_new: @place: its index in the listing */
UiListingRow *ui_listing_row_new(const IlkInstruction *instruction, guint place)
    G_GNUC_WARN_UNUSED_RESULT;

/** ui_listing_row_update: @instruction: the same; lit when its count has grown */
void ui_listing_row_update(UiListingRow *self, const IlkInstruction *instruction);
