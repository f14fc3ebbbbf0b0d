/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A container that tells its content how much room there is, and can be made smaller than its
 * content's present layout needs: that is what lets a window shrink from one layout into the next.
 * Main thread.
 */
#pragma once

#include <gtk/gtk.h>

/* Logical pixels, with text of the usual size: below the first a layout is a telephone's, from the
 * second on it has two panes. Larger text needs that much more room. */
#define UI_NARROW_BELOW 600
#define UI_WIDE_FROM 940
#define UI_SMALLEST_WIDTH 340

#define UI_TYPE_ADAPTIVE_BIN (ui_adaptive_bin_get_type())
G_DECLARE_FINAL_TYPE(UiAdaptiveBin, ui_adaptive_bin, UI, ADAPTIVE_BIN, GtkWidget)

/*
 * Properties: "child" (GtkWidget), "narrow" and "wide" (boolean, read-only), for binding.
 */

gboolean ui_adaptive_bin_is_narrow(UiAdaptiveBin *self);
gboolean ui_adaptive_bin_is_wide(UiAdaptiveBin *self);

/** ui_adaptive_bin_expect: @pixels: the width that it will probably be given, so that the first
 * frame is right already */
void ui_adaptive_bin_expect(UiAdaptiveBin *self, int pixels);
