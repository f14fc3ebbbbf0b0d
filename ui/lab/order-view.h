/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Things in the order in which they happened: numbered, wrapped like words, and what others say of
 * the same. Main thread.
 */
#pragma once

#include <adwaita.h>

#define UI_TYPE_ORDER_VIEW (ui_order_view_get_type())
G_DECLARE_FINAL_TYPE(UiOrderView, ui_order_view, UI, ORDER_VIEW, AdwBin)

GtkWidget *ui_order_view_new(void) G_GNUC_WARN_UNUSED_RESULT;

/** ui_order_view_set_items: @items: (nullable): NULL-terminated; what others said is forgotten */
void ui_order_view_set_items(UiOrderView *self, char **items);

/** ui_order_view_add_other: @label: whose order @items is */
void ui_order_view_add_other(UiOrderView *self, const char *label, char **items);
