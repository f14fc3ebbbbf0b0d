/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One bar parted into shares of a whole, with a legend that has their numbers. Main thread.
 */
#pragma once

#include "ui/charts/chart.h"

#define UI_TYPE_SHARE_BAR (ui_share_bar_get_type())
G_DECLARE_FINAL_TYPE(UiShareBar, ui_share_bar, UI, SHARE_BAR, UiChart)

/** UiShare: @label: lent by the caller for the call; @n: 0 shows in the legend only */
typedef struct {
  const char *label;
  UiColor color;
  guint n;
} UiShare;

UiShareBar *ui_share_bar_new(void) G_GNUC_WARN_UNUSED_RESULT;

void ui_share_bar_set_shares(UiShareBar *self, const UiShare *shares, guint n);
