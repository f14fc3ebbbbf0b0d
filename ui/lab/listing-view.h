/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What runs, instruction by instruction: where the lock can change hands, how often it did, and
 * where that loses an update. The functions stand beside each other where there is room; code runs
 * from left to right in every language. Main thread.
 */
#pragma once

#include "app/lab/trace.h"

#include <adwaita.h>

#define UI_TYPE_LISTING_VIEW (ui_listing_view_get_type())
G_DECLARE_FINAL_TYPE(UiListingView, ui_listing_view, UI, LISTING_VIEW, AdwBin)

GtkWidget *ui_listing_view_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_listing_view_update: @listing: (nullable): to be called whenever the trace has grown;
 * instructions at which the lock was let go since the last time are lit until the next */
void ui_listing_view_update(UiListingView *self, const IlkListing *listing);
