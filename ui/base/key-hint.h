/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A key, drawn as a key cap, and what it does. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#define UI_TYPE_KEY_HINT (ui_key_hint_get_type())
G_DECLARE_FINAL_TYPE(UiKeyHint, ui_key_hint, UI, KEY_HINT, GtkWidget)

/* Properties: "keys" (string): key caps parted by spaces, such as “Ctrl Z”; a word in brackets,
 * such as “1 (–) 4”, stands between them without a cap. "meaning" (string). */
